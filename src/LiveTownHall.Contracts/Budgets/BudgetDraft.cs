using MessagePack;

namespace LiveTownHall.Contracts.Budgets;

/// <summary>A budget as it is written. Money is whole minor units: cents, where the currency has them. While people vote only the wording and the times may change.</summary>
[MessagePackObject]
public sealed record BudgetDraft
{
    /// <summary>At most 200 characters.</summary>
    [Key(0)] public string? Title { get; init; }

    /// <summary>At most 2,000 characters.</summary>
    [Key(1)] public string? Text { get; init; }

    /// <summary>ISO 4217, such as EUR.</summary>
    [Key(2)] public string? Currency { get; init; }

    /// <summary>In minor units, 1 to 10^15.</summary>
    [Key(3)] public long? Amount { get; init; }

    /// <summary>One of <see cref="BudgetBallots"/>; approval where it is left out.</summary>
    [Key(4), OneOf(typeof(BudgetBallots))] public string? Ballot { get; init; }

    /// <summary>approval, ranking: fewest projects in a ballot (1).</summary>
    [Key(5)] public int? MinChoices { get; init; }

    /// <summary>approval, ranking: most projects in a ballot; absent for all.</summary>
    [Key(6)] public int? MaxChoices { get; init; }

    /// <summary>points: how many a voter has (10).</summary>
    [Key(7)] public int? Points { get; init; }

    /// <summary>points: most for one project; absent for all of them.</summary>
    [Key(8)] public int? MaxPerProject { get; init; }

    /// <summary>One of <see cref="BudgetRules"/> (equal-shares).</summary>
    [Key(9), OneOf(typeof(BudgetRules))] public string? Rule { get; init; }

    /// <summary>What a funded project is worth to a supporter: <c>cost</c> (where it is left out), <c>cardinality</c>, <c>points</c> or, for a ranking, <c>borda</c>.</summary>
    [Key(10)] public string? Utility { get; init; }

    /// <summary>One of <see cref="BudgetCompletions"/> (none).</summary>
    [Key(11), OneOf(typeof(BudgetCompletions))] public string? Completion { get; init; }

    /// <summary>add1, add1u: what a step adds to each purse, in whole units of the currency (1).</summary>
    [Key(12)] public long? Increment { get; init; }

    /// <summary>When the greedy outcome takes the place of that of equal shares, being preferred by more: <c>none</c>, <c>satisfaction</c> or <c>exclusionRatio</c>.</summary>
    [Key(13)] public string? Comparison { get; init; }

    /// <summary>What settles ties, in order: <c>maxVotes</c>, <c>minCost</c>, <c>maxCost</c>, <c>lexico</c>, or ids of projects (maxVotes, minCost).</summary>
    [Key(14)] public IReadOnlyList<string>? TieBreak { get; init; }

    /// <summary>Of the lottery that settles what is still tied: a whole number from 0 to 2^53 - 1; drawn by the server where it is left out, and shown to everybody.</summary>
    [Key(15)] public long? Seed { get; init; }

    /// <summary>Phases that begin by themselves, in their order.</summary>
    [Key(16)] public IReadOnlyList<PhaseAt>? Phases { get; init; }

    /// <summary>Decimals of the currency, 0 to 6; those of ISO 4217 where it is left out.</summary>
    [Key(17)] public int? Decimals { get; init; }
}

/// <summary>A phase that begins by itself.</summary>
/// <param name="Phase">One of <see cref="BudgetPhases"/>, but not the first.</param>
/// <param name="At">ISO 8601 UTC.</param>
[MessagePackObject]
public sealed record PhaseAt([property: Key(0), OneOf(typeof(BudgetPhases))] string? Phase = null, [property: Key(1)] string? At = null);

/// <summary>A project as it is written.</summary>
[MessagePackObject]
public sealed record ProjectDraft
{
    /// <summary>At most 200 characters.</summary>
    [Key(0)] public string? Title { get; init; }

    /// <summary>At most 2,000 characters.</summary>
    [Key(1)] public string? Text { get; init; }

    /// <summary>In minor units, 0 to 10^15.</summary>
    [Key(2)] public long? Cost { get; init; }

    /// <summary>At most 60 characters, like the two after it.</summary>
    [Key(3)] public string? Category { get; init; }

    [Key(4)] public string? Area { get; init; }

    [Key(5)] public string? Place { get; init; }

    /// <summary>Ids of the ideas it comes from.</summary>
    [Key(6)] public IReadOnlyList<string>? IdeaIds { get; init; }

    /// <summary>Ids of projects that can't be done beside it; it is enough that one of two names the other.</summary>
    [Key(7)] public IReadOnlyList<string>? IncompatibleWith { get; init; }
}
