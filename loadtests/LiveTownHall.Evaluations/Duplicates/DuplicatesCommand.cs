using LiveTownHall.Evaluations.Data;
using LiveTownHall.Evaluations.Figures;
using LiveTownHall.Text.Duplicates;

namespace LiveTownHall.Evaluations.Duplicates;

/// <summary>Prints how well near-duplicates are found, and how long a query takes among 10,000 questions.</summary>
public static class DuplicatesCommand
{
    public static void Run(string data, TextWriter to)
    {
        var forum = ForumQuestion.Read(data);
        var figures = DuplicateFigures.Of(forum);
        MarkdownTable.Write(
            to,
            [$"SemEval-2016 Task 3 B, {figures.Questions} questions with a duplicate", "MAP"],
            [
                ["the search engine's order (rank)", figures.Rank],
                ["ours alone", figures.Ours],
                ["ours + 0.3 / sqrt(rank)", figures.Both],
            ]);

        var civic = CivicComments.Read(data, accepted: false);
        var (finder, timings) = (new DuplicateFinder(), new Timings());
        finder.Rebuild(civic.Select((text, i) => ($"{i:D4}", text, (string?)"en")));
        var alone = civic.Select((text, i) => finder.Similar(text, "en", 2).Where(similar => similar.Id != $"{i:D4}").Select(similar => similar.Score).DefaultIfEmpty(0).Max())
            .ToList();

        var many = Enumerable.Range(0, 10_000).Select(i => ($"{i:D5}", civic[i % civic.Count] + " " + civic[i * 7 % civic.Count], (string?)"en")).ToList();
        finder.Rebuild(many);
        foreach (var text in civic)
            finder.Similar(text, "en", 5);
        foreach (var text in civic)
            timings.Time(() => finder.Similar(text, "en", 5));
        MarkdownTable.Write(
            to,
            ["Civic comments", "figure"],
            [
                [$"share that would be asked \"is it one of these?\" (>= {DuplicateFinder.AskFrom})", alone.Count(score => score >= DuplicateFinder.AskFrom) / (double)alone.Count],
                [$"share with a merge suggestion (>= {DuplicateFinder.MergeFrom})", alone.Count(score => score >= DuplicateFinder.MergeFrom) / (double)alone.Count],
                ["p50 ms a query among 10,000", timings.Quantile(0.5)],
                ["p99 ms", timings.Quantile(0.99)],
            ]);
    }
}
