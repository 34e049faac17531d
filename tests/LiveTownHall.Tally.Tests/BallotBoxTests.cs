using CsCheck;

namespace LiveTownHall.Tally.Tests;

public class BallotBoxTests
{
    // Few different voters so that they meet again, 0 and the largest value among them, and clustered ones that share upper bits.
    private static readonly Gen<ulong> Voters = Gen.OneOf(Gen.ULong[0, 40], Gen.ULong[ulong.MaxValue - 40, ulong.MaxValue], Gen.ULong, Gen.ULong[0, 30].Select(n => n << 58));

    private static readonly Gen<ulong> Ballots = Gen.OneOf(Gen.ULong[0, 3], Gen.ULong, Gen.Const(ulong.MaxValue));

    // Few, so that most meet one that is older, the same or newer.
    private static readonly Gen<ulong> Fences = Gen.Frequency((1, Gen.Const(0ul)), (4, Gen.ULong[0, 5]), (1, Gen.Const(ulong.MaxValue)));

    [Fact]
    public void A_box_answers_like_a_dictionary_after_any_casts()
    {
        Gen.Select(Voters, Ballots, Fences).Array[0, 300].Sample(casts =>
        {
            var box = new BallotBox();
            var model = new Dictionary<ulong, (ulong Ballot, ulong Fence)>();
            foreach (var (voter, ballot, fence) in casts)
            {
                var expected = !model.TryGetValue(voter, out var former) ? CastResult.New
                    : former.Fence > fence ? CastResult.Superseded
                    : former.Ballot == ballot ? CastResult.Unchanged
                    : CastResult.Changed;
                if (expected != CastResult.Superseded)
                    model[voter] = (ballot, fence);

                Assert.Equal(expected, box.Cast(voter, ballot, fence, out var previous));
                Assert.Equal(former.Ballot, previous);
                Assert.Equal(model.Count, box.Voters);
                Assert.True(box.TryGet(voter, out var found, out var foundFence));
                Assert.Equal(model[voter], (found, foundFence));
            }

            foreach (var (voter, last) in model)
                Assert.True(box.TryGet(voter, out var found, out var fence) && (found, fence) == last);
            Assert.Equal(model.OrderBy(line => line.Key).Select(line => new VoterBallot(line.Key, line.Value.Ballot, line.Value.Fence)), box.ToSortedArray());
        });
    }

    [Fact]
    public void In_whatever_order_a_voters_ballots_come_the_one_with_the_greatest_fence_counts()
        => Gen.Select(Gen.Int[2, 40], Gen.Int[0, 10_000]).Sample((acts, seed) =>
        {
            var late = Enumerable.Range(1, acts).ToArray();
            new Random(seed).Shuffle(late);
            foreach (var voter in new[] { 0ul, 7ul })
            {
                var box = new BallotBox();
                foreach (var fence in late)
                    box.Cast(voter, (ulong)fence * 3, (ulong)fence, out _);
                Assert.True(box.TryGet(voter, out var ballot, out var greatest));
                Assert.Equal(((ulong)acts * 3, (ulong)acts), (ballot, greatest));
            }
        });

    [Fact]
    public void A_ballot_cast_again_raises_the_fence_although_nothing_changes()
    {
        var box = new BallotBox();
        box.Cast(7, 1, 1, out _);

        Assert.Equal(CastResult.Unchanged, box.Cast(7, 1, 3, out _));
        Assert.Equal(CastResult.Superseded, box.Cast(7, 2, 2, out var previous));
        Assert.Equal(1ul, previous);
    }

    [Fact]
    public void An_older_ballot_changes_nothing_while_the_box_is_growing_either()
    {
        var box = new BallotBox();
        var seen = 0;
        for (ulong n = 1; n <= 20_000; n++)
        {
            box.Cast(n, n, 9, out _);
            if (!box.IsGrowing)
                continue;
            seen++;
            var former = (n / 2) + 1;
            Assert.Equal(CastResult.Superseded, box.Cast(former, 0, 8, out var previous));
            Assert.Equal(former, previous);
        }

        Assert.True(seen > 100);
        Assert.All(box.ToSortedArray(), line => Assert.Equal((line.Voter, 9ul), (line.Ballot, line.Fence)));
    }

    [Fact]
    public void A_voter_who_never_cast_is_not_in_the_box()
    {
        var box = new BallotBox();
        for (ulong voter = 1; voter <= 1000; voter++)
        {
            Assert.False(box.Contains(voter));
            box.Cast(voter, 0, out _);
            Assert.True(box.Contains(voter));
        }

        Assert.False(box.Contains(0));
        Assert.False(box.TryGet(ulong.MaxValue, out var ballot));
        Assert.Equal(0ul, ballot);
    }

    [Fact]
    public void Every_ballot_is_found_while_the_box_is_growing()
    {
        var box = new BallotBox();
        var looksWhileGrowing = 0;
        for (ulong n = 1; n <= 20_000; n++)
        {
            box.Cast(n, n, out _);
            if (!box.IsGrowing || n % 16 != 0)
                continue;

            looksWhileGrowing++;
            for (var voter = Math.Max(1, n - 200); voter <= n; voter++)
                Assert.True(box.TryGet(voter, out var ballot) && ballot == voter);
        }

        Assert.True(looksWhileGrowing > 10);
    }

    [Fact]
    public void A_ballot_changed_while_the_box_is_growing_is_not_undone_by_the_move()
    {
        var box = new BallotBox();
        for (ulong n = 1; n <= 50_000; n++)
        {
            Assert.Equal(CastResult.New, box.Cast(n, 1, out _));
            if (box.IsGrowing)
                Assert.Equal(CastResult.Changed, box.Cast((n / 2) + 1, n + 1, out _));
        }

        var last = new Dictionary<ulong, ulong>();
        var replayed = new BallotBox(expectedVoters: 100_000);
        foreach (var (voter, ballot) in box.ToSortedArray())
        {
            last.Add(voter, ballot);
            replayed.Cast(voter, ballot, out _);
        }

        Assert.Equal(50_000, last.Count);
        Assert.All(last, line => Assert.True(box.TryGet(line.Key, out var ballot) && ballot == line.Value));
        Assert.Equal(replayed.ToSortedArray(), box.ToSortedArray());
    }

    [Fact]
    public void A_full_grown_box_takes_at_most_48_bytes_a_voter()
    {
        var box = new BallotBox();
        for (ulong n = 1; n <= 300_000; n++)
        {
            box.Cast(n * 0x9E3779B97F4A7C15, n, out _);
            if (n > 1000)
                Assert.True(box.Capacity * 24.0 / box.Voters <= 48.1);
        }
    }

    [Fact]
    public void A_box_made_for_so_many_voters_does_not_grow_before_they_came()
    {
        foreach (var expected in new[] { 0, 1, 12, 13, 1000, 12_345 })
        {
            var box = new BallotBox(expected);
            var capacity = box.Capacity;
            for (var n = 1; n <= expected; n++)
                box.Cast((ulong)n, 0, out _);
            Assert.Equal(capacity, box.Capacity);
        }
    }

    [Fact]
    public void A_destination_too_short_for_the_ballots_is_refused()
    {
        var box = new BallotBox();
        box.Cast(7, 1, out _);
        box.Cast(0, 1, out _);
        var destination = new VoterBallot[1];
        Assert.Throws<ArgumentException>(() => box.CopyBallotsTo(destination));
        Assert.Equal(default, destination[0]);
    }
}
