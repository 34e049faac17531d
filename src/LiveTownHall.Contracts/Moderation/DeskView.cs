using LiveTownHall.Contracts.Stage;
using MessagePack;

namespace LiveTownHall.Contracts.Moderation;

/// <summary>Backstage only: the state of the moderators' desk.</summary>
[MessagePackObject]
public sealed record DeskView
{
    /// <summary>Questions by state.</summary>
    [Key(0)] public required IReadOnlyDictionary<string, int> Counts { get; init; }

    /// <summary>Open flag cases, and appeals, that nobody has settled.</summary>
    [Key(1)] public required int OpenFlags { get; init; }

    [Key(2)] public required int OpenAppeals { get; init; }

    /// <summary>Those that are not closed first, most severe first.</summary>
    [Key(3)] public required IReadOnlyList<IncidentView> Incidents { get; init; }

    /// <summary>Statements that wait for a second person.</summary>
    [Key(4)] public required IReadOnlyList<AnnouncementView> Proposed { get; init; }

    /// <summary>The same text from four people or more within two minutes.</summary>
    [Key(5)] public IReadOnlyList<BurstCard>? Bursts { get; init; }

    /// <summary>Groups of votes that look coordinated. Nothing was removed.</summary>
    [Key(6)] public IReadOnlyList<CoordinationView>? Coordination { get; init; }

    /// <summary>Handles of muted people, with the reason.</summary>
    [Key(7)] public IReadOnlyDictionary<string, string>? Muted { get; init; }

    /// <summary>Claims in the hall's and the server's library.</summary>
    [Key(8)] public int? Claims { get; init; }

    /// <summary>Hold-list terms of this hall.</summary>
    [Key(9)] public IReadOnlyList<string>? HoldTerms { get; init; }

    /// <summary>Whether a context note needs a second person.</summary>
    [Key(10)] public bool? SecondPerson { get; init; }

    /// <summary>True where a facilitator said that they run the hall alone, so that their own confirmation counts.</summary>
    [Key(11)] public bool? Alone { get; init; }
}

[MessagePackObject]
public sealed record IncidentView
{
    [Key(0)] public required string Id { get; init; }

    [Key(1)] public required string Title { get; init; }

    /// <summary>One of <see cref="IncidentStates"/>.</summary>
    [Key(2), OneOf(typeof(IncidentStates))] public required string State { get; init; }

    /// <summary>1 (most severe) to 4 (log only).</summary>
    [Key(3)] public required int Severity { get; init; }

    [Key(4)] public required int Harm { get; init; }

    [Key(5)] public required int Spread { get; init; }

    [Key(6)] public required DateTimeOffset OpenedAt { get; init; }

    [Key(7)] public required IReadOnlyList<IncidentClock> Clocks { get; init; }

    [Key(8)] public string? ItemId { get; init; }

    [Key(9)] public string? ClaimId { get; init; }

    [Key(10)] public string? Outcome { get; init; }

    [Key(11)] public string? Note { get; init; }

    [Key(12)] public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>From 1, one more with every assessment and move: what an edit can name as seen.</summary>
    [Key(13)] public int Revision { get; init; } = 1;
}

/// <summary>What has to be done by when.</summary>
/// <param name="Name">acknowledge, holdingLine, response or statement.</param>
/// <param name="Due">Absent where it is due when the hall closes.</param>
/// <param name="Met">When it was done.</param>
/// <param name="Breached">True once it was recorded as late.</param>
[MessagePackObject]
public sealed record IncidentClock(
    [property: Key(0)] string Name,
    [property: Key(1)] DateTimeOffset? Due,
    [property: Key(2)] DateTimeOffset? Met,
    [property: Key(3)] bool? Breached);

/// <param name="Items">Ids of the questions, oldest first.</param>
[MessagePackObject]
public sealed record BurstCard(
    [property: Key(0)] string Id,
    [property: Key(1)] string Text,
    [property: Key(2)] int People,
    [property: Key(3)] IReadOnlyList<string> Items,
    [property: Key(4)] DateTimeOffset FirstAt,
    [property: Key(5)] DateTimeOffset LastAt);

/// <summary>Votes from one network that agree and arrive like clockwork. A warning to look, not a finding.</summary>
[MessagePackObject]
public sealed record CoordinationView
{
    /// <summary>The poll or question.</summary>
    [Key(0)] public required string ItemId { get; init; }

    /// <summary>Votes in the group.</summary>
    [Key(1)] public required int Votes { get; init; }

    /// <summary>The option, or value, they agree on.</summary>
    [Key(2)] public required string Option { get; init; }

    /// <summary>0 to 1: part of the group on that option.</summary>
    [Key(3)] public required double Share { get; init; }

    /// <summary>Probability of such agreement if the group voted like everybody else.</summary>
    [Key(4)] public required double P { get; init; }

    /// <summary>Coefficient of variation of the gaps between its votes.</summary>
    [Key(5)] public double? GapVariation { get; init; }

    /// <summary>Median seconds from joining to voting.</summary>
    [Key(6)] public double? JoinToVote { get; init; }

    /// <summary>Counts by option, with the group.</summary>
    [Key(7)] public required IReadOnlyDictionary<string, long> With { get; init; }

    /// <summary>Counts by option, without it.</summary>
    [Key(8)] public required IReadOnlyDictionary<string, long> Without { get; init; }

    /// <summary>What DiscountBallots names it by; the same as long as it is about the same group, also when that grows.</summary>
    [Key(9)] public required string WarningId { get; init; }
}
