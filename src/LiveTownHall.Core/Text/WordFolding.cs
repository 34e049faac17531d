using System.Text;

namespace LiveTownHall.Core.Text;

/// <summary>
/// One spelling for words that differ only in case or white space, so that a word cloud counts them together. Upper-cased first and then lower-cased,
/// which brings pairs together that lower-casing alone keeps apart (ſ and s, ς and σ); a Greek final sigma is put back for reading.
/// Accents stay: résumé and resume are different words.
/// </summary>
public static class WordFolding
{
    /// <param name="maxRunes">Longest result, in Unicode scalar values.</param>
    /// <param name="folded">Empty unless the outcome is ok.</param>
    public static CleanOutcome Fold(string? raw, int maxRunes, out string folded)
    {
        var outcome = PlainText.Clean(raw, maxRunes, multiline: false, out folded, out _);
        while (outcome == CleanOutcome.Ok)
        {
            var next = WithFinalSigma(CollapseWhiteSpace(folded).ToUpperInvariant().ToLowerInvariant());
            if (next == folded)
                break;
            // A few marks have a letter as their capital, so what was folded is cleaned like anything else.
            outcome = PlainText.Clean(next, maxRunes, multiline: false, out folded, out _);
        }

        return outcome;
    }

    private static string CollapseWhiteSpace(string text)
    {
        var kept = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (!char.IsWhiteSpace(c))
                kept.Append(c);
            else if (kept.Length > 0 && kept[^1] != ' ')
                kept.Append(' ');
        }

        return kept.ToString();
    }

    private static string WithFinalSigma(string word)
    {
        if (!word.Contains('σ', StringComparison.Ordinal))
            return word;
        var letters = word.ToCharArray();
        for (var i = 1; i < letters.Length; i++)
        {
            var ends = i + 1 == letters.Length || !char.IsLetter(letters[i + 1]);
            if (letters[i] == 'σ' && ends && char.IsLetter(letters[i - 1]))
                letters[i] = 'ς';
        }

        return new string(letters);
    }
}
