using LiveTownHall.Evaluations.Data;
using LiveTownHall.Evaluations.Figures;
using LiveTownHall.Text.Claims;

namespace LiveTownHall.Evaluations.Claims;

/// <summary>Prints the figures of claim matching.</summary>
public static class ClaimsCommand
{
    private static readonly int[] LibrarySizes = [5, 20, 100, 1000];

    public static void Run(string data, TextWriter to)
    {
        var set = CheckThat.Read(data);
        var index = new ClaimIndex();
        index.Rebuild(set.Claims);
        ClaimFigures.Of(index, set.Dev);
        MarkdownTable.Write(
            to,
            [$"CheckThat! 2020, {index.Count:N0} claims", "MAP@1", "MAP@3", "MAP@5", "p50 ms", "p99 ms",
                $"right and >= {ClaimFigures.Notable}", $"wrong and >= {ClaimFigures.Notable}"],
            [
                Row("train, 800 tweets (tuned on)", ClaimFigures.Of(index, set.Train)),
                Row("dev, 197 tweets", ClaimFigures.Of(index, set.Dev)),
                Row("dev, language not said", ClaimFigures.Of(index, set.Dev, null)),
            ]);
        MarkdownTable.Write(to, ["library without the right claim", "tweets that are offered something"], [.. LibrarySizes.Select(size => Offered(set, size))]);
    }

    /// <summary>A hall's own library is small, and most of what is asked repeats none of its claims.</summary>
    private static IReadOnlyList<object> Offered(CheckThat set, int size)
    {
        var repeated = set.Train.SelectMany(tweet => tweet.Repeats).ToHashSet(StringComparer.Ordinal);
        var index = new ClaimIndex();
        index.Rebuild(set.Claims.Where(claim => !repeated.Contains(claim.Id)).Take(size));
        return [$"{size:N0} claims", set.Train.Count(tweet => index.Suggest(tweet.Text, "en").Count > 0) / (double)set.Train.Count];
    }

    private static IReadOnlyList<object> Row(string name, ClaimFigures figures)
        => [name, figures.Map1, figures.Map3, figures.Map5, figures.MedianMs, figures.P99Ms, figures.FoundNotable, figures.OfferedWithoutMatch];
}
