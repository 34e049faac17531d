using LiveTownHall.Core.Questions;
using LiveTownHall.Text.Duplicates;
using LiveTownHall.Text.Search;

namespace LiveTownHall.Server.Questions;

/// <summary>A hall's question texts, indexed: a projection of its state that can be built again at any time. One writer; any thread searches.</summary>
internal sealed class QuestionTexts : IDisposable
{
    /// <summary>Changes from which looking at all texts once is cheaper than after every sixteenth per hundred.</summary>
    private const int Many = 200;

    private readonly QuestionSearch _search = new();
    private readonly DuplicateFinder _duplicates = new();

    /// <summary>Takes in what changed.</summary>
    public void Apply(IReadOnlyCollection<Question> changed)
    {
        if (changed.Count > Many)
            _duplicates.Apply([.. changed.Select(q => (q.Id, IsIndexed(q) ? q.Text : null, q.Language))]);
        else
            Follow(changed);
        _search.Apply([.. changed.Select(q => new QuestionText(q.Id, q.State == QuestionState.Redacted ? null : q.Text, q.Language))]);
    }

    /// <summary>Ids, best first.</summary>
    public IReadOnlyList<string> Search(string words, int most, Func<string, bool> wanted)
    {
        var found = new List<string>();
        while (found.Count < most)
        {
            var page = _search.Find(words, null, wanted, found.Count, Math.Min(QuestionSearch.MostLimit, most - found.Count)).Ids;
            found.AddRange(page);
            if (page.Count < QuestionSearch.MostLimit)
                break;
        }

        return found;
    }

    /// <summary>Ids of near-duplicates that are sure enough to be shown to somebody who is still writing.</summary>
    public IReadOnlyList<string> WhileWriting(string text, string? language, Func<string, bool> wanted, int most)
        => [.. _duplicates.Similar(text, language, 50, DuplicateFinder.AskFrom).Where(s => wanted(s.Id)).Take(most).Select(s => s.Id)];

    /// <summary>Questions that may be merged with this one, best first.</summary>
    public IReadOnlyList<SimilarQuestion> ForMerging(Question question, Func<string, bool> wanted, int most)
        => [.. _duplicates.Similar(question.Text, question.Language, 50, DuplicateFinder.MergeFrom).Where(s => s.Id != question.Id && wanted(s.Id)).Take(most)];

    public void Dispose() => _search.Dispose();

    private void Follow(IReadOnlyCollection<Question> changed)
    {
        foreach (var question in changed)
        {
            if (IsIndexed(question))
                _duplicates.Upsert(question.Id, question.Text, question.Language);
            else
                _duplicates.Remove(question.Id);
        }
    }

    private static bool IsIndexed(Question question)
        => question.State is not (QuestionState.Merged or QuestionState.Rejected or QuestionState.Withdrawn or QuestionState.Redacted);
}
