using System.Globalization;
using System.Text;

namespace LiveTownHall.Text.Matching;

/// <summary>
/// Text as one stream of letters and digits for character n-grams: lower case, without accents, everything else one space,
/// a space at both ends so that the edges of the first and last word count too.
/// </summary>
public static class LetterStream
{
    /// <param name="text">Well-formed UTF-16.</param>
    public static string Of(string text)
    {
        var kept = new StringBuilder(text.Length + 2).Append(' ');
        foreach (var rune in text.Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune))
                kept.Append(Undecomposed(Rune.ToLowerInvariant(rune)));
            else if (IsVowelSign(rune))
                kept.Append(rune.ToString());
            else if (kept[^1] != ' ' && Rune.GetUnicodeCategory(rune) != UnicodeCategory.NonSpacingMark && rune.Value != '\'')
                kept.Append(' ');
        }

        if (kept[^1] != ' ')
            kept.Append(' ');
        return kept.ToString();
    }

    /// <summary>Latin letters with a stroke or joined from two, which no normal form takes apart.</summary>
    private static string Undecomposed(Rune rune) => rune.Value switch
    {
        'ł' => "l",
        'đ' or 'ð' => "d",
        'ø' => "o",
        'ħ' => "h",
        'ŧ' => "t",
        'ı' => "i",
        'æ' => "ae",
        'œ' => "oe",
        'ß' => "ss",
        'þ' => "th",
        _ => rune.ToString(),
    };

    /// <summary>Marks that spell a word rather than decorate it: those of the Indic and South-East Asian scripts.</summary>
    private static bool IsVowelSign(Rune rune)
        => rune.Value is (>= 0x900 and <= 0x1CFF) or (>= 0xA800 and <= 0xABFF)
        && Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
