using MathNet.Numerics.Statistics;

namespace LiveTownHall.Server.Coordination;

/// <summary>When the members of a cluster joined and voted, and what of it no crowd of people does.</summary>
/// <remarks>
/// The rule it stands for is "gaps with a coefficient of variation below 0.5, or a median join-to-vote below 3 s". Taken literally it alarms for ten people
/// whose gaps are even by luck and for a room that scans a code and taps what it already knows, and it misses prepared scripts that joined long before.
/// So even gaps must also be significant, instant means that nearly all are faster than a page is read, and joins are looked at as votes are.
/// </remarks>
internal sealed record VoteTiming(Arrivals Votes, Arrivals Joins, double MedianJoinToVote, IReadOnlyList<string> Reasons)
{
    /// <summary>The literal rule, for comparing.</summary>
    public bool IsMachineLikeLiterally => Votes.Variation < 0.5 || MedianJoinToVote < 3000;

    /// <param name="networkJoins">When everybody of the network joined, ascending, the members among them.</param>
    public static VoteTiming Of(ReadOnlySpan<ObservedVote> members, long? openedAt, double[] networkJoins)
    {
        var (votes, joins, waits, reactions) = (new double[members.Length], new double[members.Length], new double[members.Length], new double[members.Length]);
        for (var i = 0; i < members.Length; i++)
        {
            (votes[i], joins[i]) = (members[i].VotedAt, members[i].JoinedAt);
            waits[i] = votes[i] - joins[i];
            reactions[i] = openedAt is { } opened ? votes[i] - Math.Max(opened, joins[i]) : double.MaxValue;
        }

        var serial = IsSerial(votes, joins);
        foreach (var times in new[] { votes, joins, waits, reactions })
            Array.Sort(times);
        var timing = new VoteTiming(Arrivals.Of(votes), Arrivals.Of(joins), SortedArrayStatistics.Median(waits), []);
        var reasons = new List<string>();
        if (timing.Votes.AreRegular)
            reasons.Add(CoordinationReasons.RegularVotes);
        if (timing.Joins.AreRegular)
            reasons.Add(CoordinationReasons.RegularJoins);
        if (IsBurst(timing.Joins, members.Length, networkJoins))
            reasons.Add(CoordinationReasons.JoinBurst);
        var (shortWait, longWait) = (SortedArrayStatistics.Quantile(waits, 0.1), SortedArrayStatistics.Quantile(waits, 0.9));

        // Joins and votes may be told by the clocks of two nodes; where those disagree about the order, waits say nothing.
        var waitsAreSound = shortWait >= 0;
        if ((waitsAreSound && longWait < CoordinationLimits.InstantAfterJoin)
            || SortedArrayStatistics.Quantile(reactions, 0.9) < CoordinationLimits.InstantAfterOpen)
        {
            reasons.Add(CoordinationReasons.InstantVotes);
        }

        if (waitsAreSound && longWait - shortWait < CoordinationLimits.ConstantDelay)
            reasons.Add(CoordinationReasons.ConstantDelay);
        if (serial)
            reasons.Add(CoordinationReasons.OneAfterTheOther);
        return timing with { Reasons = reasons };
    }

    /// <summary>Whether most joined in a moment, and not as a slice of a room that was joining anyway.</summary>
    private static bool IsBurst(Arrivals joins, int members, double[] networkJoins)
    {
        if (joins.Span >= CoordinationLimits.JoinBurst + (members * CoordinationLimits.JoinBurstEach))
            return false;
        var around = Math.Max(CoordinationLimits.JoinBurst, joins.Span * CoordinationLimits.JoinBurstSurroundings);
        var neighbours = Math.Max(0, CountBelow(networkJoins, joins.To + around) - CountBelow(networkJoins, joins.From - around) - members);
        return members / Math.Max(1, joins.Span) > CoordinationLimits.JoinBurstContrast * neighbours / (2 * around);
    }

    private static int CountBelow(double[] sorted, double bound)
    {
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (sorted[middle] < bound)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    /// <summary>Whether each joins just when the one before has voted. Among people lives overlap.</summary>
    private static bool IsSerial(double[] votes, double[] joins)
    {
        var byVote = (double[])votes.Clone();
        var joinOf = (double[])joins.Clone();
        Array.Sort(byVote, joinOf);
        var following = 0;
        for (var i = 1; i < byVote.Length; i++)
        {
            if (joinOf[i] >= byVote[i - 1] && joinOf[i] - byVote[i - 1] <= CoordinationLimits.SerialPause)
                following++;
        }

        return following >= CoordinationLimits.SerialShare * (byVote.Length - 1);
    }
}
