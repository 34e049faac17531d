using System.Numerics;
using LiveTownHall.Server.Coordination;

namespace LiveTownHall.Server.Tests.Coordination.Simulation;

/// <summary>
/// The rule as first written, for comparing: all voters of a network are one cluster, at least 90 % of it on one option, corrected p below 0.001, and a
/// coefficient of variation of the gaps below 0.5 or a median join-to-vote below 3 s.
/// </summary>
internal static class LiteralRule
{
    public static bool Alarms(ObservedRound round)
    {
        var networks = round.Votes.GroupBy(v => v.Network).Where(g => g.Count() >= CoordinationLimits.SmallestCluster).ToList();
        foreach (var network in networks)
        {
            var votes = network.ToArray();
            var (option, support) = Top(votes);
            var rest = round.Votes.Where(v => v.Network != network.Key).ToList();
            var concentration = Concentration.Of(votes.Length, support, rest.Count, rest.Count(v => (v.Options & option) != 0));
            if (concentration.Share < 0.9 || concentration.P * networks.Count * round.Options >= 0.001)
                continue;
            var timing = VoteTiming.Of(votes, round.OpenedAt, [.. votes.Select(v => (double)v.JoinedAt).Order()]);
            if (timing.IsMachineLikeLiterally)
                return true;
        }

        return false;
    }

    private static (ulong Option, int Support) Top(ObservedVote[] votes)
        => Enumerable.Range(0, 64).Select(i => (1UL << i, votes.Count(v => (v.Options >> i & 1) != 0))).MaxBy(o => o.Item2);
}
