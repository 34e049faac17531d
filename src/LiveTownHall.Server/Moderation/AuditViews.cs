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
        "hold", "reject", "restore", "label", "unlabel", "merge", "unmerge",
        "confirmContext", "repeatContext", "removeContext", "redact", "mute", "unmute", "undo", "dismissAppeal", "resolveFlags", "declareAlone", "endAlone",
        "holdWord", "hideWord", "mergeWord", "restoreWord", "discountBallots", "restoreBallots", "revisePoll",
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
        var entries = new List<ModerationLogEntry>();
        foreach (var (entry, hash) in AuditChain.Link(replica.Audit.Entries))
        {
            head = hash;
            if (!Public.Contains(entry.Action))
                continue;
            entries.Add(new ModerationLogEntry
            {
                At = Time(entry),
                Action = entry.Action,
                Reason = PublicReason(entry),
                From = entry.From,
                To = entry.To,
                Automated = entry.Automated,
                Texts = Texts(entry),
            });
        }

        return new ModerationLog
        {
            HallId = state.HallId,
            Title = state.Title,
            Head = head,
            Position = replica.Position,
            Counts = Counts(replica.Audit.Entries),
            Entries = entries,
        };
    }

    /// <summary>What a public log tells of, in numbers: by action and reason, in ordinal order. Labels have no reason there.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyDictionary<string, int>> Counts(IEnumerable<AuditEntry> entries)
    {
        var counts = new SortedDictionary<string, IReadOnlyDictionary<string, int>>(StringComparer.Ordinal);
        foreach (var action in entries.Where(e => Public.Contains(e.Action)).GroupBy(e => e.Action, StringComparer.Ordinal))
        {
            var reasons = action.GroupBy(e => PublicReason(e) ?? "none", StringComparer.Ordinal).ToDictionary(r => r.Key, r => r.Count(), StringComparer.Ordinal);
            counts[action.Key] = new SortedDictionary<string, int>(reasons, StringComparer.Ordinal);
        }

        return counts;
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
        Texts = Texts(entry),
    };

    private static List<TextChangeView>? Texts(AuditEntry entry)
        => entry.Texts.IsEmpty ? null : [.. entry.Texts.Select(text => new TextChangeView(text.Field, text.Before, text.After))];

    private static DateTimeOffset Time(AuditEntry entry) => DateTimeOffset.FromUnixTimeMilliseconds(entry.At);
}
