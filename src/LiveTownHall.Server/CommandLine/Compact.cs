using LiveTownHall.Journal;
using LiveTownHall.Server.Halls;
using LiveTownHall.Server.Settings;
using LiveTownHall.Server.Stores;

namespace LiveTownHall.Server.CommandLine;

/// <summary>Removes the text of redacted questions from the journal: of one hall, or of every hall in the store. Servers may run meanwhile.</summary>
internal static class Compact
{
    /// <param name="hall">Null for every hall.</param>
    /// <returns>0 where no redacted text is left in the store; else 1.</returns>
    public static async Task<int> RunAsync(TownhallSettings settings, string? hall, TextWriter output, TextWriter errors, CancellationToken cancellation)
    {
        try
        {
            await using var store = await StoreKinds.OpenAsync(settings, StoreUse.Read);
            var (isDone, anyRedacted) = (true, false);
            foreach (var id in hall is null ? await store.Compaction.HallsAsync(cancellation) : [hall])
            {
                if (await CompactAsync(store, id, errors, cancellation) is not { } compacted)
                {
                    isDone = false;
                    continue;
                }

                anyRedacted |= compacted.Redacted > 0;
                await output.WriteLineAsync($"Hall {id}: {Describe(compacted)}");
            }

            // Also where nothing was left to remove: the last compaction may have been broken off before its end.
            foreach (var remains in anyRedacted ? await store.Compaction.ScrubAsync(cancellation) : [])
            {
                isDone = false;
                await errors.WriteLineAsync(remains);
            }

            return isDone ? 0 : 1;
        }
        catch (Exception e) when (e is JournalUnavailableException or IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            await errors.WriteLineAsync(e.Message);
            return 1;
        }
    }

    private static async Task<HallCompacted?> CompactAsync(IStore store, string hall, TextWriter errors, CancellationToken cancellation)
    {
        try
        {
            if (await new HallCompaction(store).RunAsync(hall, cancellation) is { } compacted)
                return compacted;
            await errors.WriteLineAsync($"There is no hall {hall} in this store.");
        }
        catch (JournalCorruptException damage)
        {
            await errors.WriteLineAsync(damage.Message);
        }
        catch (JournalTooNewException newer)
        {
            await errors.WriteLineAsync($"Hall {hall}: the batch at position {newer.Position} was written by a newer version of this program.");
        }

        return null;
    }

    private static string Describe(HallCompacted compacted) => compacted switch
    {
        { Redacted: 0 } => "no question is redacted.",
        { Questions: 0 } => $"no text is left of its {Count(compacted.Redacted, "redacted question", "redacted questions")}.",
        _ => $"the text of {Count(compacted.Questions, "redacted question", "redacted questions")} was removed from {Count(compacted.Batches, "batch", "batches")}.",
    };

    private static string Count(int number, string one, string many) => FormattableString.Invariant($"{number} {(number == 1 ? one : many)}");
}
