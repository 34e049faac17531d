namespace LiveTownHall.Server.Questions;

/// <summary>The order "fair": questions don't win by having been there first.</summary>
/// <remarks>
/// <code>
/// score = W(u, n) + 0.3 · 2^(-age / 5 min)
/// W     = lower bound of the Wilson score interval at 95 % for u successes in n trials
/// u     = people who upvoted the question
/// n     = upvotes cast in the hall, for whatever question, since this one could be seen (at least u)
/// </code>
/// The share u / n is what a question won of what it could have won, so an early one is measured against more than a late one; the bound
/// keeps a lucky pair of upvotes from outranking a steady stream, and the second term gives a new question five minutes in view to
/// gather any. E. B. Wilson, Probable inference, the law of succession, and statistical inference, JASA 22 (1927), 209-212.
/// </remarks>
internal static class FairOrder
{
    private const double Z = 1.959964;
    private const double Freshness = 0.3;
    private const double HalfLifeMs = 5 * 60_000;

    /// <param name="upvotes">People who upvoted the question.</param>
    /// <param name="cast">Upvotes cast since it could be seen.</param>
    /// <param name="ageMs">Milliseconds since it was asked.</param>
    public static double Score(long upvotes, long cast, long ageMs)
        => LowerBound(upvotes, Math.Max(cast, upvotes)) + (Freshness * Math.Pow(2, -Math.Max(ageMs, 0) / HalfLifeMs));

    public static double LowerBound(long successes, long trials)
    {
        if (trials <= 0)
            return 0;
        var share = (double)successes / trials;
        var z2 = Z * Z / trials;
        var centre = share + (z2 / 2);
        var spread = Z * Math.Sqrt((share * (1 - share) / trials) + (z2 / (4 * trials)));
        return Math.Max(0, (centre - spread) / (1 + z2));
    }
}
