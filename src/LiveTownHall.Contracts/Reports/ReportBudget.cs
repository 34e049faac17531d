using LiveTownHall.Contracts.Budgets;

namespace LiveTownHall.Contracts.Reports;

/// <summary>A budget, what people voted for, what came of it and what became of that. Money is whole minor units.</summary>
public sealed record ReportBudget
{
    public required string Id { get; init; }

    public required string Title { get; init; }

    public string? Text { get; init; }

    public required string Currency { get; init; }

    /// <summary>A unit of the currency is 10^this of its minor units.</summary>
    public required int Decimals { get; init; }

    public required long Amount { get; init; }

    /// <summary>One of <see cref="BudgetBallots"/>.</summary>
    [OneOf(typeof(BudgetBallots))] public required string Ballot { get; init; }

    /// <summary>One of <see cref="BudgetRules"/>.</summary>
    [OneOf(typeof(BudgetRules))] public required string Rule { get; init; }

    /// <summary>One of <see cref="BudgetCompletions"/>.</summary>
    [OneOf(typeof(BudgetCompletions))] public required string Completion { get; init; }

    /// <summary>One of <see cref="BudgetPhases"/>.</summary>
    [OneOf(typeof(BudgetPhases))] public required string Phase { get; init; }

    /// <summary>How many ballots came with a file, to rehearse.</summary>
    public int? Imported { get; init; }

    /// <summary>Absent while people vote, and until it is counted.</summary>
    public ReportCount? Count { get; init; }

    /// <summary>In the order they were made.</summary>
    public required IReadOnlyList<ReportProject> Projects { get; init; }
}

/// <summary>What the count of a budget came to.</summary>
public sealed record ReportCount
{
    /// <summary>People whose ballot says something.</summary>
    public required long Voters { get; init; }

    public required long Spent { get; init; }

    /// <summary>What would have been spent in the order of votes.</summary>
    public required long GreedySpent { get; init; }

    /// <summary>What each person held at first; absent where equal shares had no part.</summary>
    public ExactNumber? Purse { get; init; }

    /// <summary>True where more people preferred the greedy outcome, so that it is the result.</summary>
    public bool? GreedyPreferred { get; init; }

    /// <summary>Ties that were settled, and how.</summary>
    public IReadOnlyList<TieView>? Ties { get; init; }

    /// <summary>Why it could not be counted. Nothing is funded then.</summary>
    public string? Flaw { get; init; }

    /// <summary>What counted, with its version.</summary>
    public required string Algorithm { get; init; }

    /// <summary>SHA-256 of <c>budget.pb</c>, which holds what was counted.</summary>
    public required string Counted { get; init; }
}

/// <summary>A project of a budget.</summary>
public sealed record ReportProject
{
    public required string Id { get; init; }

    public required string Title { get; init; }

    public required long Cost { get; init; }

    public string? Category { get; init; }

    public string? Area { get; init; }

    /// <summary>One of <see cref="FeasibilityStates"/>.</summary>
    [OneOf(typeof(FeasibilityStates))] public required string Feasibility { get; init; }

    /// <summary>Why it is not feasible, or needs a change.</summary>
    public string? Reason { get; init; }

    /// <summary>Absent where nothing is counted, and where it could not be voted on; so are the numbers below.</summary>
    public bool? Funded { get; init; }

    /// <summary>From 1, in the order in which they were funded.</summary>
    public int? Round { get; init; }

    /// <summary>People who listed it.</summary>
    public long? Votes { get; init; }

    public ExactNumber? EffectiveVotes { get; init; }

    /// <summary>What a supporter paid who could.</summary>
    public ExactNumber? Payment { get; init; }

    /// <summary>Supporters who paid that; the others gave all they had left.</summary>
    public long? PaidInFull { get; init; }

    public ExactNumber? LeftWithSupporters { get; init; }

    /// <summary>The highest cost at which it would have been funded, all else being the same.</summary>
    public long? WouldHaveWonAt { get; init; }

    /// <summary>Id of a funded project that can't be done beside it.</summary>
    public string? KeptOutBy { get; init; }

    /// <summary>True where it would have been funded in the order of votes.</summary>
    public bool? Greedy { get; init; }

    /// <summary>What became of a funded one.</summary>
    public TrackingView? Tracking { get; init; }
}
