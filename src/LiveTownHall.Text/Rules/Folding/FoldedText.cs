using LiveTownHall.Text.Rules.Lists;

namespace LiveTownHall.Text.Rules.Folding;

/// <summary>Splits a text into words with the spellings each may stand for.</summary>
public static class FoldedText
{
    // A question has some forty words; past this a text is no question.
    private const int MostWords = 600;

    /// <param name="raw">Anything.</param>
    /// <param name="sought">The words that disguises are undone for.</param>
    public static List<FoldedWord> Words(string? raw, Sought sought)
    {
        var chunks = Simplified.Of(raw).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var latin = chunks.Sum(chunk => chunk.Count(char.IsAsciiLetter));
        var latinText = 2 * latin >= chunks.Sum(chunk => chunk.Count(char.IsLetter));
        var words = new List<FoldedWord>();
        for (var i = 0; i < chunks.Length && words.Count < MostWords; i++)
        {
            var end = i;
            while (end < chunks.Length && IsLetter(chunks[end]))
                end++;
            if (end - i >= 3)
            {
                words.AddRange(Typing.Spaced(chunks[i..end], sought));
                i = end - 1;
                continue;
            }

            words.AddRange(Chunk(chunks[i], latinText, sought));
        }

        return Typing.Rejoined(words, sought);
    }

    private static IEnumerable<FoldedWord> Chunk(string chunk, bool latinText, Sought sought)
    {
        var pieces = Pieces(chunk);
        if (pieces.Count <= 1 || Disguises.MayJoin(chunk))
        {
            var undone = Disguises.Undo(chunk, latinText).SelectMany(sought.Unmasked).Distinct(StringComparer.Ordinal).ToList();
            if (pieces.Count == 1)
                return Typing.Corrected(pieces[0], undone, sought);
            var whole = undone.Where(sought.Has).ToList();
            if (whole.Count > 0)
                return [new FoldedWord(string.Concat(pieces), [string.Concat(pieces), .. whole], [])];
        }

        return pieces.SelectMany(piece => Typing.Corrected(piece, Disguises.Undo(piece, latinText), sought));
    }

    /// <summary>Runs of letters, digits and marks. A possessive 's is no part of its word, other apostrophes are not there at all.</summary>
    private static List<string> Pieces(string chunk)
    {
        if (chunk.Contains('\'', StringComparison.Ordinal))
            chunk = string.Join(' ', chunk.Split('\'') is [.. var before, "s"] ? before : chunk.Split('\'')).Replace(" ", string.Empty, StringComparison.Ordinal);
        var pieces = new List<string>();
        var start = -1;
        for (var i = 0; i <= chunk.Length; i++)
        {
            var inside = i < chunk.Length
                && (char.IsLetterOrDigit(chunk[i])
                    || char.IsSurrogate(chunk[i])
                    || char.GetUnicodeCategory(chunk[i]) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark);
            if (inside && start < 0)
                start = i;
            if (inside || start < 0)
                continue;
            pieces.Add(chunk[start..i]);
            start = -1;
        }

        return pieces;
    }

    private static bool IsLetter(string chunk)
    {
        var letters = chunk.Trim('.', ',', '-', '_', '*', '"', '\'', '!', '?', '(', ')', '~', '/');
        return letters.Length == 1 && (char.IsLetter(letters[0]) || letters[0] is '@' or '$' or (>= '0' and <= '9'));
    }
}
