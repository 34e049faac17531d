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
    private static readonly JsonSerializerOptions Indented = new(WireJson.Options) { WriteIndented = true };

    /// <inheritdoc cref="RunAsync(TownhallSettings, VerifyCall, TextWriter, TextWriter, CancellationToken)"/>
    public static Task<int> RunAsync(TownhallSettings settings, string hall, string? export, string? head, TextWriter output, TextWriter errors,
        CancellationToken cancellation)
        => RunAsync(settings, new VerifyCall(hall, export, head, IsJson: false), output, errors, cancellation);

    /// <returns>0 where everything holds, else 1.</returns>
    public static async Task<int> RunAsync(TownhallSettings settings, VerifyCall call, TextWriter output, TextWriter errors, CancellationToken cancellation)
    {
        var verified = await CheckAsync(settings, call, cancellation);
        if (call.IsJson)
            await output.WriteLineAsync(JsonSerializer.Serialize(verified, Indented));
        else if (verified.Flaw is { } flaw)
            await errors.WriteLineAsync(flaw);
        foreach (var line in call.IsJson || !verified.Holds ? [] : verified.Describe())
            await output.WriteLineAsync(line);
        return verified.Holds ? 0 : 1;
    }

    private static async Task<Verified> CheckAsync(TownhallSettings settings, VerifyCall call, CancellationToken cancellation)
    {
        var replica = new HallReplica();
        var links = new JournalChain();
        var linked = 0L;
        try
        {
            await using var store = await StoreKinds.OpenAsync(settings, StoreUse.Read);
            await foreach (var batch in store.Journal.ReadAsync(call.Hall, 1, cancellation))
            {
                if (!replica.Apply(batch.Position, batch.Body.Span))
                    return Flawed($"The batch at position {batch.Position} was written by a newer version of this program.");
                if (FlawOf(batch, links) is { } flaw)
                    return Flawed(flaw);
                linked += batch.Link is null ? 0 : 1;
                links.Add(batch);
            }

            if (replica.State is null)
                return Flawed($"There is no hall {call.Hall} in this store.");
            var chain = AuditChain.Link(replica.Audit.Entries).ToList();
            if (call.Export is { } export && await CompareAsync(export, chain, cancellation) is { } differs)
                return Flawed(differs);
            if (call.Head is { } head && !chain.Exists(e => string.Equals(e.Hash, head, StringComparison.OrdinalIgnoreCase)))
                return Flawed("No entry of this hall's record has that hash: the record is not the one it was taken from.");
            if (BudgetRecount.Differs(replica, out var notes, cancellation) is { } differing)
                return Flawed(differing);
            return new Verified(call.Hall, true, null, replica.Position, linked, chain.Count, chain.LastOrDefault().Hash, links.Tip.Digest.ToString(), notes);
        }
        catch (Exception e) when (e is JournalCorruptException or JournalUnavailableException or IOException or UnauthorizedAccessException or JsonException)
        {
            return Flawed(e.Message);
        }

        Verified Flawed(string flaw) => new(call.Hall, false, flaw, replica.Position, linked, replica.Audit.Entries.Count, null, null, []);
    }

    private static string? FlawOf(in JournalBatch batch, JournalChain chain) => true switch
    {
        _ when batch.Link?.Fits(batch.Body.Span) is false => $"The batch at position {batch.Position} is not what its digest says.",
        _ when !chain.Agrees(batch) => $"The chain breaks at position {batch.Position}: that batch was written behind another journal than the one that stands before it.",
        _ => null,
    };

    /// <returns>What differs; null where nothing does.</returns>
    private static async Task<string?> CompareAsync(string export, List<(AuditEntry Entry, string Hash)> chain, CancellationToken cancellation)
    {
        await using var file = File.OpenRead(export);
        var kept = await JsonSerializer.DeserializeAsync<List<AuditEntryView?>>(file, WireJson.Options, cancellation) ?? [];
        if (kept.Count > chain.Count)
            return $"The export has {kept.Count} entries, the journal only {chain.Count}: entries are missing from the journal.";
        for (var i = 0; i < kept.Count; i++)
        {
            var (entry, hash) = chain[i];
            if (kept[i] is { } said && said.Hash == hash && Same(said, entry))
                continue;
            return $"Entry {i + 1} (position {kept[i]?.Position}, {kept[i]?.Action}) is not what the journal holds there (position {entry.Position}, {entry.Action}).";
        }

        return null;
    }

    private static bool Same(AuditEntryView kept, AuditEntry entry)
        => kept.Position == entry.Position && kept.Index == entry.Index && kept.At.ToUnixTimeMilliseconds() == entry.At && kept.Actor == entry.Actor
        && kept.Role == entry.Role && kept.Action == entry.Action && kept.Target == entry.Target && kept.Revision == entry.Revision
        && kept.From == entry.From && kept.To == entry.To && kept.Reason == entry.Reason && kept.Rule == entry.Rule;
}

/// <param name="Export">An audit export in JSON; every entry in it must be the journal's, with the same hash.</param>
/// <param name="Head">A hash that was published; it must be the hash of an entry.</param>
internal sealed record VerifyCall(string Hall, string? Export, string? Head, bool IsJson);

/// <param name="Batches">Read, all of them where it holds.</param>
/// <param name="Linked">Batches that carry a digest.</param>
/// <param name="Head">Hash of the newest entry of the record.</param>
/// <param name="Digest">Of the whole journal.</param>
internal sealed record Verified(
    string HallId, bool Holds, string? Flaw, long Batches, long Linked, int Entries, string? Head, string? Digest, IReadOnlyList<string> Notes)
{
    public IEnumerable<string> Describe() => [
        .. Notes,
        $"The record of hall {HallId} holds: {Batches} batches, {Entries} entries, head {Head ?? "none"}.",
        $"The journal's chain holds: {Linked} of {Batches} batches carry a digest, {Digest} is that of all of them.",
    ];
}
