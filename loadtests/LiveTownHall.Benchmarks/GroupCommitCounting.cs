using LiveTownHall.Tally;

namespace LiveTownHall.Benchmarks;

/// <summary>Ours: group commit in front of the tally, with a flight that only counts.</summary>
internal sealed class GroupCommitCounting : ICounting
{
    internal const int Capacity = 1 << 14;

    private readonly PollTally _tally = new();
    private readonly GroupCommit<VoterBallot> _commit;
    private long _counted;

    public GroupCommitCounting() => _commit = new GroupCommit<VoterBallot>(Capacity, maxBatch: 1024, Count, (fault, _) => throw fault);

    public long Counted => Volatile.Read(ref _counted);

    public void Cast(VoterBallot ballot)
    {
        var spinner = default(SpinWait);
        while (!_commit.TryEnqueue(ballot))
            spinner.SpinOnce(sleep1Threshold: -1);
    }

    public void WaitUntilCounted(long ballots)
    {
        var spinner = default(SpinWait);
        while (Counted < ballots)
            spinner.SpinOnce(sleep1Threshold: -1);
    }

    private ValueTask Count(ReadOnlyMemory<VoterBallot> batch)
    {
        const int Ahead = 12;
        var ballots = batch.Span;
        for (var i = 0; i < ballots.Length; i++)
        {
            if (i + Ahead < ballots.Length)
                _tally.Prefetch(ballots[i + Ahead].Voter);
            _tally.Cast(ballots[i].Voter, ballots[i].Ballot);
        }

        Volatile.Write(ref _counted, _counted + batch.Length);
        return ValueTask.CompletedTask;
    }
}
