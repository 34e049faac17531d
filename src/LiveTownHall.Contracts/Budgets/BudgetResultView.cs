using MessagePack;

namespace LiveTownHall.Contracts.Budgets;

/// <summary>What a count came to. Money is minor units.</summary>
[MessagePackObject]
public sealed record BudgetResultView
{
    [Key(0)] public required string Rule { get; init; }

    [Key(1)] public required string Completion { get; init; }

    /// <summary>People whose ballot says something.</summary>
    [Key(2)] public required long Voters { get; init; }

    /// <summary>In the order in which they were funded.</summary>
    [Key(3)] public required IReadOnlyList<FundedView> Funded { get; init; }

    [Key(4)] public required long Spent { get; init; }

    /// <summary>Over HTTP: how each was paid for, in the order in which they were.</summary>
    [Key(5)] public IReadOnlyList<BudgetRound>? Rounds { get; init; }

    /// <summary>Over HTTP: by project id, for every project that could be voted on.</summary>
    [Key(6)] public IReadOnlyDictionary<string, ProjectWhy>? Why { get; init; }

    /// <summary>What would have been funded in the order of votes, whatever the rule.</summary>
    [Key(7)] public required GreedyView Greedy { get; init; }

    /// <summary>Over HTTP: every tie that was settled, and how.</summary>
    [Key(8)] public IReadOnlyList<TieView>? Ties { get; init; }

    /// <summary>What each person held at first; absent where equal shares had no part.</summary>
    [Key(9)] public ExactNumber? Purse { get; init; }

    /// <summary>True where more people preferred the greedy outcome, and the comparison put it in the place of that of equal shares.</summary>
    [Key(10)] public bool? GreedyPreferred { get; init; }

    /// <summary>Why it could not be counted: a tie that nothing settles. Nothing is funded then.</summary>
    [Key(11)] public string? Flaw { get; init; }

    /// <summary>What counted, with its version.</summary>
    [Key(12)] public required string Algorithm { get; init; }

    /// <summary>SHA-256 of the ballots and projects that were counted, as <c>budget.pb</c> has them.</summary>
    [Key(13)] public required string Counted { get; init; }

    /// <summary>True where ballots of a file were counted, to rehearse.</summary>
    [Key(14)] public bool? Imported { get; init; }
}

/// <param name="Votes">People who listed it.</param>
/// <param name="EffectiveVotes">Absent where it got what was left, in the order of votes.</param>
/// <param name="Round">From 1.</param>
[MessagePackObject]
public sealed record FundedView(
    [property: Key(0)] string ProjectId,
    [property: Key(1)] long Cost,
    [property: Key(2)] long Votes,
    [property: Key(3)] ExactNumber? EffectiveVotes,
    [property: Key(4)] int Round);

/// <param name="By"><c>equalShares</c>, or <c>votes</c> where it got what was left.</param>
/// <param name="Payment">What a supporter paid who could.</param>
/// <param name="PaidInFull">Supporters who paid it; the others gave all they had left.</param>
[MessagePackObject]
public sealed record BudgetRound(
    [property: Key(0)] int Round,
    [property: Key(1)] string ProjectId,
    [property: Key(2)] long Cost,
    [property: Key(3)] long Votes,
    [property: Key(4)] string By,
    [property: Key(5)] ExactNumber? EffectiveVotes,
    [property: Key(6)] ExactNumber? Payment,
    [property: Key(7)] long? PaidInFull);

/// <param name="EffectiveVotes">In the last round in which it was looked at; absent where equal shares had no part.</param>
/// <param name="LeftWithSupporters">What its supporters hold at the end.</param>
/// <param name="WouldHaveWonAt">The highest cost at which it would have been funded, all else being the same; absent for one that was, and where none would have helped.</param>
/// <param name="KeptOutBy">A funded project that can't be done beside it.</param>
[MessagePackObject]
public sealed record ProjectWhy(
    [property: Key(0)] bool Funded,
    [property: Key(1)] ExactNumber? EffectiveVotes,
    [property: Key(2)] ExactNumber? LeftWithSupporters,
    [property: Key(3)] long? WouldHaveWonAt,
    [property: Key(4)] long Votes,
    [property: Key(5)] string? KeptOutBy);

/// <param name="Funded">Ids of projects, in the order of votes.</param>
[MessagePackObject]
public sealed record GreedyView([property: Key(0)] IReadOnlyList<string> Funded, [property: Key(1)] long Spent);

/// <param name="By">The word of the tie order that settled it, or <c>lottery</c>.</param>
[MessagePackObject]
public sealed record TieView([property: Key(0)] int Round, [property: Key(1)] IReadOnlyList<string> Tied, [property: Key(2)] string Chosen, [property: Key(3)] string By);

/// <param name="Exact"><c>n/d</c>, or <c>n</c> where it is whole.</param>
/// <param name="Shown">The first four decimals.</param>
[MessagePackObject]
public sealed record ExactNumber([property: Key(0)] string Exact, [property: Key(1)] double Shown);

/// <summary>Answer of the import of a Pabulib file.</summary>
/// <param name="Projects">How many there are.</param>
/// <param name="Ballots">How many ballots were taken along, to rehearse.</param>
/// <param name="Warnings">What of the file looks wrong without keeping it from being counted.</param>
[MessagePackObject]
public sealed record BudgetImported(
    [property: Key(0)] string BudgetId, [property: Key(1)] int Projects, [property: Key(2)] int Ballots, [property: Key(3)] IReadOnlyList<string> Warnings);
