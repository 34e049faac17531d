using System.Buffers.Binary;

namespace LiveTownHall.Client.Wire;

/// <summary>As much MessagePack as a client has to understand that looks at little of what it is sent.</summary>
internal ref struct PackReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _rest = bytes;

    public readonly bool IsArray => (_rest[0] & 0xf0) == 0x90 || _rest[0] is 0xdc or 0xdd;

    public readonly bool IsNil => _rest[0] == 0xc0;

    public int ReadArray() => Next() switch
    {
        var code and >= 0x90 and <= 0x9f => code & 0x0f,
        0xdc => (int)Number(2),
        _ => (int)Number(4),
    };

    public bool ReadBoolean() => Next() == 0xc3;

    public long ReadInteger()
    {
        var code = Next();
        return code switch
        {
            < 0x80 => code,
            >= 0xe0 => (sbyte)code,
            0xcc or 0xd0 => Number(1),
            0xcd or 0xd1 => Number(2),
            0xce or 0xd2 => Number(4),
            _ => Number(8),
        };
    }

    public ReadOnlySpan<byte> ReadText()
    {
        var code = Next();
        var length = code switch
        {
            >= 0xa0 and <= 0xbf => code & 0x1f,
            0xd9 or 0xc4 => (int)Number(1),
            0xda or 0xc5 => (int)Number(2),
            _ => (int)Number(4),
        };
        var text = _rest[..length];
        _rest = _rest[length..];
        return text;
    }

    /// <summary>Passes over one value, whatever is in it.</summary>
    public void Skip()
    {
        for (var left = 1L; left > 0; left--)
        {
            var code = _rest[0];
            switch (code)
            {
                case >= 0x80 and <= 0x8f:
                    Next();
                    left += 2 * (code & 0x0f);
                    break;
                case (>= 0x90 and <= 0x9f) or 0xdc or 0xdd:
                    left += ReadArray();
                    break;
                case (>= 0xa0 and <= 0xbf) or 0xd9 or 0xda or 0xdb or 0xc4 or 0xc5 or 0xc6:
                    ReadText();
                    break;
                case 0xca:
                    _rest = _rest[5..];
                    break;
                case 0xcb:
                    _rest = _rest[9..];
                    break;
                case 0xc0 or 0xc2 or 0xc3:
                    Next();
                    break;
                case 0xde:
                    Next();
                    left += 2 * Number(2);
                    break;
                default:
                    ReadInteger();
                    break;
            }
        }
    }

    private byte Next()
    {
        var code = _rest[0];
        _rest = _rest[1..];
        return code;
    }

    private long Number(int bytes)
    {
        var number = bytes switch
        {
            1 => _rest[0],
            2 => BinaryPrimitives.ReadUInt16BigEndian(_rest),
            4 => BinaryPrimitives.ReadUInt32BigEndian(_rest),
            _ => BinaryPrimitives.ReadInt64BigEndian(_rest),
        };
        _rest = _rest[bytes..];
        return number;
    }
}
