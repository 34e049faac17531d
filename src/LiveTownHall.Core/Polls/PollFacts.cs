using System.Collections.Immutable;
using LiveTownHall.Core.Audit;
using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Parts;

namespace LiveTownHall.Core.Polls;

/// <summary>A fact about a poll.</summary>
public abstract record PollFact : Fact
{
    internal sealed override Part Part => HallParts.Polls;
}

public sealed record PollCreated(string PollId, PollDefinition Definition) : PollFact
{
    internal override string? Target => PollId;

    internal override Step ApplyTo(HallState state, Moment moment) => PollRules.Apply(state, this);

    internal override string AuditAction(in Happening happening) => "createPoll";
}

/// <param name="Revision">The revision of the poll that its author saw; null where they did not say.</param>
public sealed record PollUpdated(string PollId, PollDefinition Definition, int? Revision = null) : PollFact
{
    internal override string? Target => PollId;

    internal override Step ApplyTo(HallState state, Moment moment) => PollRules.Apply(state, this, moment);

    internal override string AuditAction(in Happening happening) => "updatePoll";
}

/// <summary>
/// A poll that people may have voted on reads otherwise from here on, or has more options: the ballots there are stay valid. The record keeps the texts, before and after.
/// </summary>
/// <param name="Revision">See <see cref="PollUpdated"/>.</param>
public sealed record PollRevised(string PollId, PollDefinition Definition, int? Revision = null) : PollFact
{
    internal override string? Target => PollId;

    internal override Step ApplyTo(HallState state, Moment moment) => PollRules.Apply(state, this, moment);

    internal override string AuditAction(in Happening happening) => "revisePoll";

    internal override ImmutableArray<TextChange> AuditTexts(in Happening happening)
        => happening.Before?.FindPoll(PollId) is { } before && happening.After.FindPoll(PollId) is { } after ? PollTexts.Changes(before.Definition, after.Definition) : [];
}

public sealed record PollMoved(string PollId, string? Before = null) : PollFact
{
    internal override string? Target => PollId;

    internal override Step ApplyTo(HallState state, Moment moment) => PollRules.Apply(state, this);

    internal override string AuditAction(in Happening happening) => "movePoll";
}

/// <param name="Revision">See <see cref="PollUpdated"/>.</param>
public sealed record PollDeleted(string PollId, int? Revision = null) : PollFact
{
    internal override string? Target => PollId;

    internal override Step ApplyTo(HallState state, Moment moment) => PollRules.Apply(state, this);

    internal override string AuditAction(in Happening happening) => "deletePoll";
}
