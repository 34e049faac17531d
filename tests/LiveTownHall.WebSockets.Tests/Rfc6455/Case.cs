using System.Text;

namespace LiveTownHall.WebSockets.Tests.Rfc6455;

/// <summary>What a client sends after it was let in, and what it must be told.</summary>
/// <param name="Name">Section of the RFC and what is tried.</param>
/// <param name="Sent">Every byte.</param>
/// <param name="Close">Status code of the close frame, where the connection must be closed.</param>
/// <param name="Pong">Payload of a pong that must come, before the answer where there is one.</param>
/// <param name="IsAnswered">Whether the call in it must reach the hub.</param>
internal sealed record Case(string Name, byte[] Sent, int? Close = null, byte[]? Pong = null, bool IsAnswered = false)
{
    /// <summary>A call of the hub that shows that everything before was taken well.</summary>
    public static readonly byte[] Call = CallOf("");

    public static byte[] CallOf(string text) => Encoding.UTF8.GetBytes($"{{\"type\":1,\"invocationId\":\"1\",\"target\":\"Echo\",\"arguments\":[\"{text}\"]}}\u001e");

    public static Case Good(string name, params byte[][] frames) => new(name, [.. frames.SelectMany(f => f)], IsAnswered: true);

    public static Case Bad(string name, int close, params byte[][] frames) => new(name, [.. frames.SelectMany(f => f)], close);

    /// <summary>A frame whose length is written in so many bytes, with none of its payload.</summary>
    public static byte[] Header(byte first, int bytes, long length)
    {
        var written = new List<byte> { first, (byte)(0x80 | (bytes == 2 ? 126 : 127)) };
        for (var i = bytes - 1; i >= 0; i--)
            written.Add((byte)(length >> (8 * i)));
        return [.. written, 0, 0, 0, 0];
    }

    /// <summary>A short frame under another masking key.</summary>
    public static byte[] Masked(byte first, ReadOnlySpan<byte> payload, params byte[] key)
    {
        var frame = new byte[6 + payload.Length];
        (frame[0], frame[1]) = (first, (byte)(0x80 | payload.Length));
        key.CopyTo(frame, 2);
        for (var i = 0; i < payload.Length; i++)
            frame[6 + i] = (byte)(payload[i] ^ key[i & 3]);
        return frame;
    }
}
