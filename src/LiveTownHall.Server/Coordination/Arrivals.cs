using MathNet.Numerics.Distributions;
using MathNet.Numerics.Statistics;

namespace LiveTownHall.Server.Coordination;

/// <summary>How even the gaps between arrivals are.</summary>
/// <param name="Variation">Coefficient of variation of the gaps: 0 for a metronome, 1 for arrivals by chance, more for a crowd whose eagerness changes.</param>
/// <param name="P">
/// Chance that arrivals at random have gaps as even: lower tail of Bartlett's statistic for equal exponential means (Epstein, "Tests for the validity of the
/// assumption that the underlying distribution of life is exponential", 1960). Counts for small clusters, where the variation alone is luck.
/// </param>
/// <param name="EvenP">
/// Chance that as many gaps of random arrivals lie within half of the median to one and a half times: 35 in a hundred do. Stays small where a few honest
/// arrivals fall between those of a script, which spoils the variation.
/// </param>
/// <param name="From">Begin of the middle four fifths; milliseconds.</param>
/// <param name="To">Their end.</param>
internal readonly record struct Arrivals(double Variation, double P, double EvenP, double From, double To)
{
    /// <summary>exp(-ln 2 / 2) - exp(-3 ln 2 / 2) is 0.354; a little more, because the median is that of the same gaps.</summary>
    private const double EvenByChance = 0.4;

    /// <summary>Clocks here tell milliseconds; two arrivals in the same one are half of it apart.</summary>
    private const double Resolution = 0.5;

    public bool AreRegular
        => (Variation < CoordinationLimits.RegularVariation && P < CoordinationLimits.RegularSignificance) || EvenP < CoordinationLimits.EvenSignificance;

    public double Span => To - From;

    /// <param name="sorted">Times ascending, at least three.</param>
    public static Arrivals Of(double[] sorted)
    {
        var gaps = new double[sorted.Length - 1];
        var logarithms = 0.0;
        for (var i = 0; i < gaps.Length; i++)
        {
            gaps[i] = Math.Max(Resolution, sorted[i + 1] - sorted[i]);
            logarithms += Math.Log(gaps[i]);
        }

        var n = (double)gaps.Length;
        var (mean, deviation) = ArrayStatistics.MeanStandardDeviation(gaps);
        var bartlett = 2 * n / (1 + ((n + 1) / (6 * n))) * Math.Max(0, Math.Log(mean) - (logarithms / n));
        return new Arrivals(
            deviation / mean, ChiSquared.CDF(n - 1, bartlett), Evenness(gaps), SortedArrayStatistics.Quantile(sorted, 0.1), SortedArrayStatistics.Quantile(sorted, 0.9));
    }

    private static double Evenness(double[] gaps)
    {
        var median = gaps.Median();
        var even = gaps.Count(gap => gap > median / 2 && gap < median * 1.5);
        return Binomial.CDF(1 - EvenByChance, gaps.Length, gaps.Length - even);
    }
}
