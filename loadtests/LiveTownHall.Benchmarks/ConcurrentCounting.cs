using System.Collections.Concurrent;
using LiveTownHall.Tally;

namespace LiveTownHall.Benchmarks;

/// <summary>A concurrent dictionary and interlocked counters; unlike the others it has no moment at which counts and voters agree.</summary>
internal sealed class ConcurrentCounting : ICounting
{
    private readonly ConcurrentDictionary<ulong, ulong> _ballots = new();
    private readonly long[] _counts = new long[Electorate.Options];

    public long Counted => 0;

    public void Cast(VoterBallot ballot)
    {
        var (voter, choice) = ballot;
        while (true)
        {
            if (_ballots.TryGetValue(voter, out var previous))
            {
                if (previous == choice)
                    return;
                if (!_ballots.TryUpdate(voter, choice, previous))
                    continue;
                Interlocked.Decrement(ref _counts[previous]);
            }
            else if (!_ballots.TryAdd(voter, choice))
            {
                continue;
            }

            Interlocked.Increment(ref _counts[choice]);
            return;
        }
    }

    public void WaitUntilCounted(long ballots)
    {
        // Cast has counted when it returns.
    }
}
