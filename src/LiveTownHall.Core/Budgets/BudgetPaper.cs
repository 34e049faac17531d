using System.Collections.Immutable;

namespace LiveTownHall.Core.Budgets;

/// <summary>What a person says about the projects of a budget.</summary>
/// <param name="Choices">In ballots of approval and knapsack each with 1; with points those given; of a ranking in its order, best first, each with 0.</param>
public sealed record BudgetPaper(ImmutableArray<BudgetChoice> Choices)
{
    /// <summary>Nothing at all: a ballot that was taken back.</summary>
    public static readonly BudgetPaper Empty = new([]);
}

/// <param name="Project">Its number in the budget.</param>
public readonly record struct BudgetChoice(int Project, int Points);
