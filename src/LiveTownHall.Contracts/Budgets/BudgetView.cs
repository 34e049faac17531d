using MessagePack;

namespace LiveTownHall.Contracts.Budgets;

/// <summary>A budget with its projects, as a role may see it. Money is whole minor units.</summary>
[MessagePackObject]
public sealed record BudgetView
{
    [Key(0)] public required string Id { get; init; }

    [Key(1)] public required string Title { get; init; }

    [Key(2)] public string? Text { get; init; }

    [Key(3)] public required string Currency { get; init; }

    /// <summary>A unit of the currency is 10^this of its minor units.</summary>
    [Key(4)] public required int Decimals { get; init; }

    [Key(5)] public required long Amount { get; init; }

    /// <summary>One of <see cref="BudgetBallots"/>.</summary>
    [Key(6), OneOf(typeof(BudgetBallots))] public required string Ballot { get; init; }

    [Key(7)] public int? MinChoices { get; init; }

    [Key(8)] public int? MaxChoices { get; init; }

    [Key(9)] public int? Points { get; init; }

    [Key(10)] public int? MaxPerProject { get; init; }

    /// <summary>One of <see cref="BudgetRules"/>.</summary>
    [Key(11), OneOf(typeof(BudgetRules))] public required string Rule { get; init; }

    [Key(12)] public required string Utility { get; init; }

    /// <summary>One of <see cref="BudgetCompletions"/>.</summary>
    [Key(13), OneOf(typeof(BudgetCompletions))] public required string Completion { get; init; }

    [Key(14)] public required long Increment { get; init; }

    [Key(15)] public required string Comparison { get; init; }

    [Key(16)] public required IReadOnlyList<string> TieBreak { get; init; }

    [Key(17)] public long? Seed { get; init; }

    [Key(18)] public required IReadOnlyList<PhaseAt> Phases { get; init; }

    /// <summary>One of <see cref="BudgetPhases"/>.</summary>
    [Key(19), OneOf(typeof(BudgetPhases))] public required string Phase { get; init; }

    /// <summary>In the order they were added.</summary>
    [Key(20)] public required IReadOnlyList<ProjectView> Projects { get; init; }

    /// <summary>From phase results on, once it is counted; without why, rounds and ties, which the result over HTTP has.</summary>
    [Key(21)] public BudgetResultView? Result { get; init; }

    /// <summary>How many ballots came with a file, to rehearse; absent for none.</summary>
    [Key(22)] public int? Imported { get; init; }

    /// <summary>From 1, one more with every change: what an edit can name as seen.</summary>
    [Key(23)] public int Revision { get; init; } = 1;
}

/// <summary>Something that could be paid for.</summary>
[MessagePackObject]
public sealed record ProjectView
{
    [Key(0)] public required string Id { get; init; }

    [Key(1)] public required string Title { get; init; }

    [Key(2)] public string? Text { get; init; }

    [Key(3)] public required long Cost { get; init; }

    [Key(4)] public string? Category { get; init; }

    [Key(5)] public string? Area { get; init; }

    [Key(6)] public string? Place { get; init; }

    [Key(7)] public IReadOnlyList<string>? IdeaIds { get; init; }

    /// <summary>For everybody but the desk open until the verdict is final.</summary>
    [Key(8)] public required FeasibilityView Feasibility { get; init; }

    [Key(9)] public IReadOnlyList<string>? IncompatibleWith { get; init; }

    [Key(10)] public TrackingView? Tracking { get; init; }
}

/// <param name="State">One of <see cref="FeasibilityStates"/>.</param>
/// <param name="Final">True once everybody sees the verdict.</param>
[MessagePackObject]
public sealed record FeasibilityView(
    [property: Key(0), OneOf(typeof(FeasibilityStates))] string State,
    [property: Key(1)] string? Reason = null,
    [property: Key(2)] bool? Final = null);

/// <param name="State">One of <see cref="TrackingStates"/>.</param>
[MessagePackObject]
public sealed record TrackingView([property: Key(0), OneOf(typeof(TrackingStates))] string State, [property: Key(1)] string? Note, [property: Key(2)] DateTimeOffset At);

/// <summary>How voting on a budget goes. Walls know how many have voted; the desk also what for.</summary>
[MessagePackObject]
public sealed record BudgetTally
{
    [Key(0)] public required string BudgetId { get; init; }

    /// <summary>People whose ballot says something.</summary>
    [Key(1)] public required long Voted { get; init; }

    /// <summary>Backstage: what would be funded, counted at most every 2 seconds; never stored.</summary>
    [Key(2)] public BudgetPreview? Preview { get; init; }
}

/// <param name="Voters">People whose ballots it counted: a moment later they may be more.</param>
/// <param name="Votes">People who listed it, by project id.</param>
/// <param name="Funded">Ids of projects, in the order in which they would be funded.</param>
/// <param name="Greedy">The same in the order of votes.</param>
/// <param name="Flaw">Why it can't be counted: a tie that nothing settles.</param>
[MessagePackObject]
public sealed record BudgetPreview(
    [property: Key(0)] long Voters,
    [property: Key(1)] IReadOnlyDictionary<string, long> Votes,
    [property: Key(2)] IReadOnlyList<string> Funded,
    [property: Key(3)] long Spent,
    [property: Key(4)] IReadOnlyList<string> Greedy,
    [property: Key(5)] string? Flaw = null);
