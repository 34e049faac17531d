using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using CsCheck;
using LiveTownHall.Budgets.Counting;
using LiveTownHall.Budgets.Pabulib;
using LiveTownHall.Core.Budgets;
using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;
using LiveTownHall.Server.Budgets;

namespace LiveTownHall.Server.Tests.Budgets;

/// <summary>What is counted is what anybody counts who has the file.</summary>
public sealed class BudgetCountingTests
{
    private static readonly Gen<BudgetDefinition> Definition =
        from ballot in Gen.Int[0, BudgetWords.Ballots.Length - 1].Select(i => BudgetWords.Ballots[i])
        from completion in Gen.Int[0, BudgetWords.Completions.Length - 1].Select(i => BudgetWords.Completions[i])
        from rule in Gen.Frequency((4, Gen.Const(BudgetWords.EqualShares)), (1, Gen.Const(BudgetWords.Greedy)))
        from comparison in Gen.Int[0, BudgetWords.Comparisons.Length - 1].Select(i => BudgetWords.Comparisons[i])
        from decimals in Gen.Int[0, 2]
        from amount in Gen.Long[1, 2_000]
        select new BudgetDefinition
        {
            Title = "Streets; \"green\" ones",
            Currency = "EUR",
            Decimals = decimals,
            Amount = amount,
            Ballot = ballot,
            Points = ballot == BudgetWords.Points ? 10 : null,
            Rule = rule,
            Utility = ballot == BudgetWords.Ranking ? BudgetWords.Borda : ballot == BudgetWords.Points ? BudgetWords.Points : BudgetWords.Cost,
            Completion = completion,
            Increment = 1,
            Comparison = comparison,
            TieBreak = ["maxVotes", "minCost"],
            Seed = 7,
        };

    private static readonly Gen<(ImmutableArray<NewProject> Projects, (ulong Voter, int[] Projects, int[] Points)[] Votes)> Town =
        from costs in Gen.Long[0, 900].Array[1, 7]
        from rivals in Gen.Int[0, 9].Array[costs.Length]
        from votes in Gen.Select(Gen.ULong[0, 25], Gen.Shuffle(Enumerable.Range(0, costs.Length).ToArray(), 0, costs.Length), Gen.Int[1, 3].Array[costs.Length]).Array[0, 40]
        select (
            (ImmutableArray<NewProject>)[.. costs.Select((cost, i) => new NewProject("J" + i, new ProjectDefinition
            {
                Title = "Title " + i,
                Cost = cost,
                IncompatibleWith = rivals[i] < costs.Length && rivals[i] != i ? ["J" + rivals[i]] : [],
            }))],
            votes);

    [Fact]
    public void A_count_is_what_the_exported_file_comes_to_whatever_the_order_of_votes_and_incompatible_projects_never_both_win()
        => Gen.Select(Definition, Town).Sample((definition, town) =>
        {
            var (budget, cut) = Play(definition, town.Projects, town.Votes);
            var result = BudgetCounting.Run(budget, cut, CancellationToken.None);

            var file = PabulibWriter.Write(BudgetElections.FileOf(budget, cut));
            Assert.Equal(result.Counted, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(file))));
            var election = PabulibElection.From(PabulibReader.Read(file)).Election;
            Assert.Equal(election.Ballots.Length, result.Voters);
            var again = BudgetCount.Run(election, BudgetElections.RuleOf(budget));
            Assert.Equal(again.Funded.Select(funded => election.Projects[funded.Project].Id), result.Funded.Select(funded => funded.Id));
            Assert.Equal(again.Funded.Select(funded => funded.Votes), result.Funded.Select(funded => funded.Votes));
            Assert.Null(result.Flaw);
            Assert.True(result.Spent <= definition.Amount);
            Assert.Equal(result.Spent, result.Funded.Sum(funded => funded.Cost));

