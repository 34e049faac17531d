using MathNet.Numerics.Distributions;

namespace LiveTownHall.Server.Coordination;

/// <summary>How much more a cluster supports an option than everybody else does.</summary>
/// <param name="Share">Of the cluster's votes that are for the option.</param>
/// <param name="P">Chance that as many would be, if the cluster voted as the rest does: one-sided exact binomial test, not corrected.</param>
internal readonly record struct Concentration(double Share, double P)
{
    /// <param name="votes">Of the cluster.</param>
    /// <param name="support">Those of them for the option.</param>
    /// <param name="rest">Votes of everybody else.</param>
    /// <param name="restSupport">Those of them for the option.</param>
    public static Concentration Of(int votes, int support, long rest, long restSupport)
    {
        // Laplace's rule of succession: an option that nobody else chose is rare, not impossible.
        var expected = (Math.Clamp(restSupport, 0, rest) + 1.0) / (rest + 2.0);

        // At least so many for it is at most so many against it, which is the tail that stays exact when it is tiny.
        return new Concentration((double)support / votes, Binomial.CDF(1 - expected, votes, votes - support));
    }
}
