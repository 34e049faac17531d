using CsCheck;
using Fractions;
using LiveTownHall.Budgets.Counting;
using LiveTownHall.Budgets.Elections;

namespace LiveTownHall.Budgets.Tests.Counting;

/// <summary>What holds for every election.</summary>
public class BudgetCountTests
{
    private static readonly Gen<BudgetElection> Any = Gen.Enum<BallotStyle>().SelectMany(AnyElection.Of);

    [Theory]
    [InlineData(Completion.None)]
    [InlineData(Completion.Add1)]
    [InlineData(Completion.Add1u)]
    [InlineData(Completion.Utilitarian)]
    public void Equal_shares_fund_what_the_plain_rule_funds_in_the_same_order(Completion completion)
        => Any.Sample(
            election =>
            {
                foreach (var utility in AnyElection.Utilities(election.Style))
                    Assert.Equal(PlainCount.EqualShares(election, utility, completion), Funded(election, Rule(utility, completion)));
            },
            iter: 500);

    /// <summary>Larger amounts have more steps, which are mostly passed over.</summary>
    [Theory]
    [InlineData(Completion.Add1)]
    [InlineData(Completion.Add1u)]
    public void Steps_that_are_passed_over_would_have_changed_nothing(Completion completion)
        => Gen.Select(Any, Gen.Long[1, 3]).Sample(
            (election, increment) =>
            {
                var large = election with
                {
                    Amount = election.Amount * 7,
                    UnitDecimals = 0,
                    Projects = [.. election.Projects.Select((project, place) => project with { Cost = (project.Cost * 7) + place })],
                };
                foreach (var utility in AnyElection.Utilities(election.Style))
                    Assert.Equal(PlainCount.EqualShares(large, utility, completion, increment), Funded(large, Rule(utility, completion) with { Increment = increment }));
            },
            iter: 150);

    [Fact]
    public void The_smallest_increment_of_the_largest_amount_is_counted_at_once()
    {
        const long most = BudgetElection.MostMoney;
        var election = new BudgetElection(
            most,
            0,
            BallotStyle.Approval,
            [new BudgetProject("1", most / 2), new BudgetProject("2", most * 2 / 5), new BudgetProject("3", most / 4)],
            [.. Ballots((3, [0]), (4, [1, 2]), (3, [1]))]);

        var outcome = BudgetCount.Run(election, Rule(Utility.Cost, Completion.Add1));

        // The purse is known to the unit: it is the first that leaves no room.
        var voters = election.Ballots.SelectMany(ballot => Enumerable.Repeat(ballot, ballot.People)).ToList();
        var purse = outcome.Purse!.Value;
        List<int> At(Fraction start) => PlainCount.WithPurse(election, voters, Utility.Cost, start);
        long Spent(Fraction start) => At(start).Sum(project => election.Projects[project].Cost);
        bool LeavesRoom(Fraction start) => Enumerable.Range(0, 3).Except(At(start)).Any(project => Spent(start) + election.Projects[project].Cost <= most);
        Assert.Equal(At(purse), outcome.Funded.Select(funded => funded.Project));
        Assert.Equal([1, 2], At(purse));
        Assert.True(LeavesRoom(purse - 1) && !LeavesRoom(purse));
    }

    [Fact]
    public void Nothing_is_spent_that_is_not_there_and_add1u_leaves_no_room_for_another_project()
        => Gen.Select(Any, Gen.Enum<Completion>(), Gen.Enum<Method>()).Sample(
            (election, completion, method) =>
            {
                var outcome = BudgetCount.Run(election, Rule(Utility.Cost, completion) with { Method = method, Comparison = Comparison.Satisfaction });
                Assert.InRange(outcome.Spent, 0, election.Amount);
                if (method == Method.Greedy || completion is Completion.Add1u or Completion.Utilitarian)
                {
                    var funded = outcome.Funded.Select(project => project.Project).ToHashSet();
                    Assert.All(Enumerable.Range(0, election.Projects.Length).Where(c => !funded.Contains(c)),
                        c => Assert.True(outcome.Spent + election.Projects[c].Cost > election.Amount));
                }
            },
            iter: 1_000);

    [Fact]
    public void Neither_the_order_of_ballots_and_projects_nor_who_is_counted_together_changes_the_outcome()
        => Gen.Select(Any, Gen.Enum<Completion>(), Gen.Int).Sample(
            (election, completion, seed) =>
            {
                foreach (var utility in AnyElection.Utilities(election.Style))
                {
                    var rule = Rule(utility, completion) with { Comparison = Comparison.ExclusionRatio };
                    Assert.Equal(Ids(election, BudgetCount.Run(election, rule)), Ids(Shuffled(election, seed), BudgetCount.Run(Shuffled(election, seed), rule)));
                }
            },
            iter: 500);

    [Fact]
    public void A_seed_settles_every_tie_the_same_way_in_any_order_and_says_so()
        => Gen.Select(Any, Gen.ULong, Gen.Int).Sample(
            (election, lots, seed) =>
            {
                var rule = new CountRule(Completion: Completion.Add1u, Seed: lots);
                var outcome = BudgetCount.Run(election, rule);
                Assert.Equal(Ids(election, outcome), Ids(Shuffled(election, seed), BudgetCount.Run(Shuffled(election, seed), rule)));
                Assert.All(outcome.Ties, tie => Assert.True(tie.Tie.By == "lottery" && tie.Tie.Tied.Contains(tie.Tie.Chosen)));
            },
            iter: 500);

