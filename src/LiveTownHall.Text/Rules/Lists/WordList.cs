using System.Text.RegularExpressions;
using LiveTownHall.Text.Rules.Folding;

namespace LiveTownHall.Text.Rules.Lists;

/// <summary>
/// Terms of one or more words, found as whole words in any disguise. Scripts that write no spaces are searched for the letters instead, and
/// Korean words also with their particles.
/// </summary>
public sealed partial class WordList
{
    private readonly Dictionary<string, List<string[]>> _terms = new(StringComparer.Ordinal);
    private readonly List<string> _anywhere = [];
    private readonly List<string> _stems = [];

    public WordList(IEnumerable<string> terms)
    {
        foreach (var term in terms)
            Add(Simplified.Of(term).Trim());
    }

    /// <summary>Each word of each term.</summary>
    public IEnumerable<string> Words => _terms.Values.SelectMany(terms => terms).SelectMany(term => term).Concat(_stems);

    /// <param name="simplified">The whole text.</param>
    /// <param name="words">The same text in words.</param>
    public bool IsIn(string simplified, IReadOnlyList<FoldedWord> words)
    {
        if (_anywhere.Count > 0 && Squeezed().Replace(simplified, string.Empty) is var squeezed
            && _anywhere.Exists(term => simplified.Contains(term, StringComparison.Ordinal) || squeezed.Contains(term, StringComparison.Ordinal)))
        {
            return true;
        }

        for (var i = 0; i < words.Count; i++)
        {
            if (_stems.Count > 0 && _stems.Exists(stem => words[i].Plain.StartsWith(stem, StringComparison.Ordinal)))
                return true;
            foreach (var spelling in words[i].Spellings.SelectMany(Forms))
            {
                if (_terms.TryGetValue(spelling, out var terms) && terms.Exists(term => Follows(words, i, term)))
                    return true;
            }
        }

        return false;
    }

    private void Add(string term)
    {
        if (term.Length == 0)
            return;
        if (!term.Any(char.IsLetterOrDigit) || term.Any(WritesNoSpaces))
        {
            // One letter of such a script is part of too many words.
            if (term.EnumerateRunes().Count() >= 2 || !term.Any(char.IsLetterOrDigit))
                _anywhere.Add(term);
            return;
        }

        if (term.Any(IsHangul))
        {
            if (term.Length >= 2)
                _stems.Add(term);
            return;
        }

        var bare = string.Concat(term.Where(c => c != '\''));
        var words = bare.Split([.. bare.Where(c => !char.IsLetterOrDigit(c)
            && char.GetUnicodeCategory(c) is not (System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark))],
                StringSplitOptions.RemoveEmptyEntries);
        Keep(words);
        // Letters with a space after each no longer tell where the words of a term ended.
        if (words.Length > 1 && string.Concat(words) is { Length: >= 6 } joined)
            Keep([joined]);

        // Written with look-alikes, a term of another script mixes with Latin letters; one that is then all Latin is some other word.
        string[] latin = [.. words.Select(LookAlikes.ToLatin)];
        if (!latin.SequenceEqual(words) && latin.All(word => word.Any(c => !char.IsAscii(c))))
            Keep(latin);
    }

    private void Keep(string[] words)
    {
        if (words.Length == 0)
            return;
        if (!_terms.TryGetValue(words[0], out var terms))
            _terms[words[0]] = terms = [];
        terms.Add(words);
    }

    private static bool Follows(IReadOnlyList<FoldedWord> words, int at, string[] term)
    {
        for (var i = 1; i < term.Length; i++)
        {
            if (at + i >= words.Count || !words[at + i].Spellings.SelectMany(Forms).Contains(term[i], StringComparer.Ordinal))
                return false;
        }

        return true;
    }

    private static IEnumerable<string> Forms(string spelling)
    {
        yield return spelling;
        if (spelling.Length >= 4 && spelling.EndsWith('s'))
            yield return spelling[..^1];
        if (spelling.Length >= 6 && spelling.EndsWith("es", StringComparison.Ordinal))
            yield return spelling[..^2];
    }

    // What stands between characters that stand alone: 一.二.三 is 一二三.
    [GeneratedRegex(@"(?<=(^|[\s.*_-])\S)[\s.*_-]+(?=\S([\s.*_-]|$))", RegexOptions.CultureInvariant)]
    private static partial Regex Squeezed();

    private static bool WritesNoSpaces(char c)
        => c is (>= '\u0E00' and <= '\u0EFF') or (>= '\u1000' and <= '\u109F') or (>= '\u1780' and <= '\u17FF') or (>= '\u3040' and <= '\u30FF') or (>= '\u3400' and <= '\u9FFF');

    private static bool IsHangul(char c) => c is >= '\uAC00' and <= '\uD7A3';
}
