using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace LiveTownHall.Tally;

/// <summary>Distinct ballots and how many voters cast each: all that a counting method needs to know. One thread.</summary>
/// <remarks>Ballots below 256 (an option's index, a rating) are counted in an array, all others in a dictionary.</remarks>
public sealed class PreferenceProfile
{
    private const int SmallBallots = 256;

    private readonly long[] _small = new long[SmallBallots];
    private readonly Dictionary<ulong, long> _large = [];
    private ImmutableArray<DistinctBallot> _sorted = [];
    private bool _changed;
    private int _smallDistinct;

    /// <summary>Ballots counted.</summary>
    public long Total { get; private set; }

    /// <summary>Different ballots among them.</summary>
    public int Distinct => _smallDistinct + _large.Count;

    /// <summary>How many voters cast exactly this ballot.</summary>
    public long CountOf(ulong ballot)
        => ballot < SmallBallots ? _small[ballot] : _large.GetValueOrDefault(ballot);

    /// <summary>Counts one more of a ballot.</summary>
    public void Add(ulong ballot)
    {
        if (ballot < SmallBallots)
        {
            if (_small[ballot]++ == 0)
                _smallDistinct++;
        }
        else
        {
            CollectionsMarshal.GetValueRefOrAddDefault(_large, ballot, out _)++;
        }

        Total++;
        _changed = true;
    }

    /// <summary>Counts one less of a ballot; one that nobody has cast any more vanishes.</summary>
    /// <exception cref="InvalidOperationException">Nobody has cast this ballot; nothing changed.</exception>
    public void Remove(ulong ballot)
    {
        if (ballot < SmallBallots)
        {
            if (_small[ballot] == 0)
                throw NotCast();
            if (--_small[ballot] == 0)
                _smallDistinct--;
        }
        else
        {
            ref var count = ref CollectionsMarshal.GetValueRefOrNullRef(_large, ballot);
            if (Unsafe.IsNullRef(ref count))
                throw NotCast();
            if (--count == 0)
                _large.Remove(ballot);
        }

        Total--;
        _changed = true;
    }

    /// <summary>The profile sorted by ballot. The same array again as long as nothing changed.</summary>
    public ImmutableArray<DistinctBallot> ToSorted()
    {
        if (!_changed)
            return _sorted;

        var lines = new DistinctBallot[Distinct];
        var next = 0;
        for (var ballot = 0; ballot < SmallBallots; ballot++)
        {
            if (_small[ballot] > 0)
                lines[next++] = new DistinctBallot((ulong)ballot, _small[ballot]);
        }

        var firstLarge = next;
        foreach (var (ballot, count) in _large)
            lines[next++] = new DistinctBallot(ballot, count);

        lines.AsSpan(firstLarge).Sort(static (a, b) => a.Ballot.CompareTo(b.Ballot));
        _sorted = ImmutableCollectionsMarshal.AsImmutableArray(lines);
        _changed = false;
        return _sorted;
    }

    private static InvalidOperationException NotCast() => new("Nobody has cast the ballot that was to be removed.");
}
