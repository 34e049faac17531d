using CsCheck;

namespace LiveTownHall.Tally.Tests;

public class PollTallyTests
{
    private static readonly Gen<(ulong Voter, ulong Ballot)> Casts =
        Gen.Select(Gen.OneOf(Gen.ULong[0, 30], Gen.ULong), Gen.OneOf(Gen.ULong[0, 4], Gen.ULong[1000, 1004]));

    [Fact]
    public void Every_snapshot_is_the_tally_of_exactly_the_casts_before_it()
    {
        Casts.Array[0, 200].Sample(casts =>
        {
            var tally = new PollTally();
            var model = new Dictionary<ulong, ulong>();
            for (var i = 0; i < casts.Length; i++)
            {
                tally.Cast(casts[i].Voter, casts[i].Ballot);
                model[casts[i].Voter] = casts[i].Ballot;
                var snapshot = tally.CutAt(i + 1);

                Assert.Same(snapshot, tally.Latest);
                Assert.Equal(i + 1, snapshot.Position);
                Assert.Equal(model.Count, snapshot.Voters);
                Assert.Equal(
                    model.Values.GroupBy(ballot => ballot).OrderBy(group => group.Key).Select(group => new DistinctBallot(group.Key, group.Count())),
                    snapshot.Profile);
            }
        });
    }

    [Fact]
    public void Equal_tallies_list_equal_ballots_whatever_way_they_came_about()
    {
        Casts.Array[0, 100].Sample(casts =>
        {
            var one = new PollTally();
            var other = new PollTally(expectedVoters: 500);
            foreach (var (voter, ballot) in casts)
            {
                one.Cast(voter, ballot);
                other.Cast(voter, ~ballot);
            }

            foreach (var (voter, ballot) in one.BallotsByVoter().Reverse())
                other.Cast(voter, ballot);

            Assert.Equal(one.BallotsByVoter(), other.BallotsByVoter());
            Assert.Equal(one.CutAt(1).Profile.AsEnumerable(), other.CutAt(1).Profile.AsEnumerable());
        });
    }

    [Fact]
    public void A_cut_through_an_unchanged_tally_moves_on_and_keeps_the_profile()
    {
        var tally = new PollTally();
        tally.Cast(1, 5);
        var first = tally.CutAt(1);
        Assert.Equal(CastResult.Unchanged, tally.Cast(1, 5));
        var second = tally.CutAt(9);

        Assert.Equal(9, second.Position);
        Assert.Equal(first.Profile, second.Profile);
    }

    [Fact]
    public void A_snapshot_does_not_change_when_the_tally_does()
    {
        var tally = new PollTally();
        tally.Cast(1, 5);
        var before = tally.CutAt(1);
        tally.Cast(1, 6);
        tally.Cast(2, 5);
        tally.CutAt(2);

        Assert.Equal(1, before.Voters);
        Assert.Equal([new DistinctBallot(5, 1)], before.Profile.AsEnumerable());
    }

    [Fact]
    public void A_cut_before_an_earlier_one_is_refused()
    {
        var tally = new PollTally();
        var latest = tally.CutAt(7);
        Assert.Throws<ArgumentOutOfRangeException>(() => tally.CutAt(6));
        Assert.Same(latest, tally.Latest);
    }
}
