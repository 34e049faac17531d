using System.Text.Json;
using LiveTownHall.Core.Halls;
using LiveTownHall.Journal;
using LiveTownHall.Server.Fanout;
using LiveTownHall.Server.Hosting;
using LiveTownHall.Server.Settings;
using LiveTownHall.Server.Stores;
using LiveTownHall.Server.Wire;

namespace LiveTownHall.Server.CommandLine;

/// <summary>Folds a hall's journal anew and prints what comes out: the count that anybody can repeat.</summary>
internal static class Replay
{
    private static readonly JsonSerializerOptions Indented = new(WireJson.Options) { WriteIndented = true };

    /// <returns>0; 1 where the hall is unknown, the position does not exist, or the journal is damaged before it.</returns>
    public static async Task<int> RunAsync(TownhallSettings settings, string hall, long? at, TextWriter output, TextWriter errors, CancellationToken cancellation)
    {
        if (at < 1)
        {
            await errors.WriteLineAsync("Positions of a journal begin at 1.");
            return 1;
        }

        var replica = new HallReplica();
        try
        {
            await using var store = await StoreKinds.OpenAsync(settings, StoreUse.Read);
            await foreach (var batch in store.Journal.ReadAsync(hall, 1, cancellation))
            {
                if (!replica.Apply(batch.Position, batch.Body.Span))
                {
                    await errors.WriteLineAsync($"The batch at position {batch.Position} was written by a newer version of this program.");
                    return 1;
                }

                // Not one batch further: it may be the damaged one.
                if (batch.Position == at)
                    break;
            }
        }
        catch (Exception e) when (e is JournalCorruptException or JournalUnavailableException or FileNotFoundException)
        {
            await errors.WriteLineAsync(e.Message);
            if (e is not JournalCorruptException)
                return 1;
            await errors.WriteLineAsync($"Everything before it can be read: replay --hall {hall} --at {replica.Position}");
            return 1;
        }

        if (replica.Cut() is not { } cut)
        {
            await errors.WriteLineAsync($"There is no hall {hall} in this store.");
            return 1;
        }

        if (at > replica.Position)
        {
            await errors.WriteLineAsync($"The journal ends at position {replica.Position}.");
            return 1;
        }

        var view = Slices.JournalFrames(TimeProvider.System).Whole(cut, View.Backstage, audience: 0, hz: 0, before: null);
        await output.WriteLineAsync(JsonSerializer.Serialize(new { view.Position, view.Hall, view.Polls }, Indented));
        return 0;
    }
}
