using System.Globalization;
using System.Text;

namespace LiveTownHall.Core.Text;

/// <summary>
/// Text by strangers, made safe to store, compare and project: NFC, no control or hidden characters, no characters that reverse the order
/// of others, at most three marks on a letter. Runs before a fact is written, never while one is applied: normal forms and mark categories
/// come from the runtime's Unicode tables, which change between versions.
/// </summary>
public static class PlainText
{
    /// <summary>Vietnamese and pointed Hebrew need two and three.</summary>
    public const int MostStackedMarks = 3;

    // Nobody types this much by accident; cleaning it would only cost time.
    private const int RawUnitsPerRune = 32;

    /// <param name="raw">May hold anything, lone surrogates included.</param>
    /// <param name="maxRunes">Longest result, in Unicode scalar values.</param>
    /// <param name="multiline">True keeps line ends (as \n, at most one empty line in a row); false makes each a space.</param>
    /// <param name="cleaned">Empty unless the outcome is ok.</param>
    /// <param name="stripped">True when something else than white space was taken out.</param>
    public static CleanOutcome Clean(string? raw, int maxRunes, bool multiline, out string cleaned, out bool stripped)
    {
        (cleaned, stripped) = (string.Empty, false);
        if (string.IsNullOrEmpty(raw))
            return CleanOutcome.Empty;
        if (raw.Length > (long)(maxRunes + 1) * RawUnitsPerRune)
            return CleanOutcome.TooLong;

        var text = ToFixedPoint(raw, multiline, ref stripped);
        if (!HasSomethingToSee(text))
            return stripped || text.Length > 0 ? CleanOutcome.Invalid : CleanOutcome.Empty;
        if (CountRunes(text) > maxRunes)
            return CleanOutcome.TooLong;

        cleaned = text;
        return CleanOutcome.Ok;
    }

    internal static int CountRunes(string text)
    {
        var runes = 0;
        foreach (var c in text)
        {
            if (!char.IsLowSurrogate(c))
                runes++;
        }

        return runes;
    }

    /// <summary>
    /// Normalising moves marks, which can leave a joiner or selector where it may not stand. Each pass only takes out or composes, so this ends;
    /// two passes are the rule, and cleaning clean text changes nothing.
    /// </summary>
    private static string ToFixedPoint(string raw, bool multiline, ref bool stripped)
    {
        for (var text = raw; ;)
        {
            var next = HiddenCharacterFilter.Apply(text, multiline, ref stripped).Normalize(NormalizationForm.FormC);
            next = CapMarks(next, ref stripped).Normalize(NormalizationForm.FormC).Trim();
            if (next == text)
                return text;
            text = next;
        }
    }

    private static string CapMarks(string text, ref bool stripped)
    {
        var kept = new StringBuilder(text.Length);
        var marks = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            var isMark = IsStackingMark(rune);
            if (isMark && marks == MostStackedMarks)
            {
                stripped = true;
                continue;
            }

            if (isMark)
                marks++;
            else if (!HiddenCharacters.IsVariationSelector(rune.Value) && !HiddenCharacters.IsJoiner(rune.Value))
                marks = 0;
            kept.Append(rune.ToString());
        }

        return kept.ToString();
    }

    private static bool IsStackingMark(Rune rune)
        => Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark
        && !HiddenCharacters.IsVariationSelector(rune.Value);

    private static bool HasSomethingToSee(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            var hidden = Rune.IsWhiteSpace(rune)
                || IsStackingMark(rune)
                || HiddenCharacters.IsVariationSelector(rune.Value)
                || HiddenCharacters.IsDirectionMark(rune.Value)
                || HiddenCharacters.IsJoiner(rune.Value)
                || HiddenCharacters.IsBlankSymbol(rune.Value);
            if (!hidden)
                return true;
        }

        return false;
    }
}
