namespace LiveTownHall.Server.Polls;

/// <summary>What rules say of open answers, remembered: a poll's answers are shown anew with each one that comes. One thread at a time.</summary>
internal sealed class AnswerMarks(Func<string, IReadOnlyList<string>?> screen)
{
    private const int MostKept = 400;

    private readonly Dictionary<string, IReadOnlyList<string>?> _known = new(StringComparer.Ordinal);

    public IReadOnlyList<string>? Of(string answer)
    {
        if (_known.TryGetValue(answer, out var rules))
            return rules;
        if (_known.Count >= MostKept)
            _known.Clear();
        return _known[answer] = screen(answer);
    }
}
