using System.Collections.Immutable;
using CsCheck;
using LiveTownHall.Budgets.Counting;
using LiveTownHall.Budgets.Elections;

namespace LiveTownHall.Budgets.Tests.Rig;

/// <summary>Small elections in which ties and poor supporters are common.</summary>
public static class AnyElection
{
    public static readonly ImmutableArray<string> TieBreak = ["maxVotes", "minCost", "lexico"];

    /// <summary>At most 6 projects.</summary>
    public static Gen<BudgetElection> Of(BallotStyle style)
        => from projects in Gen.Int[1, 6]
           from costs in Gen.OneOf(Gen.Long[1, 12], Gen.Long[1, 400]).Array[projects]
           from amount in Gen.Long[0, 500]
           from decimals in Gen.Int[0, 1]
           from ballots in Ballot(style, projects).Array[0, 9]
           select new BudgetElection(amount, decimals, style, [.. costs.Select((cost, place) => new BudgetProject($"{place + 1}", cost))], [.. ballots]);

    private static Gen<BudgetBallot> Ballot(BallotStyle style, int projects)
        => from order in Gen.Shuffle(Enumerable.Range(0, projects).ToArray())
           from length in Gen.Int[0, projects]
           from points in Gen.Long[1, 9].Array[projects]
           from people in Gen.Frequency((4, Gen.Const(1)), (1, Gen.Int[2, 3]))
           select new BudgetBallot(
               [.. order.Take(length).Select((project, rank) => new Choice(project, style switch
               {
                   BallotStyle.Approval => 1,
                   BallotStyle.Points => points[project],
                   _ => length - 1 - rank,
               })).OrderBy(choice => choice.Project)],
               people);

    public static Utility[] Utilities(BallotStyle style) => style switch
    {
        BallotStyle.Approval => [Utility.Cost, Utility.Cardinality],
        BallotStyle.Points => [Utility.Cost, Utility.Cardinality, Utility.Points],
        _ => [Utility.Cost, Utility.Cardinality, Utility.Borda],
    };
}
