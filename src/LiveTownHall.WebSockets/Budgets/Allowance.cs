namespace LiveTownHall.WebSockets;

/// <summary>How much of something may come, as the generic cell rate algorithm says it (ITU-T I.371): a theoretical arrival time that may lie at most so far ahead.</summary>
internal static class Allowance
{
    /// <summary>Takes an amount off an allowance of one connection.</summary>
    /// <param name="arrival">The allowance, in stopwatch ticks; 0 at first.</param>
    /// <param name="now">Stopwatch ticks.</param>
    /// <param name="frequency">Stopwatch ticks in a second.</param>
    /// <param name="amount">At least 0.</param>
    /// <param name="perSecond">0 for no limit.</param>
    /// <returns>False where that was too much.</returns>
    public static bool TryTake(ref long arrival, long now, long frequency, long amount, double perSecond)
    {
        if (perSecond <= 0 || amount == 0)
            return true;
        arrival = Math.Max(arrival, now) + (long)(amount * frequency / perSecond);
        return arrival - now <= frequency * SocketLimits.Burst;
    }

    /// <summary>The same where several connections share the allowance.</summary>
    public static bool TryTakeShared(ref long arrival, long now, long frequency, long amount, double perSecond)
    {
        if (perSecond <= 0 || amount == 0)
            return true;
        while (true)
        {
            var before = Volatile.Read(ref arrival);
            var after = Math.Max(before, now) + (long)(amount * frequency / perSecond);

            // What is over the limit is not added: whoever shares the address with a flood must not wait for its end.
            if (after - now > frequency * SocketLimits.Burst)
                return false;
            if (Interlocked.CompareExchange(ref arrival, after, before) == before)
                return true;
        }
    }
}
