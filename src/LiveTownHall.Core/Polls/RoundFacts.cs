using System.Text.Json.Serialization;
using LiveTownHall.Core.Audit;
using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Parts;

namespace LiveTownHall.Core.Polls;

/// <param name="ClosesAt">Unix milliseconds; null for a poll that is closed by hand.</param>
/// <param name="Revision">See <see cref="PollUpdated"/>.</param>
public sealed record PollOpened(string PollId, long? ClosesAt = null, int? Revision = null) : PollFact
{
    /// <summary>Of the <see cref="Lots"/> that settle ties, for a poll that may draw them.</summary>
    [JsonPropertyOrder(1)]
    public string? LotSeed { get; init; }

    internal override string? Target => PollId;

    internal override bool IsWhole => FactShape.IsTimeOrNone(ClosesAt) && LotSeed is not { Length: > 64 };

    internal override Step ApplyTo(HallState state, Moment moment) => PollRules.Apply(state, this);

    internal override string AuditAction(in Happening happening) => "openPoll";
}

/// <param name="ClosesAt">Unix milliseconds; null for a poll that is closed by hand.</param>
public sealed record PollReopened(string PollId, long? ClosesAt = null) : PollFact
{
    internal override string? Target => PollId;

    internal override bool IsWhole => FactShape.IsTimeOrNone(ClosesAt);

    internal override Step ApplyTo(HallState state, Moment moment) => PollRules.Apply(state, this);

    internal override string AuditAction(in Happening happening) => "reopenPoll";
}

/// <param name="ClosesAt">Null to close now, else the time of a timed close in Unix milliseconds.</param>
public sealed record PollClosed(string PollId, long? ClosesAt = null) : PollFact
{
    /// <summary>How many attendees are connected; absent in journals from before it was kept.</summary>
    [JsonPropertyOrder(1)]
    public int? Present { get; init; }

    internal override string? Target => PollId;

    internal override bool IsWhole => FactShape.IsTimeOrNone(ClosesAt) && FactShape.IsCountOrNone(Present);

    public override Fact WithPresent(int people) => ClosesAt is null ? this with { Present = people } : this;

    public override bool Ends() => ClosesAt is null;

    internal override Step ApplyTo(HallState state, Moment moment) => PollRules.Apply(state, this);

    internal override string AuditAction(in Happening happening) => "closePoll";
}

/// <summary>The timed close that was set for <paramref name="ClosesAt"/> in <paramref name="Round"/>; nothing where the timer was changed meanwhile.</summary>
public sealed record PollTimedOut(string PollId, int Round, long ClosesAt) : PollFact
{
    /// <inheritdoc cref="PollClosed.Present"/>
    [JsonPropertyOrder(1)]
    public int? Present { get; init; }

    internal override string? Target => PollId;

    internal override bool IsWhole => FactShape.IsCountOrNone(Present);

    public override Fact WithPresent(int people) => this with { Present = people };

    public override bool Ends() => true;

    internal override Step ApplyTo(HallState state, Moment moment) => PollRules.Apply(state, this);

    internal override string AuditAction(in Happening happening) => "closePoll";
}

/// <summary>A running timer rings later.</summary>
/// <param name="Seconds">By so many.</param>
/// <param name="From">The time that it is counted from, in Unix milliseconds, so that a retry adds nothing; absent for the timer as it is.</param>
public sealed record PollExtended(string PollId, int Seconds, long? From = null) : PollFact
{
    internal override string? Target => PollId;

    internal override bool IsWhole => FactShape.IsTimeOrNone(From);

    internal override Step ApplyTo(HallState state, Moment moment) => PollRules.Apply(state, this);

    internal override string AuditAction(in Happening happening) => "extendPoll";
}

public sealed record PollReset(string PollId) : PollFact
{
    internal override string? Target => PollId;

    internal override Step ApplyTo(HallState state, Moment moment) => PollRules.Apply(state, this);

    internal override string AuditAction(in Happening happening) => "resetPoll";
}
