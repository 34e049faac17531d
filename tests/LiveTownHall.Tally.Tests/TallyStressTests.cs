namespace LiveTownHall.Tally.Tests;

public class TallyStressTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    [Fact]
    public async Task Ten_million_ballots_from_many_producers_are_counted_exactly_once()
    {
        const int Producers = 4;
        const int Each = 2_500_000;
        const int VotersEach = 100_000;
        const ulong Options = 7;
        const int BallotsPerCut = 50_000;

        var tally = new PollTally();
        long counted = 0;
        var outcomes = new long[3];
        var commit = new GroupCommit<VoterBallot>(8192, 1024, Count, (fault, _) => throw fault);
        var done = false;
        long looks = 0;

        var watching = Task.Run(() =>
        {
            var latest = tally.Latest;
            while (!Volatile.Read(ref done))
            {
                var snapshot = tally.Latest;
                AssertConsistent(snapshot);
                Assert.True(snapshot.Position >= latest.Position && snapshot.Voters >= latest.Voters, "A snapshot went back in time.");
                latest = snapshot;
                looks++;
                Thread.Yield();
            }
        });

        Crew.Run(Enumerable.Range(0, Producers).Select<int, Action>(producer => () =>
        {
            for (var i = 0; i < Each; i++)
            {
                var spinner = default(SpinWait);
                while (!commit.TryEnqueue(CastOf(producer, i)))
                    spinner.SpinOnce(sleep1Threshold: -1);
            }
        }));
        await commit.CompleteAsync().WaitAsync(Patience);
        Volatile.Write(ref done, true);
        await watching.WaitAsync(Patience);

        var final = tally.CutAt(counted);
        AssertConsistent(final);
        Assert.True(looks > 0);
        Assert.Equal(Producers * (long)Each, counted);
        Assert.Equal(Producers * VotersEach, final.Voters);
        Assert.Equal(final.Voters, outcomes[(int)CastResult.New]);
        Assert.Equal(counted, outcomes.Sum());

        // Each producer has voters of its own, so its last ballot for each is known.
        var expected = new long[Options];
        for (var producer = 0; producer < Producers; producer++)
        {
            for (var i = Each - VotersEach; i < Each; i++)
            {
                var (voter, ballot) = CastOf(producer, i);
                Assert.True(tally.TryGetBallot(voter, out var last) && last == ballot);
                expected[ballot]++;
            }
        }

        Assert.Equal(expected, final.Profile.Select(line => line.Count));

        static VoterBallot CastOf(int producer, int i)
            => new((ulong)((producer * VotersEach) + (i % VotersEach)), (ulong)i * 0x9E3779B97F4A7C15 % Options);

        ValueTask Count(ReadOnlyMemory<VoterBallot> batch)
        {
            foreach (var (voter, ballot) in batch.Span)
            {
                outcomes[(int)tally.Cast(voter, ballot)]++;
                if (++counted % BallotsPerCut == 0)
                    tally.CutAt(counted);
            }

            return ValueTask.CompletedTask;
        }
    }

    private static void AssertConsistent(TallySnapshot snapshot)
    {
        long sum = 0;
        foreach (var (_, count) in snapshot.Profile)
            sum += count;
        Assert.Equal(snapshot.Voters, sum);
    }
}
