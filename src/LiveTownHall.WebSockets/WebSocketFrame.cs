using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace LiveTownHall.WebSockets;

/// <summary>The frame format of WebSockets (RFC 6455, section 5.2), as much of it as a server needs that offers no extension.</summary>
/// <remarks>
/// <code>
/// byte 0   FIN (0x80), three reserved bits that must be 0, opcode
/// byte 1   MASK (0x80, always set by clients, never by servers), length 0-125, or 126: 16 bits follow, or 127: 64 bits follow
///          masking key, 4 bytes where MASK is set
///          payload
/// </code>
/// </remarks>
public static class WebSocketFrame
{
    public const int Continuation = 0;
    public const int Text = 1;
    public const int Binary = 2;
    public const int Close = 8;
    public const int Ping = 9;
    public const int Pong = 10;

    /// <summary>The longest header that a server writes.</summary>
    public const int LongestOwnHeader = 10;

    /// <summary>The longest header that a client writes.</summary>
    public const int LongestHeader = 14;

    public const int LongestControl = 125;

    /// <summary>Status codes of close frames (section 7.4.1).</summary>
    public const ushort NormalClosure = 1000;
    public const ushort ProtocolError = 1002;
    public const ushort InvalidText = 1007;
    public const ushort PolicyViolation = 1008;
    public const ushort TooLarge = 1009;
    public const ushort InternalError = 1011;

    private const byte Final = 0x80;
    private const int In16Bits = 126;
    private const int In64Bits = 127;

    private static readonly byte[] Key = Encoding.ASCII.GetBytes("258EAFA5-E914-47DA-95CA-C5AB0DC85B11");

    public static int HeaderLength(int payload) => payload < In16Bits ? 2 : payload <= ushort.MaxValue ? 4 : LongestOwnHeader;

    /// <summary>Writes the header of a whole message or control frame.</summary>
    public static void WriteHeader(Span<byte> target, int opcode, int payload)
    {
        target[0] = (byte)(Final | opcode);
        switch (HeaderLength(payload))
        {
            case 2:
                target[1] = (byte)payload;
                break;
            case 4:
                target[1] = In16Bits;
                BinaryPrimitives.WriteUInt16BigEndian(target[2..], (ushort)payload);
                break;
            default:
                target[1] = In64Bits;
                BinaryPrimitives.WriteUInt64BigEndian(target[2..], (ulong)payload);
                break;
        }
    }

    /// <summary>A whole message as a server sends it.</summary>
    public static byte[] Of(int opcode, ReadOnlySpan<byte> payload)
    {
        var header = HeaderLength(payload.Length);
        var frame = new byte[header + payload.Length];
        WriteHeader(frame, opcode, payload.Length);
        payload.CopyTo(frame.AsSpan(header));
        return frame;
    }

    /// <summary>The value of <c>Sec-WebSocket-Accept</c> (section 4.2.2).</summary>
    public static string Accept(string key)
    {
        Span<byte> text = stackalloc byte[128];
        var length = Encoding.ASCII.GetBytes(key, text);
        Key.CopyTo(text[length..]);
#pragma warning disable CA5350 // RFC 6455 says SHA-1; it protects nothing here.
        return Convert.ToBase64String(SHA1.HashData(text[..(length + Key.Length)]));
#pragma warning restore CA5350
    }
}
