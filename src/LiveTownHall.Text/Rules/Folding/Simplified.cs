using System.Globalization;
using System.Text;
using LiveTownHall.Text.Matching;

namespace LiveTownHall.Text.Rules.Folding;

/// <summary>
/// Text without the differences a reader does not see or does not mind: width and style of letters (NFKC), case, accents, invisible characters.
/// Marks that spell a word (Indic and Thai vowels, Japanese voicing) stay.
/// </summary>
public static class Simplified
{
    /// <summary>Longest text that rules look at, in UTF-16 units.</summary>
    public const int Most = 4_000;

    public static string Of(string? raw)
    {
        var text = new StringBuilder();
        foreach (var rune in WellFormed.Bounded(raw, Most).Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            if (category is UnicodeCategory.Format or UnicodeCategory.EnclosingMark || IsBlank(rune.Value))
                continue;
            if (category == UnicodeCategory.NonSpacingMark && !Spells(rune.Value))
                continue;
            text.Append(category == UnicodeCategory.Control ? " " : Rune.ToLowerInvariant(rune).ToString());
        }

        return text.Replace('’', '\'').Replace('‘', '\'').Replace('`', '\'').Replace('´', '\'').Replace('ı', 'i').Replace("ß", "ss").ToString().Normalize(NormalizationForm.FormC);
    }

    private static bool Spells(int c) => c is (>= 0x900 and <= 0x1CFF) or 0x3099 or 0x309A or (>= 0xA800 and <= 0xABFF);

    // Fillers that are letters by category and drawn as nothing.
    private static bool IsBlank(int c) => c is 0x115F or 0x1160 or 0x3164 or 0xFFA0 or 0x2800 or 0x17B4 or 0x17B5;
}
