using System.Numerics;
using MathNet.Numerics.Statistics;

namespace LiveTownHall.Server.Coordination;

/// <summary>
/// Looks for scripted ballots: a warning needs one network cluster, one option concentration and machine-like timing together, because each of them alone is
/// what an honest venue, an honest classroom or an honest hurry looks like. Pure; O(n log n) in the votes for a given number of options.
/// </summary>
/// <remarks>
/// A cluster is not all of a network: an attack behind a venue's address would drown in honest votes. Within each network the votes are put in order of
/// arrival, in order of joining, and those who voted soon after joining once more; in each order every stretch is a candidate in which at least
/// <see cref="CoordinationLimits.Share"/> chose one option (<see cref="Stretches"/>). Candidates are picked by option and never by timing, so that timing remains
/// evidence. The binomial test compares a candidate with everybody outside it, and its p is multiplied by the (network, option) pairs examined (Bonferroni).
/// <para>
/// What it does not see: scripts whose joins and waits are as scattered as people's, also from one address; attacks spread over networks with fewer than
/// <see cref="CoordinationLimits.SmallestCluster"/> ballots each, or over nodes so that each sees fewer; most small clusters that vote as the majority of the others
/// does anyway; a script that spreads its ballots over the options; polls with fewer than <see cref="CoordinationLimits.SmallestRest"/> other voters; words and texts.
/// A warning is a reason to look, never proof: the simulated crowds behind the thresholds are our idea of people, not a recording of them.
/// </para>
/// </remarks>
internal static class CoordinationDetector
{
    /// <summary>At most one finding for each network and option, the strongest first.</summary>
    public static List<CoordinationFinding> Find(ObservedRound round)
    {
        var votes = round.Votes;
        var order = Enumerable.Range(0, votes.Length).Where(i => votes[i].Network != 0).ToArray();
        Array.Sort(order, (a, b) => votes[a].Network != votes[b].Network ? votes[a].Network.CompareTo(votes[b].Network) : votes[a].VotedAt.CompareTo(votes[b].VotedAt));
        var questions = Questions(votes, order, round.Options);
        var totals = round.Totals ?? Supporters(votes);
        var voters = Math.Max(round.Voters, votes.Length);
        var findings = new List<CoordinationFinding>();
        Network? network = null;
        foreach (var (range, option) in questions)
        {
            if (network is null || !network.Range.Equals(range))
                network = Network.Of(votes, order, range);
            if (Strongest(round, network, option, totals[option], voters, questions.Count) is { } finding)
                findings.Add(finding);
        }

        findings.Sort((a, b) => a.P != b.P ? a.P.CompareTo(b.P) : b.Members.Length.CompareTo(a.Members.Length));
        return findings;
    }

    private static CoordinationFinding? Strongest(ObservedRound round, Network network, int option, long total, long voters, int questions)
    {
        CoordinationFinding? strongest = null;
        foreach (var (order, time) in network.Orders)
        {
            foreach (var stretch in Stretches.Find(round.Votes, order, 1UL << option, CoordinationLimits.SmallestCluster))
            {
                var (start, length) = stretch.GetOffsetAndLength(order.Length);
                foreach (var piece in Pieces(round.Votes, order.AsSpan(start, length), time))
                {
                    if (Examine(round, order.AsSpan(start, length)[piece], option, total, voters, questions, network.Joins) is { } finding
                        && (strongest is null || finding.P < strongest.P))
                    {
                        strongest = finding;
                    }
                }
            }
        }

        return strongest;
    }

    private static CoordinationFinding? Examine(
        ObservedRound round, ReadOnlySpan<int> cluster, int option, long total, long voters, int questions, double[] networkJoins)
    {
        var members = new List<int>(cluster.Length);
        foreach (var vote in cluster)
        {
            if ((round.Votes[vote].Options >> option & 1) != 0)
                members.Add(vote);
        }

        var rest = voters - cluster.Length;
        if (members.Count < CoordinationLimits.SmallestCluster || rest < CoordinationLimits.SmallestRest)
            return null;
        var concentration = Concentration.Of(cluster.Length, members.Count, rest, total - members.Count);
        var p = Math.Min(1, concentration.P * questions);
        if (concentration.Share < CoordinationLimits.Share || p >= CoordinationLimits.Significance)
            return null;
        var timing = VoteTiming.Of(members.Select(m => round.Votes[m]).ToArray(), round.OpenedAt, networkJoins);
        return timing.Reasons.Count == 0 ? null : new CoordinationFinding(option, [.. members], concentration.Share, p, timing);
    }

