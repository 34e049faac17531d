namespace LiveTownHall.Server.Questions;

/// <summary>A hall's question texts, indexed: a projection of its state that can be built again at any time.</summary>
internal sealed class QuestionTexts
{
    /// <summary>Ids, best first.</summary>
    public IReadOnlyList<string> Search(string words, int most, Func<string, bool> wanted) => [];

    /// <summary>Ids of near-duplicates that are sure enough to be shown to somebody who is still writing.</summary>
    public IReadOnlyList<string> WhileWriting(string text, string? language, Func<string, bool> wanted, int most) => [];
}
