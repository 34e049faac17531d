using LiveTownHall.Text.Rules.Folding;

namespace LiveTownHall.Text.Rules.Phrases;

/// <summary>
/// The phrases of one language, from <c>Phrases/&lt;language&gt;.txt</c>: a section head in brackets, then one phrase a line; * ends a word of which only the beginning
/// counts.
/// </summary>
public sealed class PhraseBook
{
    private readonly Dictionary<string, List<(string[] Words, PhraseClass Class)>> _byFirst = new(StringComparer.Ordinal);
    private readonly List<(string[] Words, PhraseClass Class)> _byBeginning = [];
    private readonly List<(string Phrase, PhraseClass Class)> _all = [];

    public bool IsEmpty => _all.Count == 0;

    /// <summary>Words a disguise or typing error is undone for: not those that only link the others.</summary>
    public IEnumerable<string> Words => _all
        .Where(phrase => phrase.Class is not (PhraseClass.Copula or PhraseClass.First or PhraseClass.Pronoun or PhraseClass.Negator or PhraseClass.Neutral
            or PhraseClass.Intent or PhraseClass.Reporting or PhraseClass.Own or PhraseClass.Thing or PhraseClass.Det
            or PhraseClass.After or PhraseClass.Preposition or PhraseClass.Wish))
        .SelectMany(phrase => phrase.Phrase.Split(' '))
        .Select(word => word.TrimEnd('*'))
        .Where(word => word.Length >= 3);

    public static PhraseBook Of(string language)
    {
        var book = new PhraseBook();
        PhraseClass? section = null;
        foreach (var line in Embedded.Lines($"phrases/{language}.txt").Select(line => line.Trim()))
        {
            if (line.Length == 0 || line[0] == '#')
                continue;
            if (line[0] == '[')
                section = Enum.Parse<PhraseClass>(line.Trim('[', ']'), ignoreCase: true);
            else
                book.Add(line, section!.Value);
        }

        return book;
    }

    public IEnumerable<string> Terms(PhraseClass of) => _all.Where(phrase => phrase.Class == of).Select(phrase => phrase.Phrase);

    /// <summary>Every phrase in a sentence; phrases may overlap.</summary>
    public IEnumerable<Tag> Find(IReadOnlyList<FoldedWord> words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            foreach (var spelling in words[i].All.SelectMany(Forms).Distinct(StringComparer.Ordinal))
            {
                if (_byFirst.TryGetValue(spelling, out var phrases))
                {
                    foreach (var (phrase, of) in phrases)
                    {
                        if (Follows(words, i, phrase))
                            yield return new Tag(of, i, i + phrase.Length);
                    }
                }

                foreach (var (phrase, of) in _byBeginning)
                {
                    if (Fits(phrase[0], spelling) && Follows(words, i, phrase))
                        yield return new Tag(of, i, i + phrase.Length);
                }
            }
        }
    }

    private void Add(string line, PhraseClass section)
    {
        var words = Simplified.Of(line).Replace("'", string.Empty, StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        _all.Add((string.Join(' ', words), section));
        if (words[0].EndsWith('*'))
        {
            _byBeginning.Add((words, section));
            return;
        }

        if (!_byFirst.TryGetValue(words[0], out var phrases))
            _byFirst[words[0]] = phrases = [];
        phrases.Add((words, section));
    }

    private static bool Follows(IReadOnlyList<FoldedWord> words, int at, string[] phrase)
    {
        for (var i = 1; i < phrase.Length; i++)
        {
            if (at + i >= words.Count || !words[at + i].All.SelectMany(Forms).Any(spelling => Fits(phrase[i], spelling)))
                return false;
        }

        return true;
    }

    private static bool Fits(string wanted, string spelling)
        => wanted.EndsWith('*') ? spelling.AsSpan().StartsWith(wanted.AsSpan(0, wanted.Length - 1), StringComparison.Ordinal) : wanted == spelling;

    private static IEnumerable<string> Forms(string spelling)
    {
        yield return spelling;
        if (spelling.Length >= 4 && spelling.EndsWith('s') && !spelling.EndsWith("ss", StringComparison.Ordinal))
            yield return spelling[..^1];
    }
}

/// <param name="Start">Index of the first word in its sentence.</param>
/// <param name="End">Index past the last.</param>
public readonly record struct Tag(PhraseClass Class, int Start, int End);
