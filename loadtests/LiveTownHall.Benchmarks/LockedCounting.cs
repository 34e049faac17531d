using System.Runtime.InteropServices;
using LiveTownHall.Tally;

namespace LiveTownHall.Benchmarks;

/// <summary>What one writes first: a dictionary and counters behind a lock.</summary>
internal sealed class LockedCounting : ICounting
{
    private readonly Lock _lock = new();
    private readonly Dictionary<ulong, ulong> _ballots = [];
    private readonly long[] _counts = new long[Electorate.Options];

    public long Counted { get; private set; }

    public void Cast(VoterBallot ballot)
    {
        lock (_lock)
        {
            ref var place = ref CollectionsMarshal.GetValueRefOrAddDefault(_ballots, ballot.Voter, out var known);
            if (known)
                _counts[place]--;
            place = ballot.Ballot;
            _counts[ballot.Ballot]++;
            Counted++;
        }
    }

    public void WaitUntilCounted(long ballots)
    {
        // Counted is written inside Cast, which has returned.
    }
}
