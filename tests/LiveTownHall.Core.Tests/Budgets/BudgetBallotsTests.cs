using System.Collections.Immutable;
using CsCheck;
using LiveTownHall.Core.Budgets;
using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Tests.Halls;
using LiveTownHall.Core.Tests.Moderation;

namespace LiveTownHall.Core.Tests.Budgets;

public class BudgetBallotsTests
{
    private static readonly Gen<BudgetPaper> Paper =
        from projects in Gen.Shuffle(new[] { 0, 1, 2, 3 }, 0, 4)
        from points in Gen.Int[0, 4].Array[4]
        select new BudgetPaper([.. projects.Select((project, i) => new BudgetChoice(project, points[i]))]);

    [Fact]
    public void A_ballot_is_packed_into_bytes_that_are_valid_and_say_the_same()
        => Gen.Select(Gen.Int[0, 3], Paper).Sample((number, paper) =>
        {
            var budget = Begin().State.Budgets!.All[number];
            var style = budget.Definition.Ballot;
            if (style is BudgetWords.Approval or BudgetWords.Knapsack)
                paper = new([.. paper.Choices.Select(choice => choice with { Points = 1 })]);
            if (style == BudgetWords.Ranking)
                paper = new([.. paper.Choices.Select(choice => choice with { Points = 0 })]);
            if (!BudgetMarking.TryPack(budget, paper, out var bytes, out var flaw))
            {
                Assert.NotEmpty(flaw.Message);
                return;
            }

            Assert.True(BudgetMarking.IsValid(budget, bytes.AsSpan()));
            IEnumerable<BudgetChoice> said = style == BudgetWords.Ranking ? paper.Choices : paper.Choices.Where(choice => choice.Points > 0).OrderBy(choice => choice.Project);
            Assert.Equal(said, BudgetMarking.Unpack(budget, bytes).Choices);
            Assert.True(BudgetMarking.TryPack(budget, style == BudgetWords.Ranking ? paper : new([.. paper.Choices.Reverse()]), out var again, out _));
            Assert.Equal(bytes, again);
        }, iter: 2_000);

    [Fact]
    public void Any_bytes_that_are_valid_are_those_that_their_meaning_is_packed_into()
        => Gen.Select(Gen.Int[0, 3], Gen.Byte[0, 5].Array[0, 8]).Sample((number, bytes) =>
        {
            var budget = Begin().State.Budgets!.All[number];
            if (!BudgetMarking.IsValid(budget, bytes))
                return;
            Assert.True(BudgetMarking.TryPack(budget, BudgetMarking.Unpack(budget, [.. bytes]), out var packed, out _));
            Assert.Equal(bytes, packed);
        }, iter: 20_000);

    [Theory]
    [InlineData("B0", "2 0", "not of its style")]
    [InlineData("B0", "1 1 0", "not in order")]
    [InlineData("B0", "1 0 0", "a project twice")]
    [InlineData("B0", "1 4", "no such project")]
    [InlineData("B0", "1 128 0", "not the shortest form")]
    [InlineData("B0", "", "nothing")]
    [InlineData("B1", "2 2 3", "costs 1400 of 1000")]
    [InlineData("B2", "3 0 4", "more than 3 for one")]
    [InlineData("B2", "3 0 3 1 3", "more than 5 together")]
    [InlineData("B2", "3 0 0", "no points at all for one that is named")]
    [InlineData("B2", "3 0", "points missing")]
    [InlineData("B3", "4 0 1 2 3", "more than 3")]
    public void What_is_no_ballot_of_the_budget_is_refused(string id, string bytes, string why)
    {
        var hall = Begin();
        var budget = hall.State.Budgets!.Find(id)!;
        var said = bytes.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(byte.Parse).ToArray();
        Assert.True(hall.Batch(batch => batch.Mark(new Mark(MarkPart.Budget, budget.Number, 1, 7, 0) { Bytes = said })) is [Ruling.InvalidBallot], why);
        Assert.Equal(0, hall.Replica.Cut()!.Budgets[budget.Number].Voters);
    }

    [Fact]
    public void The_last_word_of_the_newest_admission_counts_and_an_empty_one_takes_the_ballot_back()
    {
        var hall = Begin();
        Assert.Equal([Ruling.Accepted, Ruling.Changed, Ruling.Superseded, Ruling.Unchanged], hall.Batch(batch =>
        {
            batch.Mark(Vote(7, 2, 0));
            batch.Mark(Vote(7, 5, 0, 1));
            batch.Mark(Vote(7, 4, 2));
            batch.Mark(Vote(7, 5, 0, 1));
        }));
        var cut = hall.Replica.Cut()!.Budgets[0];
        Assert.Equal((1, 1), (cut.Voters, cut.Ballots.Count));
        Assert.Equal([1, 0, 1], cut.Ballots[0].Bytes);
        Assert.Same(cut, hall.Replica.Cut()!.Budgets[0]);

        hall.Batch(batch => batch.Mark(Vote(7, 6)));
        Assert.Equal(0, hall.Replica.Cut()!.Budgets[0].Voters);
        Assert.Empty(hall.Replica.Cut()!.Budgets[0].Ballots);
        Assert.Equal(1, cut.Voters);
        hall.Batch(batch => batch.Mark(Vote(7, 6, 3)));
        Assert.Equal(1, hall.Replica.Cut()!.Budgets[0].Voters);
        Assert.Equal(new BudgetChoice(3, 1), Assert.Single(hall.Replica.Budgets.Of(0)!.BallotOf(hall.State.Budgets!.All[0], 7)!.Choices));
    }

    [Fact]
    public void The_order_in_which_people_vote_changes_nothing_of_what_is_counted()
        => Gen.Select(Gen.Select(Gen.ULong[0, 30], Gen.Shuffle(new byte[] { 0, 1, 2, 3 }, 0, 4)).Array[1, 30], Gen.Int).Sample((votes, seed) =>
        {
            var last = votes.GroupBy(vote => vote.Item1).Select(vote => vote.Last()).ToArray();
            var shuffled = last.ToArray();
            new Random(seed).Shuffle(shuffled);
            Assert.Equal(Counted(votes), Counted(last));
            Assert.Equal(Counted(votes), Counted(shuffled));
        }, iter: 200);

    private static string Counted((ulong Voter, byte[] Projects)[] votes)
    {
        var hall = Begin();
        foreach (var (voter, projects) in votes)
            hall.Batch(batch => batch.Mark(Vote(voter, 0, [.. projects.Order()])));
        return string.Join('\n', hall.Replica.Cut()!.Budgets[0].Ballots.Select(ballot => $"{ballot.People} x {Convert.ToHexString(ballot.Bytes.AsSpan())}"));
    }

    private static JournalledHall Begin()
    {
        var hall = new JournalledHall();
        hall.Must([.. AnyBudgets.Beginning]);
        return hall;
    }

    private static Mark Vote(ulong voter, ulong fence, params byte[] projects) => new(MarkPart.Budget, 0, 1, voter, fence) { Bytes = (byte[])[1, .. projects] };
}
