using LiveTownHall.Evaluations.Data;
using LiveTownHall.Evaluations.Figures;
using LiveTownHall.Server.Moderation.Claims;

namespace LiveTownHall.Evaluations.Claims;

/// <summary>Prints the figures of claim matching.</summary>
public static class ClaimsCommand
{
    public static void Run(string data, TextWriter to)
    {
        var set = CheckThat.Read(data);
        var index = new ClaimIndex();
        index.Rebuild(set.Claims);
        ClaimFigures.Of(index, set.Dev);
        MarkdownTable.Write(
            to,
            [$"CheckThat! 2020, {index.Count:N0} claims", "MAP@1", "MAP@3", "MAP@5", "p50 ms", "p99 ms", $"right and >= {ClaimFigures.Notable}", $"wrong and >= {ClaimFigures.Notable}"],
            [
                Row("train, 800 tweets (tuned on)", ClaimFigures.Of(index, set.Train)),
                Row("dev, 197 tweets", ClaimFigures.Of(index, set.Dev)),
                Row("dev, language not said", ClaimFigures.Of(index, set.Dev, null)),
            ]);
    }

    private static IReadOnlyList<object> Row(string name, ClaimFigures figures) =>
        [name, figures.Map1, figures.Map3, figures.Map5, figures.MedianMs, figures.P99Ms, figures.FoundNotable, figures.OfferedWithoutMatch];
}
