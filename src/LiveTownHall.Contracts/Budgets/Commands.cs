using MessagePack;

namespace LiveTownHall.Contracts.Budgets;

/// <summary>Argument of CreateBudget and UpdateBudget.</summary>
[MessagePackObject]
public sealed record WriteBudget
{
    /// <summary>A ULID made by the caller.</summary>
    [Key(0)] public string? BudgetId { get; init; }

    [Key(1)] public BudgetDraft? Draft { get; init; }

    /// <summary>UpdateBudget: the budget's revision that was read; refused as <c>stale_revision</c> where a colleague changed it meanwhile.</summary>
    [Key(2)] public int? Revision { get; init; }
}

/// <summary>Argument of SetPhase.</summary>
[MessagePackObject]
public sealed record SetPhase
{
    [Key(0)] public string? BudgetId { get; init; }

    /// <summary>One of <see cref="BudgetPhases"/>.</summary>
    [Key(1), OneOf(typeof(BudgetPhases))] public string? Phase { get; init; }
}

/// <summary>Argument of AddProject and UpdateProject; refused once people have been asked to vote.</summary>
[MessagePackObject]
public sealed record WriteProject
{
    [Key(0)] public string? BudgetId { get; init; }

    /// <summary>A ULID made by the caller; of a project out of a file the id it has there.</summary>
    [Key(1)] public string? ProjectId { get; init; }

    [Key(2)] public ProjectDraft? Draft { get; init; }

    /// <summary>UpdateProject: the budget's revision that was read; refused as <c>stale_revision</c> where a colleague changed it meanwhile.</summary>
    [Key(3)] public int? Revision { get; init; }
}

/// <summary>Argument of JudgeFeasibility.</summary>
[MessagePackObject]
public sealed record JudgeFeasibility
{
    [Key(0)] public string? BudgetId { get; init; }

    [Key(1)] public string? ProjectId { get; init; }

    /// <summary>One of <see cref="FeasibilityStates"/>. Only open and feasible projects can be voted on.</summary>
    [Key(2), OneOf(typeof(FeasibilityStates))] public string? State { get; init; }

    /// <summary>At most 1,000 characters; for everybody, once the verdict is final. A project that is not feasible needs one.</summary>
    [Key(3)] public string? Reason { get; init; }

    /// <summary>Whether everybody may see the verdict at once; every verdict is final when people vote.</summary>
    [Key(4)] public bool Final { get; init; }
}

/// <summary>Argument of CountBudget: waits for the count, which begins by itself when voting ends.</summary>
[MessagePackObject]
public sealed record BudgetCommand
{
    [Key(0)] public string? BudgetId { get; init; }
}

/// <summary>Argument of TrackProject, for funded projects.</summary>
[MessagePackObject]
public sealed record TrackProject
{
    [Key(0)] public string? BudgetId { get; init; }

    [Key(1)] public string? ProjectId { get; init; }

    /// <summary>One of <see cref="TrackingStates"/>.</summary>
    [Key(2), OneOf(typeof(TrackingStates))] public string? State { get; init; }

    /// <summary>At most 1,000 characters, for everybody.</summary>
    [Key(3)] public string? Note { get; init; }
}

/// <summary>Argument of CastBudget. Every change is a ballot that counts at once; sent again after a lost answer it changes nothing and gets the same outcome.</summary>
[MessagePackObject]
public sealed record CastBudget
{
    [Key(0)] public string? BudgetId { get; init; }

    [Key(1)] public BudgetVote? Ballot { get; init; }

    /// <summary>The fence that a refusal on this connection offered last.</summary>
    [Key(2)] public long? Fence { get; init; }
}

/// <summary>What one person says about the projects of a budget; the field of the budget's ballot is present. Nothing in it takes a ballot back.</summary>
[MessagePackObject]
public sealed record BudgetVote
{
    /// <summary>approval, knapsack: ids of projects in any order, without repeats.</summary>
    [Key(0)] public IReadOnlyList<string>? Choices { get; init; }

    /// <summary>points: whole numbers from 0 by project id; a project left out is given 0.</summary>
    [Key(1)] public IReadOnlyDictionary<string, double>? Points { get; init; }

    /// <summary>ranking: ids of projects, best first, without repeats; may be partial.</summary>
    [Key(2)] public IReadOnlyList<string>? Ranking { get; init; }
}