    /// <summary>The whole stretch and, where it has rifts in time, the longest piece between them.</summary>
    private static List<Range> Pieces(ObservedVote[] votes, ReadOnlySpan<int> stretch, Func<ObservedVote, long> time)
    {
        var gaps = new double[stretch.Length - 1];
        for (var i = 0; i < gaps.Length; i++)
            gaps[i] = Math.Max(1, time(votes[stretch[i + 1]]) - time(votes[stretch[i]]));
        var rift = CoordinationLimits.Rift * gaps.Median();
        var (longest, start) = (0..0, 0);
        for (var i = 0; i <= gaps.Length; i++)
        {
            if (i < gaps.Length && gaps[i] <= rift)
                continue;
            if (i + 1 - start > longest.End.Value - longest.Start.Value)
                longest = start..(i + 1);
            start = i + 1;
        }

        var length = longest.End.Value - longest.Start.Value;
        return length == stretch.Length || length < CoordinationLimits.SmallestCluster ? [Range.All] : [Range.All, longest];
    }

    /// <summary>The pairs of a network and an option that have enough votes to be asked about.</summary>
    private static List<(Range Network, int Option)> Questions(ObservedVote[] votes, int[] order, int options)
    {
        var questions = new List<(Range, int)>();
        Span<int> support = stackalloc int[64];
        for (var start = 0; start < order.Length;)
        {
            var end = start;
            support.Clear();
            for (; end < order.Length && votes[order[end]].Network == votes[order[start]].Network; end++)
            {
                for (var mask = votes[order[end]].Options; mask != 0; mask &= mask - 1)
                    support[BitOperations.TrailingZeroCount(mask)]++;
            }

            for (var option = 0; option < options; option++)
            {
                if (support[option] >= CoordinationLimits.SmallestCluster)
                    questions.Add((start..end, option));
            }

            start = end;
        }

        return questions;
    }

    private static long[] Supporters(ObservedVote[] votes)
    {
        var totals = new long[64];
        foreach (var vote in votes)
        {
            for (var mask = vote.Options; mask != 0; mask &= mask - 1)
                totals[BitOperations.TrailingZeroCount(mask)]++;
        }

        return totals;
    }

    /// <summary>The votes of one network, in every order that is searched; made once for all options.</summary>
    /// <param name="Range">Its place among all votes sorted by network.</param>
    /// <param name="Joins">When its people joined, ascending.</param>
    private sealed record Network(Range Range, (int[] Votes, Func<ObservedVote, long> Time)[] Orders, double[] Joins)
    {
        public static Network Of(ObservedVote[] votes, int[] order, Range range)
        {
            var byVote = order[range];
            var byJoin = (int[])byVote.Clone();
            Array.Sort(byJoin, (a, b) => votes[a].JoinedAt.CompareTo(votes[b].JoinedAt));
            var quick = Array.FindAll(byVote, i => votes[i].VotedAt - votes[i].JoinedAt < CoordinationLimits.Quick);
            return new Network(
                range,
                [(byVote, static v => v.VotedAt), (byJoin, static v => v.JoinedAt), (quick, static v => v.VotedAt)],
                Array.ConvertAll(byJoin, i => (double)votes[i].JoinedAt));
        }
    }
}

/// <summary>A cluster that met all three conditions.</summary>
/// <param name="Members">Indexes of its votes for the option.</param>
/// <param name="Share">Of the cluster that voted for the option.</param>
/// <param name="P">Corrected for the number of comparisons.</param>
internal sealed record CoordinationFinding(int Option, int[] Members, double Share, double P, VoteTiming Timing);
