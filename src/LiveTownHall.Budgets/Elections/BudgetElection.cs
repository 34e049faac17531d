using System.Collections.Immutable;

namespace LiveTownHall.Budgets.Elections;

/// <summary>What people could say about the projects.</summary>
public enum BallotStyle
{
    /// <summary>A set of projects, also one whose costs had to fit (knapsack).</summary>
    Approval,

    /// <summary>Points for projects.</summary>
    Points,

    /// <summary>Projects from the most to the least wanted.</summary>
    Ranking,
}

/// <summary>A vote on how an amount is spent, ready to be counted. The order of projects and ballots means nothing to the count.</summary>
/// <param name="Amount">In the smallest unit of money that occurs in it, 0 to <see cref="MostMoney"/>.</param>
/// <param name="UnitDecimals">The smallest unit is 10^-this of the unit in which a purse grows step by step: 0 where all amounts are whole.</param>
/// <param name="Projects">At most <see cref="MostProjects"/>, each id once.</param>
public sealed record BudgetElection(long Amount, int UnitDecimals, BallotStyle Style, ImmutableArray<BudgetProject> Projects, ImmutableArray<BudgetBallot> Ballots)
{
    /// <summary>10^15, also the most that all projects together may cost a thousandfold.</summary>
    public const long MostMoney = 1_000_000_000_000_000;

    /// <summary>More than any real election had.</summary>
    public const int MostProjects = 2_000;

    /// <summary>People, each of one or more: a ballot may stand for several.</summary>
    public const long MostVoters = 100_000_000;

    /// <summary>10 to the power of <see cref="UnitDecimals"/>.</summary>
    public long Unit => Decimals.PowerOfTen(UnitDecimals);
}

/// <summary>Something that can be paid for.</summary>
/// <param name="Cost">In the election's smallest unit, 0 to <see cref="BudgetElection.MostMoney"/>.</param>
/// <param name="IncompatibleWith">Places of projects that can't be done beside it; it is enough that one of two names the other.</param>
public sealed record BudgetProject(string Id, long Cost, ImmutableArray<int> IncompatibleWith = default);

/// <summary>What one person said, or what several people said alike.</summary>
/// <param name="Choices">Each project at most once.</param>
/// <param name="People">1 or more.</param>
public sealed record BudgetBallot(ImmutableArray<Choice> Choices, int People = 1);

/// <summary>A project on a ballot.</summary>
/// <param name="Project">Its place among the election's projects.</param>
/// <param name="Points">1 on an approval; the points given, times a power of ten where they have decimals; on a ranking the Borda score: how many of the listed come after
/// it.</param>
public readonly record struct Choice(int Project, long Points);
