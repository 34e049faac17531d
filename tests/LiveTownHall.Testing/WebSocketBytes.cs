using System.Buffers.Binary;
using System.Text;

namespace LiveTownHall.Testing;

/// <summary>The bytes of a WebSocket client (RFC 6455), for whoever sends them itself.</summary>
public static class WebSocketBytes
{
    /// <summary>What a server answers to <see cref="Upgrade"/>: its key is the example of RFC 6455, section 1.3.</summary>
    public const string Accept = "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=";

    /// <param name="server">Where it listens.</param>
    /// <param name="target">Path and query.</param>
    /// <param name="headers">More headers, each with its line end.</param>
    public static byte[] Upgrade(Uri server, string target, string headers = "") => Encoding.ASCII.GetBytes(
        $"GET {target} HTTP/1.1\r\nHost: {server.Authority}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n{headers}"
        + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");

    /// <param name="first">First byte: FIN, reserved bits, opcode.</param>
    /// <param name="payload">At most 65,535 bytes.</param>
    /// <param name="mask">Four bytes, or none for a frame without a mask, which no server takes. Zeros leave the payload as it is.</param>
    public static byte[] Frame(byte first, ReadOnlySpan<byte> payload, ReadOnlySpan<byte> mask)
    {
        var isShort = payload.Length < 126;
        var frame = new byte[(isShort ? 2 : 4) + mask.Length + payload.Length];
        frame[0] = first;
        frame[1] = (byte)((mask.IsEmpty ? 0 : 0x80) | (isShort ? payload.Length : 126));
        if (!isShort)
            BinaryPrimitives.WriteUInt16BigEndian(frame.AsSpan(2), checked((ushort)payload.Length));
        var rest = frame.AsSpan(isShort ? 2 : 4);
        mask.CopyTo(rest);
        var body = rest[mask.Length..];
        payload.CopyTo(body);
        for (var i = 0; i < body.Length && !mask.IsEmpty; i++)
            body[i] ^= mask[i & 3];
        return frame;
    }

    /// <summary>Looks for a server's frame at the front of <paramref name="bytes"/>.</summary>
    /// <returns>False where it is not all there.</returns>
    public static bool TryRead(ReadOnlySpan<byte> bytes, out int opcode, out ReadOnlySpan<byte> payload, out int size)
    {
        opcode = size = 0;
        payload = default;
        if (bytes.Length < 2)
            return false;
        long length = bytes[1] & 0x7f;
        var header = length switch { < 126 => 2, 126 => 4, _ => 10 };
        if (bytes.Length < header)
            return false;
        length = header switch
        {
            4 => BinaryPrimitives.ReadUInt16BigEndian(bytes[2..]),
            10 => BinaryPrimitives.ReadInt64BigEndian(bytes[2..]),
            _ => length,
        };
        if (bytes.Length < header + length)
            return false;
        opcode = bytes[0] & 0x0f;
        size = header + (int)length;
        payload = bytes[header..size];
        return true;
    }
}
