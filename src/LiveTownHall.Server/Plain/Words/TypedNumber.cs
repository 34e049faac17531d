using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace LiveTownHall.Server.Plain.Words;

/// <summary>Numbers as people type them, in any digits. The web client reads them alike, see <c>parseNumber.ts</c>.</summary>
internal static partial class TypedNumber
{
    private const char ArabicDecimal = '\u066B';

    /// <summary>
    /// The numbers that may be meant, the one that is meant in the language first; none where it is no number, two where one sign can stand for thousands or for decimals:
    /// "1,000" is a thousand in English and one in German.
    /// </summary>
    public static IReadOnlyList<double> Read(string? typed, string language)
    {
        var plain = Between().Replace(Plain(typed ?? ""), "");
        if (Whole().Match(plain) is not { Success: true } parts)
            return [];
        return [.. Meanings(parts.Groups[2].Value, DecimalSign(language)).Select(m => double.Parse(parts.Groups[1].Value + m, NumberStyles.Float, CultureInfo.InvariantCulture))];
    }

    private static char DecimalSign(string language) => MessageFormat.Number(1.5, language).Contains(',', StringComparison.Ordinal) ? ',' : '.';

    private static string Plain(string typed)
    {
        var plain = new StringBuilder();
        foreach (var rune in typed.Trim().Normalize(NormalizationForm.FormKC).EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) == UnicodeCategory.DecimalDigitNumber)
                plain.Append((int)Rune.GetNumericValue(rune));
            else if (rune.Value is not ('\u061C' or '\u200E' or '\u200F'))
                plain.Append(rune.Value == '\u2212' ? "-" : rune.ToString());
        }

        return plain.ToString();
    }

    private static IEnumerable<string> Meanings(string digits, char languageDecimal)
    {
        var at = digits.Contains(ArabicDecimal, StringComparison.Ordinal) ? digits.IndexOf(ArabicDecimal, StringComparison.Ordinal) : digits.LastIndexOfAny(['.', ',']);
        if (at < 0)
            return [digits];
        var sign = digits[at];
        var (asDecimal, asThousands) = (WithDecimal(digits, sign), sign == ArabicDecimal ? null : WithThousands(digits, sign));
        return (sign == languageDecimal ? new[] { asDecimal, asThousands } : [asThousands, asDecimal]).OfType<string>();
    }

    /// <summary>The sign divides decimals; what stands before it may be grouped by the other one.</summary>
    private static string? WithDecimal(string digits, char sign)
    {
        if (digits.Split(sign) is not [var whole, var part] || part.AsSpan().ContainsAny('.', ',', ArabicDecimal))
            return null;
        var group = sign == ',' ? '.' : ',';
        var plain = whole.Contains(group, StringComparison.Ordinal) ? WithThousands(whole, group) : whole;
        return plain is null ? null : $"{(plain.Length == 0 ? "0" : plain)}.{(part.Length == 0 ? "0" : part)}";
    }

    /// <summary>The sign divides thousands, and nothing else does.</summary>
    private static string? WithThousands(string digits, char group)
    {
        var groups = digits.Split(group);
        var fits = FirstGroup().IsMatch(groups[0]) && groups.Skip(1).All(g => g.Length == 3 && g.All(char.IsAsciiDigit));
        return fits ? string.Concat(groups) : null;
    }

    /// <summary>Spaces and other signs between digits that only ever group them.</summary>
    [GeneratedRegex(@"(?<=\d)[\s'\u2019\u066C](?=\d)")]
    private static partial Regex Between();

    [GeneratedRegex(@"^([+-]?)([0-9.,\u066B]*[0-9][0-9.,\u066B]*)$")]
    private static partial Regex Whole();

    [GeneratedRegex("^[1-9][0-9]{0,2}$")]
    private static partial Regex FirstGroup();
}
