using System.Text;

namespace LiveTownHall.Core.Text;

/// <summary>Takes hidden characters out in one pass over the runes. What is left is well-formed UTF-16.</summary>
internal static class HiddenCharacterFilter
{
    public static string Apply(string raw, bool multiline, ref bool stripped)
    {
        var kept = new StringBuilder(raw.Length);
        var previous = 0;
        var lineEnds = 0;
        for (var i = 0; i < raw.Length;)
        {
            if (Rune.DecodeFromUtf16(raw.AsSpan(i), out var rune, out var length) != System.Buffers.OperationStatus.Done)
            {
                stripped = true;
                i += length;
                continue;
            }

            var c = rune.Value;
            if (c == '\r' && i + 1 < raw.Length && raw[i + 1] == '\n')
            {
                i++;
                continue;
            }

            if (c is '\n' or '\r' or 0x85 or 0x2028 or 0x2029)
            {
                if (!multiline)
                    kept.Append(' ');
                else if (++lineEnds <= 2)
                    kept.Append('\n');
                previous = ' ';
            }
            else if (c == '\t')
            {
                kept.Append(' ');
                previous = ' ';
            }
            else if (c == HiddenCharacters.FlagBase && FlagTags(raw.AsSpan(i + length)) is var tags and > 0)
            {
                kept.Append(raw, i, length + tags);
                length += tags;
                (previous, lineEnds) = (c, 0);
            }
            else if (MayStand(c, previous, raw.AsSpan(i + length)))
            {
                kept.Append(raw, i, length);
                // A skin tone or a presentation selector is part of the picture before it.
                if (c != 0xFE0F)
                    previous = c;
                else
                    previous = HiddenCharacters.IsPictograph(previous) ? previous : c;
                lineEnds = Rune.IsWhiteSpace(rune) ? lineEnds : 0;
            }
            else
            {
                stripped = true;
            }

            i += length;
        }

        return kept.ToString();
    }

    private static bool MayStand(int c, int previous, ReadOnlySpan<char> rest)
    {
        if (HiddenCharacters.IsNoise(c) || HiddenCharacters.IsFlagTag(c))
            return false;
        if (HiddenCharacters.IsDirectionMark(c))
            return !HiddenCharacters.IsDirectionMark(previous);
        if (HiddenCharacters.IsVariationSelector(c))
            return previous > ' ' && !HiddenCharacters.IsVariationSelector(previous) && !HiddenCharacters.IsJoiner(previous) && !HiddenCharacters.IsDirectionMark(previous);
        if (!HiddenCharacters.IsJoiner(c))
            return true;
        if (HiddenCharacters.UsesJoiners(previous))
            return true;
        return c == HiddenCharacters.ZeroWidthJoiner
            && HiddenCharacters.IsPictograph(previous)
            && Rune.DecodeFromUtf16(rest, out var next, out _) == System.Buffers.OperationStatus.Done
            && HiddenCharacters.IsPictograph(next.Value);
    }

    /// <summary>UTF-16 units of the tag letters that make a flag, 0 where they do not end as a flag does. No flag has more than six letters.</summary>
    private static int FlagTags(ReadOnlySpan<char> rest)
    {
        var units = 0;
        for (var letters = 0; letters < 7; letters++)
        {
            if (Rune.DecodeFromUtf16(rest[units..], out var tag, out var length) != System.Buffers.OperationStatus.Done || !HiddenCharacters.IsFlagTag(tag.Value))
                return 0;
            units += length;
            if (tag.Value == HiddenCharacters.FlagTagEnd)
                return letters > 0 ? units : 0;
        }

        return 0;
    }
}
