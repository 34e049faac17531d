using System.Text.Json;
using LiveTownHall.Journal;
using LiveTownHall.Server.Halls;
using LiveTownHall.Server.Settings;
using LiveTownHall.Server.Stores;
using LiveTownHall.Server.Wire;

namespace LiveTownHall.Server.CommandLine;

/// <summary>Removes the text of redacted questions from the journal: of one hall, or of every hall in the store. Servers may run meanwhile.</summary>
internal static class Compact
{
    private static readonly JsonSerializerOptions Indented = new(WireJson.Options) { WriteIndented = true };

    /// <inheritdoc cref="RunAsync(TownhallSettings, string?, CompactOutput, TextWriter, TextWriter, CancellationToken)"/>
    public static Task<int> RunAsync(TownhallSettings settings, string? hall, TextWriter output, TextWriter errors, CancellationToken cancellation)
        => RunAsync(settings, hall, default, output, errors, cancellation);

    /// <param name="hall">Null for every hall.</param>
    /// <returns>0 where no redacted text is left in the store; else 1.</returns>
    public static async Task<int> RunAsync(TownhallSettings settings, string? hall, CompactOutput how, TextWriter output, TextWriter errors, CancellationToken cancellation)
    {
        var done = new List<CompactedHall>();
        var flaws = new List<string>();
        try
        {
            await using var store = await StoreKinds.OpenAsync(settings, StoreUse.Read);
            foreach (var id in hall is null ? await store.Compaction.HallsAsync(cancellation) : [hall])
            {
                if (await CompactAsync(store, id, how.DryRun, flaws, cancellation) is not { } compacted)
                    continue;
                done.Add(new(id, compacted.Redacted, compacted.Questions, compacted.Batches));
                if (!how.IsJson)
                    await output.WriteLineAsync($"Hall {id}: {Describe(compacted, how.DryRun)}");
            }

            // Also where nothing was left to remove: the last compaction may have been broken off before its end.
            if (!how.DryRun && done.Exists(compacted => compacted.Redacted > 0))
                flaws.AddRange(await store.Compaction.ScrubAsync(cancellation));
        }
        catch (Exception e) when (e is JournalUnavailableException or IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            flaws.Add(e.Message);
        }

        if (how.IsJson)
            await output.WriteLineAsync(JsonSerializer.Serialize(new { halls = done, dryRun = how.DryRun, flaws }, Indented));
        foreach (var flaw in flaws)
            await errors.WriteLineAsync(flaw);
        return flaws.Count == 0 ? 0 : 1;
    }

    private static async Task<HallCompacted?> CompactAsync(IStore store, string hall, bool dryRun, List<string> flaws, CancellationToken cancellation)
    {
        try
        {
            if (await new HallCompaction(store).RunAsync(hall, dryRun, cancellation) is { } compacted)
                return compacted;
            flaws.Add($"There is no hall {hall} in this store.");
        }
        catch (JournalCorruptException damage)
        {
            flaws.Add(damage.Message);
        }
        catch (JournalTooNewException newer)
        {
            flaws.Add($"Hall {hall}: the batch at position {newer.Position} was written by a newer version of this program.");
        }

        return null;
    }

    private static string Describe(HallCompacted compacted, bool dryRun) => compacted switch
    {
        { Redacted: 0 } => "no question is redacted.",
        { Questions: 0 } => $"no text is left of its {Count(compacted.Redacted, "redacted question", "redacted questions")}.",
        _ => $"the text of {Count(compacted.Questions, "redacted question", "redacted questions")} {(dryRun ? "would be" : "was")} removed "
            + $"from {Count(compacted.Batches, "batch", "batches")}.",
    };

    private static string Count(int number, string one, string many) => FormattableString.Invariant($"{number} {(number == 1 ? one : many)}");

    private sealed record CompactedHall(string HallId, int Redacted, int Questions, int Batches);
}

/// <param name="DryRun">Only says what would be removed.</param>
internal readonly record struct CompactOutput(bool IsJson, bool DryRun);
