using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Contracts.Moderation;
using LiveTownHall.Core.Audit;
using LiveTownHall.Core.Halls;

namespace LiveTownHall.Server.Moderation;

/// <summary>The record in the words of the protocol.</summary>
internal static class AuditViews
{
    /// <summary>What a public log tells of: what was done to what people said.</summary>
    private static readonly HashSet<string> Public = new(StringComparer.Ordinal)
    {
        "hold", "reject", "restore", "label", "unlabel", "merge", "unmerge", "confirmContext", "removeContext", "redact", "mute", "unmute", "undo", "dismissAppeal", "resolveFlags",
    };

    public static AuditPage Of(HallReplica replica, string? itemId)
    {
        if (itemId is null)
            return new AuditPage { Ok = false, Error = new Refusal(RefusalCodes.NotFound, "itemId: is missing.") };
        var id = itemId.ToUpperInvariant();
        var entries = AuditChain.Link(replica.Audit.Entries).Where(e => e.Entry.Target == id || e.Entry.Target?.StartsWith(id + "-", StringComparison.Ordinal) is true);
        return new AuditPage { Ok = true, Position = replica.Position, Entries = [.. entries.Select(e => Show(e.Entry, e.Hash))] };
    }

    public static IEnumerable<AuditEntryView> All(HallReplica replica) => AuditChain.Link(replica.Audit.Entries).Select(e => Show(e.Entry, e.Hash));

    public static ModerationLog Log(HallReplica replica)
    {
        var state = replica.State!;
        var head = "";
        var counts = new SortedDictionary<string, SortedDictionary<string, int>>(StringComparer.Ordinal);
        var entries = new List<ModerationLogEntry>();
        foreach (var (entry, hash) in AuditChain.Link(replica.Audit.Entries))
        {
            head = hash;
            if (!Public.Contains(entry.Action))
                continue;
            var reason = PublicReason(entry);
            if (!counts.TryGetValue(entry.Action, out var reasons))
                counts[entry.Action] = reasons = new(StringComparer.Ordinal);
            reasons[reason ?? "none"] = reasons.GetValueOrDefault(reason ?? "none") + 1;
            entries.Add(new ModerationLogEntry { At = Time(entry), Action = entry.Action, Reason = reason, From = entry.From, To = entry.To, Automated = entry.Automated });
        }

        return new ModerationLog
        {
            HallId = state.HallId,
            Title = state.Title,
            Head = head,
            Position = replica.Position,
            Counts = counts.ToDictionary(c => c.Key, c => (IReadOnlyDictionary<string, int>)c.Value, StringComparer.Ordinal),
            Entries = entries,
        };
    }

    /// <summary>Labels are free text; everything else is a code.</summary>
    private static string? PublicReason(AuditEntry entry) => entry.Action is "label" or "unlabel" ? null : entry.Reason ?? entry.Rule;

    private static AuditEntryView Show(AuditEntry entry, string hash) => new()
    {
        Position = entry.Position,
        Index = entry.Index,
        At = Time(entry),
        Actor = entry.Actor,
        Role = entry.Role,
        Action = entry.Action,
        Target = entry.Target,
        Revision = entry.Revision,
        From = entry.From,
        To = entry.To,
        Reason = entry.Reason,
        Rule = entry.Rule,
        Automated = entry.Automated,
        Hash = hash,
    };

    private static DateTimeOffset Time(AuditEntry entry) => DateTimeOffset.FromUnixTimeMilliseconds(entry.At);
}
