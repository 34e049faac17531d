using LiveTownHall.Journal;
using LiveTownHall.Rehearsal.Dress;
using LiveTownHall.Server.Hosting;
using LiveTownHall.Server.Settings;
using LiveTownHall.Server.Stores;

namespace LiveTownHall.Server.CommandLine;

/// <summary>A dress rehearsal from the command line: go or no-go, with the numbers.</summary>
internal static class Rehearse
{
    /// <returns>0 for go; 1 for no-go, an unknown hall or a store that can't be read.</returns>
    public static async Task<int> RunAsync(TownhallSettings settings, string hall, int attendees, TextWriter output, TextWriter errors, CancellationToken cancellation)
    {
        try
        {
            await using var store = await StoreKinds.OpenAsync(settings, StoreUse.Read);
            if (await new DressRehearsal(new RehearsedServer(), store, TimeProvider.System).RunAsync(hall, attendees, cancellation) is not { } verdict)
            {
                await errors.WriteLineAsync($"There is no hall {hall} in this store.");
                return 1;
            }

            await output.WriteLineAsync(verdict.Go ? $"GO with {verdict.Attendees} attendees" : $"NO-GO with {verdict.Attendees} attendees");
            foreach (var finding in verdict.Findings)
                await output.WriteLineAsync($"  {finding}");
            return verdict.Go ? 0 : 1;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            await errors.WriteLineAsync($"NO-GO: the rehearsal with {attendees} attendees did not end within three minutes.");
            return 1;
        }
        catch (Exception e) when (e is JournalCorruptException or JournalUnavailableException or IOException or InvalidOperationException)
        {
            await errors.WriteLineAsync(e.Message);
            return 1;
        }
    }
}
