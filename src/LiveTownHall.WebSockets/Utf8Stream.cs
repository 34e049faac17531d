using System.Text.Unicode;

namespace LiveTownHall.WebSockets;

/// <summary>Checks a text that comes in pieces, which may end within a character (RFC 6455, section 8.1; RFC 3629).</summary>
internal struct Utf8Stream
{
    private uint _cut;
    private int _cutLength;

    /// <summary>Whether what came so far ends with a whole character.</summary>
    public readonly bool IsWhole => _cutLength == 0;

    /// <summary>Takes the next piece.</summary>
    /// <returns>False where the text can't be UTF-8 any more.</returns>
    public bool Add(ReadOnlySpan<byte> piece)
    {
        if (_cutLength > 0 && !TryMend(ref piece))
            return false;
        var cut = CutAtEnd(piece);
        for (var i = piece.Length - cut; i < piece.Length; i++)
            _cut |= (uint)piece[i] << (8 * _cutLength++);
        return Utf8.IsValid(piece[..^cut]);
    }

    /// <summary>Puts the first bytes of a piece behind those that the last one ended with.</summary>
    private bool TryMend(ref ReadOnlySpan<byte> piece)
    {
        Span<byte> character = stackalloc byte[4];
        var length = LengthOf((byte)_cut);
        while (_cutLength < length && !piece.IsEmpty)
        {
            _cut |= (uint)piece[0] << (8 * _cutLength++);
            piece = piece[1..];
        }

        if (_cutLength < length)
            return true;
        for (var i = 0; i < length; i++)
            character[i] = (byte)(_cut >> (8 * i));
        (_cut, _cutLength) = (0, 0);
        return Utf8.IsValid(character[..length]);
    }

    /// <summary>How many bytes at the end are the beginning of a character.</summary>
    private static int CutAtEnd(ReadOnlySpan<byte> piece)
    {
        for (var back = 1; back <= 3 && back <= piece.Length; back++)
        {
            var one = piece[^back];
            if ((one & 0xC0) == 0x80)
                continue;
            return LengthOf(one) > back ? back : 0;
        }

        return 0;
    }

    private static int LengthOf(byte first) => first switch
    {
        >= 0xF0 => 4,
        >= 0xE0 => 3,
        >= 0xC0 => 2,
        _ => 1,
    };
}
