using System.Collections.Immutable;
using LiveTownHall.Core.Halls;

namespace LiveTownHall.Core.Polls;

/// <summary>How a poll read until its wording was changed, and how many had voted by then.</summary>
/// <param name="Votes">People whose ballot counted at that position of the journal.</param>
public sealed record FormerWording(long Votes, string Title, ImmutableArray<PollOption> Options)
{
    /// <summary>Past so many changes of one round the newest takes the place of the one before it; the first stays.</summary>
    public const int Most = 20;

    public string? Description { get; init; }

    public string? MinLabel { get; init; }

    public string? MaxLabel { get; init; }

    /// <summary>The poll under another definition, with a mark where people have voted on other words or on fewer options.</summary>
    internal static Poll Reword(Poll poll, PollDefinition definition, HallReplica replica)
    {
        var former = poll.Definition;
        var votes = poll.Phase == PollPhase.Draft ? 0 : replica.BallotsOf(poll.Number)?.Voters ?? 0;
        var changed = poll with { Definition = definition, Revision = poll.Revision + 1 };
        if (votes > 0 && definition.Options.Length > former.Options.Length)
            changed = changed with { Added = poll.Added.AddRange(definition.Options.Skip(former.Options.Length).Select(option => new AddedOption(option.Id, votes))) };

        // Whoever has read the poll knows what their ballot says, also where there is something new to choose.
        if (poll.Phase == PollPhase.Draft ? former.ReadsAs(definition) && former.Options.Length == definition.Options.Length : former.ReadsAs(definition))
            return changed;
        changed = changed with { WordedAt = changed.Revision };
        if (votes == 0)
            return changed;
        var kept = poll.Reworded.Length < Most ? poll.Reworded : poll.Reworded[..^1];
        var wording = new FormerWording(votes, former.Title, former.Options) { Description = former.Description, MinLabel = former.MinLabel, MaxLabel = former.MaxLabel };
        return changed with { Reworded = kept.Add(wording) };
    }
}

/// <summary>An option that was added when so many had voted.</summary>
public sealed record AddedOption(string OptionId, long Votes);
