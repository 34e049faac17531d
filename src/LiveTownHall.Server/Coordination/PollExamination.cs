using System.Collections.Immutable;
using LiveTownHall.Core.Polls;
using LiveTownHall.Tally;

namespace LiveTownHall.Server.Coordination;

/// <summary>From the trace of a poll's round to warnings with the result recomputed. Ballots that are left out of the second result already are not looked at again.</summary>
internal static class PollExamination
{
    /// <param name="cut">The ballots of that round over all nodes.</param>
    /// <param name="openedAt">Unix milliseconds; null where it was not seen.</param>
    public static List<CoordinationWarning> Examine(Poll poll, PollCut cut, long? openedAt, IReadOnlyCollection<TracedVote> traced)
    {
        var profile = cut.Without?.Profile ?? cut.Tally.Profile;
        var discounted = (poll.Discounts ?? []).Where(d => d.On).SelectMany(d => d.Voters).ToHashSet();
        traced = discounted.Count == 0 ? traced : [.. traced.Where(v => !discounted.Contains(v.Voter))];
        var leanings = KindRegistry.Of(poll.Definition.Kind).LeaningsOf(poll.Definition, profile.AsSpan());
        var votes = new ObservedVote[traced.Count];
        var (ballots, voters) = (new ulong[traced.Count], new ulong[traced.Count]);
        var next = 0;
        foreach (var vote in traced)
        {
            (ballots[next], voters[next]) = (vote.Bits, vote.Voter);
            votes[next++] = new ObservedVote(vote.Network, vote.JoinedAt, vote.VotedAt, leanings.MaskOf(vote.Bits));
        }

        var counts = leanings.Count(profile.AsSpan());
        var findings = CoordinationDetector.Find(new ObservedRound(votes, openedAt, leanings.Names.Length, counts, cut.Tally.Voters - (cut.Without?.Ballots ?? 0)));
        return findings.ConvertAll(finding =>
        {
            var without = Without(profile, finding.Members.Select(m => ballots[m]));
            var countsWithout = leanings.Count(without);
            return new CoordinationWarning
            {
                PollId = poll.Id,
                Round = poll.Round,
                Option = leanings.Names[finding.Option],
                ClusterSize = finding.Members.Length,
                Voters = [.. finding.Members.Select(m => voters[m]).Order()],
                Network = votes[finding.Members[0]].Network,
                Share = finding.Share,
                P = finding.P,
                GapVariation = finding.Timing.Votes.Variation,
                MedianJoinToVote = finding.Timing.MedianJoinToVote,
                Reasons = finding.Timing.Reasons,
                Counts = [.. leanings.Names.Select((name, i) => new OptionShift(name, counts[i], countsWithout[i]))],
                Without = PollCounting.Count(poll.Definition, without),
            };
        });
    }

    /// <summary>The profile less those ballots. One that its voter replaced through another node meanwhile is not there to be taken out.</summary>
    private static DistinctBallot[] Without(ImmutableArray<DistinctBallot> profile, IEnumerable<ulong> ballots)
    {
        var taken = ballots.CountBy(b => b).ToDictionary();
        return [.. profile.Select(line => line with { Count = line.Count - taken.GetValueOrDefault(line.Ballot) }).Where(line => line.Count > 0)];
    }
}