            var sound = town.Votes.Where(vote => BudgetMarking.TryPack(budget, Paper(definition, vote.Projects, vote.Points), out _, out _));
            var last = sound.GroupBy(vote => vote.Voter).Select(vote => vote.Last()).Reverse().ToArray();
            Assert.Equal(Bytes(result), Bytes(BudgetCounting.Run(budget, Play(definition, town.Projects, last).Cut, CancellationToken.None)));

            var winners = result.Funded.Select(funded => funded.Id).ToHashSet();
            foreach (var project in budget.Projects.Where(project => winners.Contains(project.Id)))
                Assert.DoesNotContain(project.Definition.IncompatibleWith, winners.Contains);
        }, iter: 400);

    [Fact]
    public void A_tie_that_nothing_settles_is_said_and_funds_nothing()
    {
        var definition = new BudgetDefinition
        {
            Title = "Streets",
            Currency = "EUR",
            Decimals = 0,
            Amount = 100,
            Ballot = BudgetWords.Approval,
            Rule = BudgetWords.EqualShares,
            Utility = BudgetWords.Cost,
            Completion = BudgetWords.None,
            Increment = 1,
            Comparison = BudgetWords.None,
        };
        var (budget, cut) = Play(
            definition,
            [new NewProject("J0", new ProjectDefinition { Title = "A", Cost = 100 }), new NewProject("J1", new ProjectDefinition { Title = "B", Cost = 100 })],
            [(1, [0, 1], [1, 1])]);
        var result = BudgetCounting.Run(budget, cut, CancellationToken.None);
        Assert.NotNull(result.Flaw);
        Assert.Empty(result.Funded);
        Assert.Equal([1, 1], result.Why.Select(story => story.Votes));
        Assert.Null(BudgetCounting.Run(budget with { Definition = definition with { Seed = 1 } }, cut, CancellationToken.None).Flaw);
    }

    [Theory]
    [InlineData("3/2", 1.5)]
    [InlineData("7", 7)]
    [InlineData("2/3", 0.6666)]
    public void A_fraction_is_shown_with_its_first_four_decimals(string exact, double shown) => Assert.Equal(shown, BudgetCounting.Shown(exact));

    private static (Budget Budget, BudgetCut Cut) Play(BudgetDefinition definition, ImmutableArray<NewProject> projects, (ulong Voter, int[] Projects, int[] Points)[] votes)
    {
        var (replica, writer, position) = (new HallReplica(), new BatchWriter(), 0L);
        Do(batch =>
        {
            batch.Fact(new HallCreated
            {
                HallId = "H",
                Title = "T",
                Languages = ["en"],
                JoinCode = "ABC234",
                KeyHashes = ImmutableSortedDictionary<string, string>.Empty,
                Moderation = "pre",
                AnonymousQuestions = true,
            });
            batch.Fact(new BudgetCreated("B", definition, projects));
            batch.Fact(new BudgetPhaseSet("B", Core.Budgets.BudgetPhases.Vote));
        });
        foreach (var (voter, listed, points) in votes)
        {
            var budget = replica.State!.Budgets!.All[0];
            if (BudgetMarking.TryPack(budget, Paper(definition, listed, points), out var bytes, out _))
                Do(batch => batch.Mark(new Mark(MarkPart.Budget, 0, 1, voter, 0) { Bytes = bytes.AsMemory() }));
        }

        return (replica.State!.Budgets!.All[0], replica.Cut()!.Budgets[0]);

        void Do(Action<BatchWriter> write)
        {
            writer.Begin(1_700_000_000_000);
            write(writer);
            var rulings = new List<Ruling>();
            Assert.True(replica.Apply(++position, writer.Written.Span, rulings));
            Assert.All(rulings, ruling => Assert.True(ruling.IsAccepted(), $"{ruling}"));
        }
    }

    private static BudgetPaper Paper(BudgetDefinition definition, int[] listed, int[] points) => new([.. listed.Select(project => new BudgetChoice(project, definition.Ballot switch
    {
        BudgetWords.Points => points[project],
        BudgetWords.Ranking => 0,
        _ => 1,
    }))]);

    private static byte[] Bytes(BudgetResult result) => BatchWriter.Serialize(new BudgetCounted("B", 1, "", result));
}
