using LiveTownHall.Journal;
using LiveTownHall.Server.Access;
using LiveTownHall.Server.Agenda;
using LiveTownHall.Server.Halls;
using LiveTownHall.Server.Settings;
using LiveTownHall.Server.Stores;
using Microsoft.Extensions.Options;

namespace LiveTownHall.Server.CommandLine;

/// <summary>Creates a hall from an agenda file. A running server on the same store finds it at once.</summary>
internal static class Prepare
{
    private const string DefaultAddress = "http://localhost:5080";

    /// <returns>0; 1 where the file can't be read or has a flaw, then nothing was made.</returns>
    public static async Task<int> RunAsync(TownhallSettings settings, string file, TextWriter output, TextWriter errors, CancellationToken cancellation)
    {
        try
        {
            var agenda = AgendaFile.Parse(await File.ReadAllTextAsync(file, cancellation));
            await using var store = await StoreKinds.OpenAsync(settings, StoreUse.Write);
            var founding = new HallFounding(store, new JoinCodes(store.Directory), Options.Create(settings), TimeProvider.System);
            var (hall, flaw) = await founding.FoundAsync(agenda.Hall, cancellation);
            if (flaw is not null)
            {
                await errors.WriteLineAsync($"{file}{agenda.LineOf(flaw.Message)}: {flaw.Message}");
                return 1;
            }

            var answer = hall!.ToAnswer(settings.PublicUrl?.TrimEnd('/') ?? DefaultAddress);
            await output.WriteLineAsync($"""
                Hall       {answer.HallId}
                Join code  {answer.JoinCode}
                Attendees  {answer.JoinUrl}
                Wall       {answer.StageUrl}
                Backstage  {answer.BackstageUrl}

                Keys; they are shown only now:
                  facilitator  {answer.Keys.Facilitator}
                  moderator    {answer.Keys.Moderator}
                  speaker      {answer.Keys.Speaker}
                  screen       {answer.Keys.Screen}
                """);
            return 0;
        }
        catch (AgendaException flaw)
        {
            await errors.WriteLineAsync($"{file}:{flaw.Line}: {flaw.Message}");
            return 1;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JournalUnavailableException)
        {
            await errors.WriteLineAsync(e.Message);
            return 1;
        }
    }
}
