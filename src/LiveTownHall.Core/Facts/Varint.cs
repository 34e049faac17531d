namespace LiveTownHall.Core.Facts;

/// <summary>Unsigned LEB128 of at most 32 or 64 bits.</summary>
internal static class Varint
{
    public static int LengthOf(uint value) => value switch
    {
        < 1u << 7 => 1,
        < 1u << 14 => 2,
        < 1u << 21 => 3,
        < 1u << 28 => 4,
        _ => 5,
    };

    public static int Write(Span<byte> target, uint value) => Write(target, (ulong)value);

    public static int Write(Span<byte> target, ulong value)
    {
        var at = 0;
        while (value >= 0x80)
        {
            target[at++] = (byte)(value | 0x80);
            value >>= 7;
        }

        target[at++] = (byte)value;
        return at;
    }

    /// <summary>False where the bytes end early or say more than 64 bits.</summary>
    public static bool TryReadWide(ReadOnlySpan<byte> source, out ulong value, out int length)
    {
        value = 0;
        for (length = 0; length < 10 && length < source.Length; length++)
        {
            var b = source[length];
            if (length == 9 && b > 0x01)
                return false;
            value |= (ulong)(b & 0x7F) << (7 * length);
            if (b < 0x80)
            {
                length++;
                return true;
            }
        }

        return false;
    }

    /// <summary>False where the bytes end early or say more than 32 bits.</summary>
    public static bool TryRead(ReadOnlySpan<byte> source, out uint value, out int length)
    {
        value = 0;
        for (length = 0; length < 5 && length < source.Length; length++)
        {
            var b = source[length];
            if (length == 4 && b > 0x0F)
                return false;
            value |= (uint)(b & 0x7F) << (7 * length);
            if (b < 0x80)
            {
                length++;
                return true;
            }
        }

        return false;
    }
}
