using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace LiveTownHall.WebSockets;

/// <summary>Takes a client's frames apart as their bytes come (RFC 6455, section 5). Holds no bytes: what it can't use yet it leaves to its caller.</summary>
internal struct FrameParser
{
    private uint _mask;
    private bool _insideMessage;

    /// <summary>Of the frame whose header was read last.</summary>
    public int Opcode { get; private set; }

    /// <summary>Bytes of its payload that are still to come.</summary>
    public long Left { get; private set; }

    /// <summary>Whether it is the last of its message.</summary>
    public bool IsFinal { get; private set; }

    /// <summary>Whether the message that it belongs to, or the last one, is text.</summary>
    public bool IsText { get; private set; }

    public readonly bool IsControl => Opcode >= WebSocketFrame.Close;

    /// <summary>Reads a header.</summary>
    /// <returns>Its length; 0 where more bytes are needed; -1 where the client breaks the protocol.</returns>
    public int ReadHeader(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 2)
            return 0;
        var (first, second) = (bytes[0], bytes[1]);
        var masked = (second & 0x80) != 0;
        if ((first & 0x70) != 0 || !masked)
            return -1;
        var length = (long)(second & 0x7f);
        var at = 2 + (length == 126 ? 2 : length == 127 ? 8 : 0);
        if (bytes.Length < at + 4)
            return 0;
        if (at == 4)
            length = BinaryPrimitives.ReadUInt16BigEndian(bytes[2..]);
        if (at == 10)
            length = BinaryPrimitives.ReadInt64BigEndian(bytes[2..]);
        (Opcode, Left, IsFinal) = (first & 0x0f, length, (first & 0x80) != 0);
        _mask = BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]);
        return IsShortest(at, length) && IsInOrder() ? at + 4 : -1;
    }

    /// <summary>Unmasks the next bytes of the payload into <paramref name="target"/>, which is as long.</summary>
    public void Unmask(ReadOnlySpan<byte> masked, Span<byte> target)
    {
        Left -= masked.Length;
        var words = MemoryMarshal.Cast<byte, uint>(masked);
        var plain = MemoryMarshal.Cast<byte, uint>(target);
        var mask = BitConverter.IsLittleEndian ? _mask : BinaryPrimitives.ReverseEndianness(_mask);
        for (var i = 0; i < words.Length; i++)
            plain[i] = words[i] ^ mask;
        for (var i = words.Length * 4; i < masked.Length; i++)
            target[i] = (byte)(masked[i] ^ (_mask >> (8 * (i & 3))));

        // The key goes on where this part ended.
        _mask = uint.RotateRight(_mask, 8 * (masked.Length & 3));
    }

    /// <summary>Passes over bytes of the payload that nobody wants.</summary>
    public void Skip(int bytes)
    {
        Left -= bytes;
        _mask = uint.RotateRight(_mask, 8 * (bytes & 3));
    }

    /// <summary>Undoes the reading of a control frame's header; it will be read again.</summary>
    public void Forget() => Left = 0;

    /// <summary>A length is written with as few bytes as it takes, and its highest bit is 0.</summary>
    private static bool IsShortest(int at, long length) => at switch
    {
        2 => true,
        4 => length > WebSocketFrame.LongestControl,
        _ => length > ushort.MaxValue,
    };

    private bool IsInOrder()
    {
        switch (Opcode)
        {
            case WebSocketFrame.Close or WebSocketFrame.Ping or WebSocketFrame.Pong:
                return IsFinal && Left <= WebSocketFrame.LongestControl;
            case WebSocketFrame.Text or WebSocketFrame.Binary when !_insideMessage:
            case WebSocketFrame.Continuation when _insideMessage:
                _insideMessage = !IsFinal;
                if (Opcode != WebSocketFrame.Continuation)
                    IsText = Opcode == WebSocketFrame.Text;
                return true;
            default:
                return false;
        }
    }
}
