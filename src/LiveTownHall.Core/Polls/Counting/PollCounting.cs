using LiveTownHall.Tally;

namespace LiveTownHall.Core.Polls;

/// <summary>From the preference profile of a poll to its result. Pure: the same profile gives the same result, in whatever order its lines come.</summary>
public static class PollCounting
{
    /// <param name="profile">Each distinct ballot with the number of voters who cast it; lines may repeat a ballot.</param>
    /// <param name="terms">words, text: the pool at the moment of the profile.</param>
    public static PollResult Count(PollDefinition definition, ReadOnlySpan<DistinctBallot> profile, TermSnapshot? terms = null)
    {
        var result = new PollResult { Voters = Voters(profile) };
        switch (definition.Kind)
        {
            case PollKind.Single or PollKind.Multiple:
                return result with { Counts = ChoiceCounts.Of(definition, profile) };
            case PollKind.Ranking:
                return result with
                {
                    Counts = ChoiceCounts.FirstPreferences(definition, profile),
                    Runoff = InstantRunoff.Count(definition, profile),
                    Borda = Borda.Points(definition, profile),
                };
            case PollKind.Rating:
                var rating = RatingSummary.Of(definition, profile);
                return result with { Histogram = rating.Histogram, Mean = rating.Mean, Median = rating.Median };
            case PollKind.Numeric:
                var numbers = NumericSummary.Of(definition, profile);
                return result with { Histogram = numbers.Histogram, Mean = numbers.Mean, Median = numbers.Median, BinWidth = numbers.BinWidth };
            case PollKind.Words:
                return result with { Words = WordCounts.Of(profile, terms ?? TermSnapshot.Empty) };
            default:
                return result with { Texts = OpenAnswers.Of(profile, terms ?? TermSnapshot.Empty) };
        }
    }

    public static long Voters(ReadOnlySpan<DistinctBallot> profile)
    {
        var voters = 0L;
        foreach (var line in profile)
            voters += line.Count;
        return voters;
    }
}
