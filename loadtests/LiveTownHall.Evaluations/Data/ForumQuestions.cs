using System.Text.Json;

namespace LiveTownHall.Evaluations.Data;

/// <summary>SemEval-2016 Task 3 B: a forum question, and ten earlier ones that a search engine found for it (Nakov et al. 2016).</summary>
public sealed record ForumQuestion(string Id, string Text, IReadOnlyList<ForumQuestion.Candidate> Related)
{
    /// <param name="Rank">The search engine's place for it, from 1; places have gaps.</param>
    /// <param name="IsDuplicate">Labelled PerfectMatch or Relevant.</param>
    public sealed record Candidate(string Id, string Text, int Rank, bool IsDuplicate, bool IsPerfect);

    public static IReadOnlyList<ForumQuestion> Read(string data)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(data, "semeval2016_qq", "train2.json")));
        return [.. document.RootElement.EnumerateArray().Select(question => new ForumQuestion(
            question.GetProperty("id").GetString()!,
            TextOf(question),
            [.. question.GetProperty("related").EnumerateArray().Select(CandidateOf)]))];
    }

    private static Candidate CandidateOf(JsonElement related)
    {
        var label = related.GetProperty("label").GetString();
        return new Candidate(
            related.GetProperty("id").GetString()!, TextOf(related), related.GetProperty("rank").GetInt32(), label is "PerfectMatch" or "Relevant", label is "PerfectMatch");
    }

    private static string TextOf(JsonElement of) => of.GetProperty("subject").GetString() + " " + of.GetProperty("body").GetString();
}
