using LiveTownHall.Evaluations.Data;
using LiveTownHall.Evaluations.Figures;
using LiveTownHall.Text.Claims;

namespace LiveTownHall.Evaluations.Claims;

/// <summary>How well raw tweets find the claims they repeat, and how long a query takes.</summary>
/// <param name="OfferedWithoutMatch">Share of tweets for which something scores at least <see cref="Notable"/> when their true claim is not counted.</param>
/// <param name="FoundNotable">Share of tweets whose true claim is first and scores at least <see cref="Notable"/>.</param>
public sealed record ClaimFigures(double Map1, double Map3, double Map5, double MedianMs, double P99Ms, double OfferedWithoutMatch, double FoundNotable)
{
    /// <summary>Score from which a suggestion is worth a moderator's look rather than a glance.</summary>
    public const double Notable = 0.3;

    public static ClaimFigures Of(ClaimIndex index, IReadOnlyList<CheckThat.Tweet> tweets, string? language = "en")
    {
        var timings = new Timings();
        double[] map = [0, 0, 0];
        var (offered, found) = (0, 0);
        foreach (var tweet in tweets)
        {
            var hits = timings.Time(() => index.Suggest(tweet.Text, language, 5));
            var right = hits.Select(hit => tweet.Repeats.Contains(hit.Claim.Id)).ToArray();
            map[0] += AveragePrecision.At(1, right, tweet.Repeats.Count) / tweets.Count;
            map[1] += AveragePrecision.At(3, right, tweet.Repeats.Count) / tweets.Count;
            map[2] += AveragePrecision.At(5, right, tweet.Repeats.Count) / tweets.Count;
            if (hits.Any(hit => hit.Score >= Notable && !tweet.Repeats.Contains(hit.Claim.Id)))
                offered++;
            if (hits.Count > 0 && right[0] && hits[0].Score >= Notable)
                found++;
        }

        return new ClaimFigures(map[0], map[1], map[2], timings.Quantile(0.5), timings.Quantile(0.99), offered / (double)tweets.Count, found / (double)tweets.Count);
    }
}
