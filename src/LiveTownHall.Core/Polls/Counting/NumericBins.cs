using System.Collections.Immutable;

namespace LiveTownHall.Core.Polls;

/// <summary>
/// Bins for numeric estimates. Where at most 20 steps (or whole numbers, if all answers are) reach from the lowest answer to the highest, each has its own bin.
/// Otherwise the width is that of Freedman and Diaconis, 2 IQR n^(-1/3) (On the histogram as a density estimator, 1981), but at least a twentieth of
/// the range, rounded up to 1, 2 or 5 times a power of ten, and in a stepped poll to as many steps. Edges are multiples of the width.
/// <para>
/// The range is that of the answers inside Tukey's outer fences (three IQRs beyond the quartiles; Exploratory Data Analysis, 1977). Answers beyond them are
/// counted in bins of the same width where they belong, but empty bins on the way there are left out: one joker's 10^15 must not squeeze everybody else into one bar.
/// </para>
/// </summary>
internal static class NumericBins
{
    private const int MostBins = 20;
    private const int MostOutlyingBins = 10;

    public static (double Width, ImmutableArray<ValueCount> Histogram) Of(PollDefinition definition, SortedValues values)
    {
        var unit = definition.Step ?? (AllWhole(values) ? 1 : 0);
        var origin = definition.Step is null ? 0 : definition.Min ?? 0;
        var (low, high) = CoreRange(values);
        var width = unit > 0 && (high - low) / unit <= MostBins - 0.5 ? unit : NiceWidth(values, low, high, unit);

        // Round edges read better than edges counted from an odd minimum.
        if (width > unit && unit > 0 && Scale.IsWhole(origin / unit))
            origin = 0;
        for (; ; width = Wider(width, unit))
        {
            if (TryFill(values, new BinGrid(origin, width), low, high) is { } histogram)
                return (width, histogram);
        }
    }

    /// <summary>Null when the width gives too many bins.</summary>
    private static ImmutableArray<ValueCount>? TryFill(SortedValues values, BinGrid grid, double low, double high)
    {
        var (first, last) = (grid.IndexOf(low), grid.IndexOf(high));
        if (last - first >= MostBins)
            return null;
        var histogram = ImmutableArray.CreateBuilder<ValueCount>();
        var at = 0;
        AddOutlying(histogram, values, grid, ref at, grid.LowerEdge(first));
        for (var index = first; index <= last; index++)
            histogram.Add(new ValueCount(grid.LowerEdge(index), TakeBelow(values, ref at, grid.LowerEdge(index + 1))));
        AddOutlying(histogram, values, grid, ref at, double.PositiveInfinity);
        return histogram.Count - (last - first + 1) <= MostOutlyingBins ? histogram.ToImmutable() : null;
    }

    private static void AddOutlying(ImmutableArray<ValueCount>.Builder histogram, SortedValues values, BinGrid grid, ref int at, double end)
    {
        while (at < values.Distinct && values[at] < end)
        {
            var edge = grid.EdgeBelow(values[at]);
            var votes = 0L;
            for (; at < values.Distinct && values[at] < end && grid.EdgeBelow(values[at]) == edge; at++)
                votes += values.CountAt(at);
            histogram.Add(new ValueCount(edge, votes));
        }
    }

    private static long TakeBelow(SortedValues values, ref int at, double end)
    {
        var votes = 0L;
        for (; at < values.Distinct && values[at] < end; at++)
            votes += values.CountAt(at);
        return votes;
    }

    private static (double Low, double High) CoreRange(SortedValues values)
    {
        var (q1, q3) = (values.Quantile(0.25), values.Quantile(0.75));
        if (q1 == q3)
        {
            // More than half of all answers are one number; the twentieth and the nineteenth twentieth tell more.
            (q1, q3) = (values.Quantile(0.05), values.Quantile(0.95));
            return q1 == q3 ? (values.Least, values.Greatest) : (q1, q3);
        }

        return (values.FirstFrom(q1 - (3 * (q3 - q1))), values.LastUpTo(q3 + (3 * (q3 - q1))));
    }

    private static double NiceWidth(SortedValues values, double low, double high, double unit)
    {
        var iqr = values.Quantile(0.75) - values.Quantile(0.25);
        var wanted = Math.Max(2 * iqr / Math.Cbrt(values.Voters), (high - low) / MostBins);
        wanted = Math.Max(wanted, Math.Max(Math.Abs(low), Math.Abs(high)) / BinGrid.MostBinsFromOrigin);
        if (wanted <= 0)
            return unit > 0 ? unit : 1;
        return unit > 0 ? unit * NiceNumbers.AtLeast(Math.Max(1, wanted / unit)) : NiceNumbers.AtLeast(wanted);
    }

    private static double Wider(double width, double unit)
        => unit > 0 ? unit * NiceNumbers.Above(width / unit) : NiceNumbers.Above(width);

    private static bool AllWhole(SortedValues values)
    {
        for (var i = 0; i < values.Distinct; i++)
        {
            if (values[i] != Math.Floor(values[i]))
                return false;
        }

        return true;
    }
}
