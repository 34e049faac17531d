using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace LiveTownHall.Core.Budgets;

/// <summary>A budget of a hall, without its ballots.</summary>
public sealed record Budget
{
    /// <summary>Dense from 0 in order of creation; what ballots name.</summary>
    public required int Number { get; init; }

    public required string Id { get; init; }

    public required BudgetDefinition Definition { get; init; }

    /// <summary>One of <see cref="BudgetPhases.All"/>.</summary>
    public string Phase { get; init; } = BudgetPhases.Proposals;

    /// <summary>In the order they were added.</summary>
    public ImmutableArray<Project> Projects { get; init; } = [];

    /// <summary>Whether people have ever been asked: from then on projects and the way of voting stay.</summary>
    public bool Opened { get; init; }

    /// <summary>How often voting has ended: what a count counted.</summary>
    public int Closings { get; init; }

    /// <summary>How many ballots came with a file, to rehearse; null for none.</summary>
    public int? Imported { get; init; }

    /// <summary>The count of what was cast until voting ended last; null while there is none.</summary>
    public CountedBudget? Count { get; init; }

    /// <summary>From 1, one more with every change: what an edit names as seen. Follows from the facts, so the canonical state goes without it.</summary>
    [JsonIgnore]
    public int Revision { get; init; } = 1;

    /// <summary>Whether people may vote on a project, once they are asked.</summary>
    public static bool IsOnBallot(Project project) => project.Feasibility is FeasibilityStates.Open or FeasibilityStates.Feasible;

    /// <summary>Everybody may know the result.</summary>
    [JsonIgnore]
    public bool IsPublic => Phase is BudgetPhases.Results or BudgetPhases.Tracking;

    public Project? Find(string id)
    {
        foreach (var project in Projects)
        {
            if (string.Equals(project.Id, id, StringComparison.Ordinal))
                return project;
        }

        return null;
    }

    internal Budget With(Project changed) => this with { Projects = Projects.SetItem(changed.Number, changed), Revision = Revision + 1 };
}

public sealed record Project
{
    /// <summary>Its place in <see cref="Budget.Projects"/>; what ballots name.</summary>
    public required int Number { get; init; }

    public required string Id { get; init; }

    public required ProjectDefinition Definition { get; init; }

    /// <summary>One of <see cref="FeasibilityStates.All"/>.</summary>
    public string Feasibility { get; init; } = FeasibilityStates.Open;

    public string? Reason { get; init; }

    /// <summary>Whether the verdict stands; every one does once people vote.</summary>
    public bool Final { get; init; }

    /// <summary>One of <see cref="TrackingStates.All"/>; null before anybody said.</summary>
    public string? Tracking { get; init; }

    public string? Note { get; init; }

    /// <summary>When the tracking was said last, in Unix milliseconds.</summary>
    public long? TrackedAt { get; init; }
}

/// <summary>The budgets of a hall.</summary>
/// <param name="All">In order of creation, each at its number.</param>
public sealed record BudgetsState(ImmutableArray<Budget> All)
{
    public const int Most = 50;

    public Budget? Find(string id)
    {
        foreach (var budget in All)
        {
            if (string.Equals(budget.Id, id, StringComparison.Ordinal))
                return budget;
        }

        return null;
    }
}
