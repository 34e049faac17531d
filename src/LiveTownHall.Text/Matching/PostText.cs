using System.Text;
using System.Text.RegularExpressions;

namespace LiveTownHall.Text.Matching;

/// <summary>
/// What a post says in words: addresses go, hashtags and handles become the words they are written of ("#BusFares" is "Bus Fares"),
/// since people put the subject of a claim, and the person it is about, into them.
/// </summary>
public static partial class PostText
{
    /// <summary>Longest text that is looked at, in UTF-16 units. A question has at most a few hundred.</summary>
    public const int Most = 4_000;

    /// <param name="raw">Anything, lone surrogates included.</param>
    public static string Words(string? raw)
    {
        var text = WellFormed.Bounded(raw, Most).Normalize(NormalizationForm.FormKC);
        text = Address().Replace(text, " ");
        text = Tag().Replace(text, static tag => " " + Seam().Replace(tag.Groups[1].Value, " ").Replace('_', ' ') + " ");
        return text.Replace('’', '\'').Replace('`', '\'').Replace('´', '\'');
    }

    // Twitter joins its picture links to the word before them, so an address need not start at a word's edge.
    [GeneratedRegex(@"(https?://|pic\.twitter\.com/|www\.)\S+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Address();

    [GeneratedRegex(@"[#@](\w{1,140})", RegexOptions.CultureInvariant)]
    private static partial Regex Tag();

    [GeneratedRegex(@"(?<=\p{Ll})(?=\p{Lu})|(?<=\p{L})(?=\p{Nd})", RegexOptions.CultureInvariant)]
    private static partial Regex Seam();
}
