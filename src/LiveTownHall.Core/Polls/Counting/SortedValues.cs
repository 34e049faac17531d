using LiveTownHall.Tally;

namespace LiveTownHall.Core.Polls;

/// <summary>Distinct numbers in ascending order with their voters. Sorted, so that sums do not depend on the order of the profile.</summary>
internal sealed class SortedValues
{
    private readonly double[] _values;
    private readonly long[] _through;

    private SortedValues(double[] values, long[] through) => (_values, _through) = (values, through);

    public int Distinct => _values.Length;

    public long Voters => _through.Length == 0 ? 0 : _through[^1];

    public double Least => _values[0];

    public double Greatest => _values[^1];

    public double this[int index] => _values[index];

    public long CountAt(int index) => index == 0 ? _through[0] : _through[index] - _through[index - 1];

    public static SortedValues Of(ReadOnlySpan<DistinctBallot> profile)
    {
        var bits = new ulong[profile.Length];
        var counts = new long[profile.Length];
        for (var i = 0; i < profile.Length; i++)
            (bits[i], counts[i]) = (profile[i].Ballot, profile[i].Count);
        Array.Sort(bits, counts);

        var distinct = 0;
        var voters = 0L;
        for (var i = 0; i < bits.Length; i++)
        {
            if (distinct == 0 || bits[distinct - 1] != bits[i])
                bits[distinct++] = bits[i];
            counts[distinct - 1] = voters += counts[i];
        }

        var values = new double[distinct];
        for (var i = 0; i < distinct; i++)
            values[i] = NumberBits.ToValue(bits[i]);
        return new SortedValues(values, counts[..distinct]);
    }

    /// <summary>The value of the voter at this place, 0 for the lowest.</summary>
    public double AtRank(long rank)
    {
        var index = Array.BinarySearch(_through, rank + 1);
        return _values[index >= 0 ? index : ~index];
    }

    public double Quantile(double share) => AtRank((long)Math.Round((Voters - 1) * share));

    /// <summary>The lowest answer that is not below the bound.</summary>
    public double FirstFrom(double bound)
    {
        var index = Array.BinarySearch(_values, bound);
        return _values[index >= 0 ? index : ~index];
    }

    /// <summary>The highest answer that is not above the bound.</summary>
    public double LastUpTo(double bound)
    {
        var index = Array.BinarySearch(_values, bound);
        return _values[index >= 0 ? index : ~index - 1];
    }

    public double Median() => Middle(AtRank((Voters - 1) / 2), AtRank(Voters / 2));

    /// <summary>Summed with Neumaier's compensation, so that one troll's 1e15 does not swallow the rest.</summary>
    public double Mean()
    {
        var (sum, lost) = (0.0, 0.0);
        for (var i = 0; i < _values.Length; i++)
        {
            var term = _values[i] * CountAt(i);
            var next = sum + term;
            lost += Math.Abs(sum) >= Math.Abs(term) ? sum - next + term : term - next + sum;
            sum = next;
        }

        // Rounding must not put the mean of equal numbers beside them.
        return Math.Clamp((sum + lost) / Voters, Least, Greatest);
    }

    private static double Middle(double low, double high) => low == high ? low : low + ((high - low) / 2);
}
