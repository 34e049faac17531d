using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;

namespace LiveTownHall.Testing;

/// <summary>A WebSocket client of bytes: it sends exactly the frames a test makes, right or wrong, and reads whole frames.</summary>
public sealed class BareWebSocket : IDisposable
{
    private static readonly byte[] Mask = [0x11, 0xA2, 0x33, 0xF4];

    private readonly TcpClient _tcp = new() { NoDelay = true };
    private NetworkStream _stream = null!;

    /// <param name="server">Where it listens.</param>
    /// <param name="target">Path and query of the hub.</param>
    /// <param name="headers">More headers, each with its line end.</param>
    /// <exception cref="InvalidDataException">The server does not agree.</exception>
    public static async Task<BareWebSocket> OpenAsync(Uri server, string target, string headers = "")
    {
        var socket = new BareWebSocket();
        await socket._tcp.ConnectAsync(server.Host, server.Port).Within();
        socket._stream = socket._tcp.GetStream();
        await socket.SendAsync(Encoding.ASCII.GetBytes(
            $"GET {target} HTTP/1.1\r\nHost: {server.Authority}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n{headers}"
            + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"));
        var head = new StringBuilder();
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
            head.Append((char)(await socket.ReadAsync(1))[0]);

        // The example of RFC 6455, section 1.3.
        var answer = head.ToString();
        if (!answer.StartsWith("HTTP/1.1 101", StringComparison.Ordinal) || !answer.Contains("Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=", StringComparison.Ordinal))
            throw new InvalidDataException(answer);
        return socket;
    }

    /// <param name="first">First byte: FIN, reserved bits, opcode.</param>
    public static byte[] Frame(byte first, ReadOnlySpan<byte> payload, bool masked = true)
    {
        var bytes = new List<byte> { first };
        var bit = masked ? 0x80 : 0;
        if (payload.Length < 126)
        {
            bytes.Add((byte)(bit | payload.Length));
        }
        else
        {
            bytes.Add((byte)(bit | 126));
            bytes.AddRange([(byte)(payload.Length >> 8), (byte)payload.Length]);
        }

        if (masked)
            bytes.AddRange(Mask);
        for (var i = 0; i < payload.Length; i++)
            bytes.Add(masked ? (byte)(payload[i] ^ Mask[i & 3]) : payload[i]);
        return [.. bytes];
    }

    public static byte[] Text(string text) => Frame(0x81, Encoding.UTF8.GetBytes(text));

    public async Task SendAsync(ReadOnlyMemory<byte> bytes) => await _stream.WriteAsync(bytes).AsTask().Within();

    /// <summary>The next frame; opcode -1 when the connection has ended.</summary>
    public async Task<(int Opcode, byte[] Payload)> ReadFrameAsync()
    {
        if (await ReadAsync(2) is not [var first, var second])
            return (-1, []);
        var length = second & 0x7f;
        if (length == 126)
            length = BinaryPrimitives.ReadUInt16BigEndian(await ReadAsync(2));
        return (first & 0x0f, length == 0 ? [] : await ReadAsync(length));
    }

    /// <summary>Passes over frames until one of this kind comes.</summary>
    public async Task<byte[]> UntilAsync(int opcode)
    {
        while (true)
        {
            var (found, payload) = await ReadFrameAsync();
            if (found == opcode)
                return payload;
            if (found == -1)
                throw new InvalidDataException($"The connection ended before a frame of kind {opcode} came.");
        }
    }

    /// <summary>Whether the server has ended the connection, whatever it said before.</summary>
    public async Task<bool> IsEndedAsync()
    {
        while ((await ReadFrameAsync()).Opcode != -1)
        {
        }

        return true;
    }

    public void Dispose() => _tcp.Dispose();

    private async Task<byte[]> ReadAsync(int count)
    {
        var bytes = new byte[count];
        try
        {
            await _stream.ReadExactlyAsync(bytes).AsTask().Within();
            return bytes;
        }
        catch (IOException)
        {
            return [];
        }
    }
}
