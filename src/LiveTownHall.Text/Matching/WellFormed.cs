using System.Text;

namespace LiveTownHall.Text.Matching;

/// <summary>Makes any string fit for the text machinery: bounded, and well-formed UTF-16, since normalising throws on a lone surrogate.</summary>
public static class WellFormed
{
    /// <param name="most">Longest result in UTF-16 units; what is past it is cut off, never in the middle of a pair.</param>
    /// <returns>The text with each lone surrogate turned into a space.</returns>
    public static string Bounded(string? text, int most)
    {
        if (string.IsNullOrEmpty(text))
            return string.Empty;
        var length = Math.Min(text.Length, most);
        if (length < text.Length && char.IsHighSurrogate(text[length - 1]))
            length--;
        var span = text.AsSpan(0, length);
        if (span.IndexOfAnyInRange('\uD800', '\uDFFF') < 0)
            return length == text.Length ? text : span.ToString();

        var kept = new StringBuilder(length);
        for (var i = 0; i < span.Length; i++)
        {
            if (!char.IsSurrogate(span[i]))
                kept.Append(span[i]);
            else if (i + 1 < span.Length && char.IsSurrogatePair(span[i], span[i + 1]))
                kept.Append(span[i]).Append(span[++i]);
            else
                kept.Append(' ');
        }

        return kept.ToString();
    }
}
