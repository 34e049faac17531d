namespace LiveTownHall.Contracts.Halls;

/// <summary>Body of <c>POST /api/halls/{hallId}/rehearsals</c>.</summary>
public sealed record RehearsalRequest
{
    /// <summary>Synthetic attendees, 1 to 5,000; default 500.</summary>
    public int? Attendees { get; init; }
}

/// <summary>
/// How a dress rehearsal went: a synthetic audience joined a copy of the hall, and everybody voted once in a poll of each kind that the agenda has. Times are milliseconds
/// that 99 of 100 took at most.
/// </summary>
public sealed record RehearsalVerdict
{
    /// <summary>Whether the meeting can be held with so many people on this server.</summary>
    public required bool Go { get; init; }

    public required int Attendees { get; init; }

    /// <summary>Attendees who got in and saw the hall.</summary>
    public required int Joined { get; init; }

    /// <summary>Ballots that were acknowledged.</summary>
    public required int Acknowledged { get; init; }

    /// <summary>Voters in the result.</summary>
    public required long Counted { get; init; }

    public required double JoinMs { get; init; }

    /// <summary>From a vote until the voter was told that it counts.</summary>
    public required double CountedMs { get; init; }

    /// <summary>From a vote until the attendees' screens showed it.</summary>
    public required double SeenMs { get; init; }

    /// <summary>One English sentence for each of <see cref="Checks"/>, in their order.</summary>
    public required IReadOnlyList<string> Findings { get; init; }

    /// <summary>What was looked at; all of it has to be good for a go.</summary>
    public required IReadOnlyList<RehearsalCheck> Checks { get; init; }
}

/// <summary>One thing that a rehearsal looked at.</summary>
/// <param name="Code">One of <see cref="RehearsalCodes"/>.</param>
/// <param name="Good">Whether it is as it has to be.</param>
/// <param name="Value">What was measured: people, votes, or milliseconds.</param>
/// <param name="Limit">How many there had to be, or how long it might take at most.</param>
public sealed record RehearsalCheck([property: OneOf(typeof(RehearsalCodes))] string Code, bool Good, double Value, double Limit);

public static class RehearsalCodes
{
    /// <summary>Attendees who got in.</summary>
    public const string Joined = "joined";

    /// <summary>Votes that were acknowledged and are in the result.</summary>
    public const string Counted = "counted";

    /// <summary>Getting in.</summary>
    public const string JoinMs = "joinMs";

    /// <summary>From a vote until the voter was told that it counts.</summary>
    public const string CountedMs = "countedMs";

    /// <summary>From a vote until the attendees' screens showed it.</summary>
    public const string SeenMs = "seenMs";
}
