using CsCheck;
using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Polls;
using LiveTownHall.Core.Tests.Polls;

namespace LiveTownHall.Core.Tests.Halls;

public class HallCutTests
{
    [Fact]
    public void Every_cut_is_the_tally_of_a_fresh_replay_up_to_its_position_and_stays_so()
        => Gen.Select(AnyJournal.Pieces, Gen.Int[0, 2].Array[200]).Sample((pieces, cuts) =>
        {
            var batches = AnyJournal.Batches(pieces, i => cuts[i % 200] > 0);
            var replica = new HallReplica();
            var taken = new List<HallCut>();
            for (var i = 0; i < batches.Count; i++)
            {
                replica.Apply(i + 1, batches[i]);
                if (cuts[(i * 7) % 200] == 1 && replica.Cut() is { } cut)
                    taken.Add(cut);
            }

            // Compared only now, so that a cut that later batches reach into is found out.
            foreach (var cut in taken)
            {
                var (fresh, _) = DeterminismTests.Replay(batches[..(int)cut.Position]);
                AssertSame(fresh.Cut()!, cut);
            }
        }, iter: 150);

    [Fact]
    public void In_every_cut_the_counts_add_up_to_the_voters()
        => AnyJournal.Pieces.Sample(pieces =>
        {
            var (replica, _) = DeterminismTests.Replay(AnyJournal.Batches(pieces, _ => true));
            foreach (var poll in replica.Cut()!.Polls)
            {
                var ballots = replica.BallotsOf(poll.Number)!;
                var voters = ballots.SortedBallots().Count(ballot => ballots.WordOf(ballot.Voter) == MarkWord.Said);
                Assert.Equal(voters, poll.Tally.Voters);
                Assert.Equal(ballots.SortedBallots().Count(ballot => ballots.WordOf(ballot.Voter) == MarkWord.Abstained), poll.Tally.Abstained);
                Assert.Equal(voters, poll.Tally.Profile.Sum(line => line.Count));
                Assert.Equal(poll.Pool?.Count ?? 0, poll.Pool is null ? 0 : poll.Tally.Profile.Length);
            }
        }, iter: 150);

    [Fact]
    public void A_poll_without_new_ballots_shares_its_cut_with_the_one_before()
    {
        var hall = new JournalledHall();
        hall.Open("P1", AnyPoll.RankingOf(3));
        hall.Open("P2", AnyPoll.RankingOf(3));
        hall.Vote("P1", 1, new BallotPaper { Ranking = ["o1"] });
        var before = hall.Replica.Cut()!;
        Assert.Same(before, hall.Replica.Cut());

        hall.Vote("P2", 1, new BallotPaper { Ranking = ["o2"] });
        var after = hall.Replica.Cut()!;
        Assert.Same(before.Find(0), after.Find(0));
        Assert.NotSame(before.Find(1), after.Find(1));
        Assert.Equal((0, 1), (before.Find(1)!.Tally.Voters, after.Find(1)!.Tally.Voters));
    }

    private static void AssertSame(HallCut expected, HallCut actual)
    {
        Assert.Equal(expected.Position, actual.Position);
        Assert.Equal(expected.UpvotesCast, actual.UpvotesCast);
        Assert.Equal(expected.Upvotes, actual.Upvotes);
        Assert.Equal(expected.State.Polls.Select(p => p.Number), actual.Polls.Select(p => p.Number));
        foreach (var (fresh, cut) in expected.Polls.Zip(actual.Polls))
        {
            Assert.Equal((fresh.Number, fresh.Round, fresh.Tally.Voters), (cut.Number, cut.Round, cut.Tally.Voters));
            Assert.Equal(fresh.Tally.Profile, cut.Tally.Profile);
            Assert.Equal(Pooled(fresh), Pooled(cut));
        }
    }

    private static IEnumerable<string>? Pooled(PollCut cut) => cut.Pool?.Select(entry => entry.Key + ":" + Convert.ToHexString(entry.Value.AsSpan()));
}
