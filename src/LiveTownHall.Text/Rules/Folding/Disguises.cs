using System.Text;

namespace LiveTownHall.Text.Rules.Folding;

/// <summary>Undoes what people do to a single word so that lists miss it: digits and symbols for letters, letters drawn out, look-alikes, marks between letters.</summary>
public static class Disguises
{
    // Longest word worth undoing; longer runs of letters are no words.
    private const int MostLetters = 60;

    /// <param name="chunk">Simplified text without white space.</param>
    /// <param name="latinText">Whether the text around it is mostly Latin, so that a whole word of look-alikes is one more disguise.</param>
    /// <returns>Spellings of the chunk as one word, besides its own letters; a * stands for one letter that was masked.</returns>
    public static IEnumerable<string> Undo(string chunk, bool latinText)
    {
        var core = Core(chunk);
        if (core.Length is < 2 or > MostLetters || !core.Any(char.IsLetter))
            return [];
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var one in (ReadOnlySpan<char>)['i', 'l'])
        {
            foreach (var masked in (ReadOnlySpan<bool>)[true, false])
            {
                var word = Letters(core, one, masked);
                if (latinText || HasLatin(word))
                    word = LookAlikes.ToLatin(word);
                found.Add(word);
                if (!HasStretch(word))
                    continue;
                found.Add(Shortened(word, 1));
                found.Add(Shortened(word, 2));
                found.Add(WithoutDoubles(word));
            }
        }

        return found;
    }

    /// <summary>Whether the marks inside a chunk are of the kind that only a disguise has, not the full stop of a missing space.</summary>
    public static bool MayJoin(string chunk)
    {
        var core = Core(chunk);
        var (longest, current, sentence) = (0, 0, false);
        foreach (var c in core)
        {
            if (char.IsLetterOrDigit(c))
            {
                longest = Math.Max(longest, ++current);
                continue;
            }

            if (current > 0 && c is '.' or ',' or ':' or ';' or '?' or '/' or '"' or ')' or '(' or '&' or '…')
                sentence = true;
            current = 0;
        }

        return !sentence || longest <= 2;
    }

    public static bool HasLatin(string word) => word.Any(char.IsAsciiLetter);

    /// <summary>A letter and a number is a room or a road, A55, M25, B455, whatever it spells.</summary>
    public static bool IsNumbered(string core) => char.IsLetter(core[0]) && core.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0;

    private static string Core(string chunk)
    {
        var (start, end) = (0, chunk.Length);
        while (start < end && !char.IsLetterOrDigit(chunk[start]) && chunk[start] is not ('@' or '$' or '€' or '*'))
            start++;
        while (end > start && !char.IsLetterOrDigit(chunk[end - 1]) && chunk[end - 1] is not ('@' or '$' or '€' or '*'))
            end--;
        return chunk[start..end];
    }

    private static string Letters(string core, char one, bool masked)
    {
        var word = new StringBuilder(core.Length);
        foreach (var c in core)
        {
            var letter = c switch
            {
                '0' => 'o',
                '1' or '|' or '!' => one,
                '3' or '€' => 'e',
                '4' or '@' => 'a',
                '5' or '$' => 's',
                '7' or '+' => 't',
                '8' => 'b',
                '9' => 'g',
                '*' when masked => '*',
                _ => char.IsLetterOrDigit(c)
                    || char.IsSurrogate(c)
                    || char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark
                    ? c
                    : '\0',
            };
            if (letter != '\0')
                word.Append(letter);
        }

        return word.ToString();
    }

    private static bool HasStretch(string word)
    {
        for (var i = 2; i < word.Length; i++)
        {
            if (word[i] != '*' && word[i] == word[i - 1] && word[i] == word[i - 2])
                return true;
        }

        return false;
    }

    /// <summary>Each letter that is written three times or more, written <paramref name="times"/> times.</summary>
    private static string Shortened(string word, int times)
    {
        var kept = new StringBuilder(word.Length);
        for (var i = 0; i < word.Length;)
        {
            var end = i;
            while (end < word.Length && word[end] == word[i])
                end++;
            kept.Append(word[i], end - i >= 3 ? times : end - i);
            i = end;
        }

        return kept.ToString();
    }

    private static string WithoutDoubles(string word)
    {
        var kept = new StringBuilder(word.Length);
        foreach (var c in word)
        {
            if (kept.Length == 0 || kept[^1] != c)
                kept.Append(c);
        }

        return kept.ToString();
    }
}
