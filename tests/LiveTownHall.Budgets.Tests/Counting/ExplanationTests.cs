using CsCheck;
using Fractions;
using LiveTownHall.Budgets.Counting;
using LiveTownHall.Budgets.Elections;

namespace LiveTownHall.Budgets.Tests.Counting;

/// <summary>What people are told about a project is so.</summary>
public class ExplanationTests
{
    [Fact]
    public void A_project_wins_at_the_cost_that_was_named_and_not_above_it()
        => Gen.Enum<BallotStyle>().SelectMany(AnyElection.Of).Sample(
            election =>
            {
                foreach (var utility in AnyElection.Utilities(election.Style))
                {
                    var rule = new CountRule(Utility: utility, TieBreak: AnyElection.TieBreak);
                    foreach (var story in Explanation.Of(election, rule, BudgetCount.Run(election, rule)).Where(story => !story.Funded))
                    {
                        if (story.WouldHaveWonAt is { } cost)
                            Assert.True(WinsAt(election, rule, story.Project, cost), $"{utility}: {story.Project} at {cost}");
                        var (least, most) = ((story.WouldHaveWonAt ?? 0) + 1, election.Projects[story.Project].Cost);
                        foreach (var above in new[] { least, least + 1, (least + most) / 2, most - 1 }.Where(above => above >= least && above <= most))
                            Assert.False(WinsAt(election, rule, story.Project, above), $"{utility}: {story.Project} at {above}");
                    }
                }
            },
            iter: 300);

    [Fact]
    public void By_votes_a_project_wins_at_what_is_left_when_its_turn_comes()
        => AnyElection.Of(BallotStyle.Approval).Sample(
            election =>
            {
                var rule = new CountRule(Method.Greedy);
                foreach (var story in Explanation.Of(election, rule, BudgetCount.Run(election, rule)).Where(story => !story.Funded))
                {
                    Assert.Equal(story.WouldHaveWonAt,
                        LongRange(election.Projects[story.Project].Cost).Where(cost => WinsAt(election, rule, story.Project, cost)).Cast<long?>().LastOrDefault());
                }
            },
            iter: 300);

    [Fact]
    public void Each_round_funds_the_project_with_the_most_effective_votes_and_the_money_adds_up()
        => Gen.Enum<BallotStyle>().SelectMany(AnyElection.Of).Sample(
            election =>
            {
                var rule = new CountRule(TieBreak: AnyElection.TieBreak);
                var outcome = BudgetCount.Run(election, rule);
                var why = Explanation.Of(election, rule, outcome);
                foreach (var funded in outcome.Funded)
                {
                    var here = why.Where(story => story.EffectiveVotes.Length >= funded.Round).Select(story => story.EffectiveVotes[funded.Round - 1]);
                    Assert.Equal(funded.Shares!.EffectiveVotes, here.Max());
                    Assert.Equal(funded.Shares.EffectiveVotes, why[funded.Project].EffectiveVotes[^1]);
                    Assert.InRange(funded.Shares.EffectiveVotes, Fraction.Zero, funded.Votes);
                }

                Assert.All(why.Where(story => !story.Funded),
                    story => Assert.True(story.LeftWithSupporters is null || story.LeftWithSupporters < election.Projects[story.Project].Cost));
            },
            iter: 300);

    [Fact]
    public void A_project_that_a_rival_kept_out_is_told_which()
    {
        var election = new BudgetElection(
            100, 0, BallotStyle.Approval, [new BudgetProject("a", 50), new BudgetProject("b", 40, [0])],
            [new BudgetBallot([new Choice(0, 1), new Choice(1, 1)], 3), new BudgetBallot([new Choice(0, 1)])]);
        var rule = new CountRule(Completion: Completion.Add1u);

        var story = Explanation.Of(election, rule, BudgetCount.Run(election, rule))[1];

        Assert.False(story.Funded);
        Assert.Equal(0, story.KeptOutBy);
    }

    private static IEnumerable<long> LongRange(long below)
    {
        for (var cost = 1L; cost < below; cost++)
            yield return cost;
    }

    private static bool WinsAt(BudgetElection election, CountRule rule, int project, long cost)
    {
        var cheaper = election with { Projects = election.Projects.SetItem(project, election.Projects[project] with { Cost = cost }) };
        return BudgetCount.Run(cheaper, rule).Funded.Any(funded => funded.Project == project);
    }
}
