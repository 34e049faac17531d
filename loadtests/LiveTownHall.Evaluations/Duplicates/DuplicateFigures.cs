using LiveTownHall.Evaluations.Data;
using LiveTownHall.Evaluations.Figures;
using LiveTownHall.Text.Duplicates;

namespace LiveTownHall.Evaluations.Duplicates;

/// <summary>Mean average precision of three orders of the same candidates, over the questions that have a duplicate among them.</summary>
/// <param name="Rank">The search engine's own order, the baseline.</param>
/// <param name="Ours">By <see cref="DuplicateFinder"/> alone.</param>
/// <param name="Both">By our score plus 0.3 / sqrt(rank).</param>
public sealed record DuplicateFigures(int Questions, double Rank, double Ours, double Both)
{
    public static DuplicateFigures Of(IReadOnlyList<ForumQuestion> all)
    {
        var finder = new DuplicateFinder();
        finder.Rebuild(all.SelectMany(question => question.Related).Select(candidate => (candidate.Id, candidate.Text, (string?)"en")));
        var questions = all.Where(question => question.Related.Any(candidate => candidate.IsDuplicate)).ToList();
        var (rank, ours, both) = (0d, 0d, 0d);
        foreach (var question in questions)
        {
            var scores = finder.Similar(question.Text, "en", int.MaxValue).ToDictionary(similar => similar.Id, similar => similar.Score);
            rank += Precision(question, candidate => -candidate.Rank);
            ours += Precision(question, candidate => scores.GetValueOrDefault(candidate.Id));
            both += Precision(question, candidate => scores.GetValueOrDefault(candidate.Id) + 0.3 / Math.Sqrt(candidate.Rank));
        }

        return new DuplicateFigures(questions.Count, rank / questions.Count, ours / questions.Count, both / questions.Count);
    }

    private static double Precision(ForumQuestion question, Func<ForumQuestion.Candidate, double> score)
    {
        var order = question.Related.OrderByDescending(score).ThenBy(candidate => candidate.Id, StringComparer.Ordinal).Select(candidate => candidate.IsDuplicate);
        return AveragePrecision.At(question.Related.Count, order, question.Related.Count(candidate => candidate.IsDuplicate));
    }
}
