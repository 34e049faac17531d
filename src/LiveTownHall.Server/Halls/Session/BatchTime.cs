using LiveTownHall.Server.Metrics;

namespace LiveTownHall.Server.Halls;

/// <summary>When a batch was made, as the journal says it: a hall's batches do not go back in time.</summary>
internal static class BatchTime
{
    /// <summary>
    /// How far back a batch would have to go, at most, to be given the time of the one before it instead. One that was stamped far ahead must not stop a hall's clock.
    /// </summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    /// <param name="now">Unix milliseconds, as the other.</param>
    /// <param name="last">The time of the newest batch.</param>
    public static long After(long last, long now)
    {
        if (now >= last)
            return now;
        if (last - now <= (long)Longest.TotalMilliseconds)
            return last;
        TownhallMetrics.BatchesBackInTime.Add(1);
        return now;
    }
}
