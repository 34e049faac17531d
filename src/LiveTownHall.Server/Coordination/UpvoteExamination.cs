namespace LiveTownHall.Server.Coordination;

/// <summary>
/// The upvotes of a hall as one vote in which each question is an option: a cluster whose upvotes nearly all go to one question is compared with where everybody
/// else's upvotes go. The most upvoted questions are looked at, the others are what the rest does.
/// </summary>
internal static class UpvoteExamination
{
    private const int MostQuestions = 63;

    public static List<CoordinationWarning> Examine(IReadOnlyCollection<TracedVote> traced)
    {
        var byQuestion = traced.CountBy(v => v.Question!).OrderByDescending(q => q.Value).ThenBy(q => q.Key, StringComparer.Ordinal).Take(MostQuestions).ToList();
        var places = byQuestion.Select((q, i) => (q.Key, i)).ToDictionary(q => q.Key, q => q.i, StringComparer.Ordinal);
        var votes = traced.Select(v => new ObservedVote(v.Network, v.JoinedAt, v.VotedAt, 1UL << places.GetValueOrDefault(v.Question!, MostQuestions))).ToArray();
        return CoordinationDetector.Find(new ObservedRound(votes, null, places.Count)).ConvertAll(finding =>
        {
            var (question, upvotes) = byQuestion[finding.Option];
            return new CoordinationWarning
            {
                QuestionId = question,
                Option = question,
                ClusterSize = finding.Members.Length,
                Network = votes[finding.Members[0]].Network,
                Share = finding.Share,
                P = finding.P,
                GapVariation = finding.Timing.Votes.Variation,
                MedianJoinToVote = finding.Timing.MedianJoinToVote,
                Reasons = finding.Timing.Reasons,
                Counts = [new OptionShift(question, upvotes, upvotes - finding.Members.Length)],
            };
        });
    }
}
