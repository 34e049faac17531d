using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text;

namespace LiveTownHall.Testing;

/// <summary>A WebSocket client of bytes: it sends exactly the frames a test makes, right or wrong, and reads whole frames.</summary>
public sealed class BareWebSocket : IDisposable
{
    /// <summary>The first message to a SignalR hub, for JSON.</summary>
    public const string Handshake = "{\"protocol\":\"json\",\"version\":1}\u001e";

    private static readonly byte[] Mask = [0x11, 0xA2, 0x33, 0xF4];

    private readonly TcpClient _tcp = new() { NoDelay = true };
    private readonly List<byte> _heard = [];
    private readonly byte[] _buffer = new byte[16 * 1024];
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
        await socket.SendAsync(WebSocketBytes.Upgrade(server, target, headers));
        string? answer;
        while ((answer = socket.TakeHead()) is null)
        {
            if (!await socket.HearAsync())
                throw new InvalidDataException("The server ended the connection without an answer.");
        }

        if (!answer.StartsWith("HTTP/1.1 101", StringComparison.Ordinal) || !answer.Contains(WebSocketBytes.Accept, StringComparison.Ordinal))
            throw new InvalidDataException(answer);
        return socket;
    }

    /// <param name="first">First byte: FIN, reserved bits, opcode.</param>
    public static byte[] Frame(byte first, ReadOnlySpan<byte> payload, bool masked = true) => WebSocketBytes.Frame(first, payload, masked ? Mask : []);

    public static byte[] Text(string text) => Frame(0x81, Encoding.UTF8.GetBytes(text));

    public async Task SendAsync(ReadOnlyMemory<byte> bytes) => await _stream.WriteAsync(bytes).AsTask().Within();

    /// <summary>The next frame; opcode -1 when the connection has ended.</summary>
    public async Task<(int Opcode, byte[] Payload)> ReadFrameAsync()
    {
        (int Opcode, byte[] Payload) frame;
        while (!TryTakeFrame(out frame))
        {
            if (!await HearAsync())
                return (-1, []);
        }

        return frame;
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

    /// <returns>False where the connection has ended.</returns>
    private async Task<bool> HearAsync()
    {
        try
        {
            var read = await _stream.ReadAsync(_buffer).AsTask().Within();
            _heard.AddRange(_buffer.AsSpan(0, read));
            return read > 0;
        }
        catch (IOException)
        {
            return false;
        }
    }

    private string? TakeHead()
    {
        var heard = Encoding.ASCII.GetString([.. _heard]);
        var end = heard.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        if (end < 0)
            return null;
        _heard.RemoveRange(0, end + 4);
        return heard[..(end + 4)];
    }

    private bool TryTakeFrame(out (int Opcode, byte[] Payload) frame)
    {
        frame = (-1, []);
        if (!WebSocketBytes.TryRead(CollectionsMarshal.AsSpan(_heard), out var opcode, out var payload, out var size))
            return false;
        frame = (opcode, payload.ToArray());
        _heard.RemoveRange(0, size);
        return true;
    }
}
