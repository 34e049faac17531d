using System.Collections.Immutable;
using LiveTownHall.Budgets.Elections;

namespace LiveTownHall.Budgets.Counting;

public enum Method
{
    /// <summary>Peters, Pierczynski, Skowron: Proportional Participatory Budgeting with Additive Utilities, NeurIPS 2021; https://equalshares.net.</summary>
    EqualShares,

    /// <summary>In the order of votes, or of points or places per unit of money, whatever still fits.</summary>
    Greedy,
}

/// <summary>What a funded project is worth to a supporter.</summary>
public enum Utility
{
    /// <summary>Its cost: who gets much for the money is content.</summary>
    Cost,

    /// <summary>1: each project alike.</summary>
    Cardinality,

    /// <summary>The points that the supporter gave.</summary>
    Points,

    /// <summary>How many projects the supporter listed after it; the last one listed is worth nothing.</summary>
    Borda,
}

/// <summary>What is done with money that equal shares leave.</summary>
public enum Completion
{
    None,

    /// <summary>Purses grow step by step; the last outcome within the amount counts.</summary>
    Add1,

    /// <summary><see cref="Add1"/>, then what still fits in the order of votes.</summary>
    Add1u,

    /// <summary>What still fits in the order of votes.</summary>
    Utilitarian,
}

/// <summary>Whether the greedy outcome takes the place of that of equal shares where more people prefer it than the other way round.</summary>
public enum Comparison
{
    None,

    /// <summary>People prefer the outcome with more projects that they support.</summary>
    Satisfaction,

    /// <summary>People prefer the outcome that has a project that they support, where the other has none.</summary>
    ExclusionRatio,
}

/// <summary>How a budget is counted.</summary>
/// <param name="Increment">What is added to each purse in a step of <see cref="Completion.Add1"/>, 1 or more of the election's units of money.</param>
/// <param name="TieBreak">
/// In this order: <c>maxVotes</c>, <c>minCost</c>, <c>maxCost</c>, <c>lexico</c> (ids as text), and ids of projects, of which the one that stands first wins.
/// </param>
/// <param name="Seed">Of the lottery that decides what <paramref name="TieBreak"/> leaves tied. Without it such a tie is an error.</param>
public sealed record CountRule(
    Method Method = Method.EqualShares,
    Utility Utility = Utility.Cost,
    Completion Completion = Completion.None,
    long Increment = 1,
    ImmutableArray<string> TieBreak = default,
    Comparison Comparison = Comparison.None,
    ulong? Seed = null)
{
    /// <summary>A word of <see cref="TieBreak"/> that is neither a criterion nor the id of a project of the election; null where there is none.</summary>
    public string? UnknownTieBreak(BudgetElection election)
    {
        var ids = election.Projects.Select(project => project.Id).ToHashSet(StringComparer.Ordinal);
        return (TieBreak.IsDefault ? [] : TieBreak).FirstOrDefault(word => word is not (TieOrder.MaxVotes or TieOrder.MinCost or TieOrder.MaxCost or TieOrder.Lexico)
            && !ids.Contains(word));
    }
}
