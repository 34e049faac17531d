using System.Collections.Immutable;

namespace LiveTownHall.Core.Polls;

/// <summary>What can be said of terms without Unicode tables.</summary>
internal static class TermShape
{
    /// <summary>Bounds on UTF-16 units; longer terms were never written by a server.</summary>
    private const int LongestWord = 4 * BallotCheck.WordLength;
    private const int LongestText = 2 * BallotCheck.TextLength;

    public static bool Fits(PollDefinition definition, ImmutableArray<string> terms)
    {
        if (definition.Kind == PollKind.Text)
            return !terms.IsDefault && terms.Length == 1 && IsPrintable(terms[0], LongestText, multiline: true);
        if (definition.Kind != PollKind.Words)
            return terms.IsDefaultOrEmpty;
        if (terms.IsDefaultOrEmpty || terms.Length > definition.MaxWords)
            return false;
        for (var i = 0; i < terms.Length; i++)
        {
            if (!IsPrintable(terms[i], LongestWord, multiline: false) || (i > 0 && string.CompareOrdinal(terms[i - 1], terms[i]) >= 0))
                return false;
        }

        return true;
    }

    private static bool IsPrintable(string? term, int longest, bool multiline)
    {
        if (string.IsNullOrEmpty(term) || term.Length > longest)
            return false;
        for (var i = 0; i < term.Length; i++)
        {
            var c = term[i];
            if (c < ' ' && !(multiline && c == '\n'))
                return false;
            if (!char.IsSurrogate(c))
                continue;
            if (!char.IsHighSurrogate(c) || i + 1 == term.Length || !char.IsLowSurrogate(term[++i]))
                return false;
        }

        return true;
    }
}