    [Fact]
    public void Incompatible_projects_never_both_win()
        => Gen.Select(Any, Gen.Enum<Completion>(), Gen.Enum<Method>()).Sample(
            (election, completion, method) =>
            {
                if (election.Projects.Length < 2)
                    return;
                var rivals = election with { Projects = election.Projects.SetItem(0, election.Projects[0] with { IncompatibleWith = [1] }) };
                var funded = Funded(rivals, Rule(Utility.Cost, completion) with { Method = method });
                Assert.False(funded.Contains(0) && funded.Contains(1));
            },
            iter: 1_000);

    [Fact]
    public void One_more_vote_for_a_funded_project_of_a_person_who_wants_nothing_else_does_not_unfund_it_by_votes()
        => AnyElection.Of(BallotStyle.Approval).Sample(
            election =>
            {
                var before = Funded(election, Rule(Utility.Cost, Completion.None) with { Method = Method.Greedy });
                foreach (var project in before)
                {
                    var more = election with { Ballots = election.Ballots.Add(new BudgetBallot([new Choice(project, 1)])) };
                    Assert.Contains(project, Funded(more, Rule(Utility.Cost, Completion.None) with { Method = Method.Greedy }));
                }
            },
            iter: 500);

    [Fact]
    public void Amounts_at_the_limit_are_counted_exactly()
    {
        const long most = BudgetElection.MostMoney;
        var election = new BudgetElection(
            most, 0, BallotStyle.Approval, [new BudgetProject("1", most - 1), new BudgetProject("2", most - 2), new BudgetProject("3", 1)],
            [.. Ballots((2_000_003, [0]), (2_000_003, [1, 2]))]);

        foreach (var completion in Enum.GetValues<Completion>())
        {
            var rule = Rule(Utility.Cost, completion) with { Increment = most / 100_000_000 };
            Assert.InRange(BudgetCount.Run(election, rule).Spent, 0, most);
        }

        Assert.Equal([2, 0], Funded(election, Rule(Utility.Cost, Completion.Add1u) with { Increment = most / 100_000_000 }));
    }

    [Fact]
    public void A_tie_that_nothing_settles_is_an_error_that_names_the_projects()
    {
        var election = new BudgetElection(10, 0, BallotStyle.Approval, [new BudgetProject("a", 6), new BudgetProject("b", 6)], [.. Ballots((1, [0]), (1, [1]))]);
        var rich = election with { Amount = 12 };

        Assert.Empty(Funded(election, new CountRule(TieBreak: ["maxVotes"])));
        var flaw = Assert.Throws<BudgetCountException>(() => BudgetCount.Run(rich, new CountRule(TieBreak: ["maxVotes", "minCost"])));
        Assert.Contains("a, b", flaw.Message, StringComparison.Ordinal);
        Assert.Equal([1, 0], Funded(rich, new CountRule(TieBreak: ["maxVotes", "b", "a"])));
    }

    [Theory]
    [InlineData(Utility.Borda, BallotStyle.Approval)]
    [InlineData(Utility.Points, BallotStyle.Ranking)]
    public void A_utility_that_the_ballots_do_not_say_is_refused(Utility utility, BallotStyle style)
        => Assert.Throws<BudgetCountException>(() => BudgetCount.Run(new BudgetElection(1, 0, style, [], []), new CountRule(Utility: utility)));

    private static IEnumerable<BudgetBallot> Ballots(params (int People, int[] Projects)[] ballots)
        => ballots.Select(ballot => new BudgetBallot([.. ballot.Projects.Select(project => new Choice(project, 1))], ballot.People));

    private static CountRule Rule(Utility utility, Completion completion) => new(Utility: utility, Completion: completion, TieBreak: AnyElection.TieBreak);

    private static List<int> Funded(BudgetElection election, CountRule rule) => [.. BudgetCount.Run(election, rule).Funded.Select(funded => funded.Project)];

    private static IEnumerable<string> Ids(BudgetElection election, BudgetOutcome outcome) => outcome.Funded.Select(funded => election.Projects[funded.Project].Id);

    /// <summary>The same election with everything in another order, and one ballot for each person.</summary>
    private static BudgetElection Shuffled(BudgetElection election, int seed)
    {
        var random = new Random(seed);
        var places = Enumerable.Range(0, election.Projects.Length).ToArray();
        random.Shuffle(places);
        var ballots = election.Ballots.SelectMany(ballot => Enumerable.Repeat(ballot with { People = 1 }, ballot.People))
            .Select(ballot => ballot with { Choices = [.. ballot.Choices.Select(choice => choice with { Project = places[choice.Project] }).OrderBy(choice => choice.Project)] })
            .ToArray();
        random.Shuffle(ballots);
        var projects = new BudgetProject[places.Length];
        for (var i = 0; i < places.Length; i++)
            projects[places[i]] = election.Projects[i];
        return election with { Projects = [.. projects], Ballots = [.. ballots] };
    }
}
