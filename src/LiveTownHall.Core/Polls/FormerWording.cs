using System.Collections.Immutable;
using LiveTownHall.Core.Halls;

namespace LiveTownHall.Core.Polls;

/// <summary>How a poll read until its wording was changed, and how many had voted by then.</summary>
/// <param name="Votes">People whose ballot counted at that position of the journal.</param>
public sealed record FormerWording(long Votes, string Title, ImmutableArray<PollOption> Options)
{
    /// <summary>Past so many changes of one round the newest takes the place of the one before it; the first stays.</summary>
    public const int Most = 20;

    /// <summary>The poll under another definition, with a mark where people have voted on other words.</summary>
    internal static Poll Reword(Poll poll, PollDefinition definition, HallReplica replica)
    {
        var former = poll.Definition;
        var changed = poll with { Definition = definition, Revision = poll.Revision + 1 };
        if (former.Title == definition.Title && former.Options.AsSpan().SequenceEqual(definition.Options.AsSpan()))
            return changed;
        changed = changed with { WordedAt = changed.Revision };
        var votes = poll.Phase == PollPhase.Draft ? 0 : replica.BallotsOf(poll.Number)?.Voters ?? 0;
        if (votes == 0)
            return changed;
        var kept = poll.Reworded.Length < Most ? poll.Reworded : poll.Reworded[..^1];
        return changed with { Reworded = kept.Add(new FormerWording(votes, former.Title, former.Options)) };
    }
}
