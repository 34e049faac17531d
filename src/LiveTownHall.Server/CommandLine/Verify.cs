using System.Text.Json;
using LiveTownHall.Contracts.Moderation;
using LiveTownHall.Core.Audit;
using LiveTownHall.Core.Halls;
using LiveTownHall.Journal;
using LiveTownHall.Journal.Chain;
using LiveTownHall.Server.Settings;
using LiveTownHall.Server.Stores;
using LiveTownHall.Server.Wire;

namespace LiveTownHall.Server.CommandLine;

/// <summary>Checks a hall's record: the journal and its chain from the first batch to the last, and the audit chain against what somebody kept of it.</summary>
internal static class Verify
{
    /// <param name="export">An audit export in JSON; every entry in it must be the journal's, with the same hash.</param>
    /// <param name="head">A hash that was published; it must be the hash of an entry.</param>
    /// <returns>0 where everything holds, else 1.</returns>
    public static async Task<int> RunAsync(TownhallSettings settings, string hall, string? export, string? head, TextWriter output, TextWriter errors,
        CancellationToken cancellation)
    {
        var replica = new HallReplica();
        var links = new JournalChain();
        var linked = 0L;
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

                if (FlawOf(batch, links) is { } flaw)
                {
                    await errors.WriteLineAsync(flaw);
                    return 1;
                }

                linked += batch.Link is null ? 0 : 1;
                links.Add(batch);
            }

            if (replica.State is null)
            {
                await errors.WriteLineAsync($"There is no hall {hall} in this store.");
                return 1;
            }

            var chain = AuditChain.Link(replica.Audit.Entries).ToList();
            if (export is not null && await CompareAsync(export, chain, errors, cancellation) is not 0 and var differs)
                return differs;
            if (head is not null && !chain.Exists(e => string.Equals(e.Hash, head, StringComparison.OrdinalIgnoreCase)))
            {
                await errors.WriteLineAsync("No entry of this hall's record has that hash: the record is not the one it was taken from.");
                return 1;
            }

            if (BudgetRecount.Differs(replica, out var notes, cancellation) is { } differing)
            {
                await errors.WriteLineAsync(differing);
                return 1;
            }

            foreach (var note in notes)
                await output.WriteLineAsync(note);
            await output.WriteLineAsync($"The record of hall {hall} holds: {replica.Position} batches, {chain.Count} entries, "
                + $"head {(chain.Count == 0 ? "none" : chain[^1].Hash)}.");
            await output.WriteLineAsync($"The journal's chain holds: {linked} of {replica.Position} batches carry a digest, {links.Tip.Digest} is that of all of them.");
            return 0;
        }
        catch (Exception e) when (e is JournalCorruptException or JournalUnavailableException or IOException or UnauthorizedAccessException or JsonException)
        {
            await errors.WriteLineAsync(e.Message);
            return 1;
        }
    }

    private static string? FlawOf(in JournalBatch batch, JournalChain chain) => true switch
    {
        _ when batch.Link?.Fits(batch.Body.Span) is false => $"The batch at position {batch.Position} is not what its digest says.",
        _ when !chain.Agrees(batch) => $"The chain breaks at position {batch.Position}: that batch was written behind another journal than the one that stands before it.",
        _ => null,
    };

    private static async Task<int> CompareAsync(string export, List<(AuditEntry Entry, string Hash)> chain, TextWriter errors, CancellationToken cancellation)
    {
        await using var file = File.OpenRead(export);
        var kept = await JsonSerializer.DeserializeAsync<List<AuditEntryView?>>(file, WireJson.Options, cancellation) ?? [];
        if (kept.Count > chain.Count)
        {
            await errors.WriteLineAsync($"The export has {kept.Count} entries, the journal only {chain.Count}: entries are missing from the journal.");
            return 1;
        }

        for (var i = 0; i < kept.Count; i++)
        {
            var (entry, hash) = chain[i];
            if (kept[i] is { } said && said.Hash == hash && Same(said, entry))
                continue;
            await errors.WriteLineAsync($"Entry {i + 1} (position {kept[i]?.Position}, {kept[i]?.Action}) "
                + $"is not what the journal holds there (position {entry.Position}, {entry.Action}).");
            return 1;
        }

        return 0;
    }

    private static bool Same(AuditEntryView kept, AuditEntry entry)
        => kept.Position == entry.Position && kept.Index == entry.Index && kept.At.ToUnixTimeMilliseconds() == entry.At && kept.Actor == entry.Actor
        && kept.Role == entry.Role && kept.Action == entry.Action && kept.Target == entry.Target && kept.Revision == entry.Revision
        && kept.From == entry.From && kept.To == entry.To && kept.Reason == entry.Reason && kept.Rule == entry.Rule;
}
