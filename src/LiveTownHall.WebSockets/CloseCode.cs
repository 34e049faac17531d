using System.Buffers.Binary;
using System.Text.Unicode;

namespace LiveTownHall.WebSockets;

/// <summary>What a client's close frame says, and what it is answered (RFC 6455, sections 5.5.1 and 7.4).</summary>
internal static class CloseCode
{
    /// <summary>The client's own code where that may be said, else why not.</summary>
    public static ushort AnswerTo(ReadOnlySpan<byte> payload)
    {
        if (payload.IsEmpty)
            return WebSocketFrame.NormalClosure;
        if (payload.Length == 1)
            return WebSocketFrame.ProtocolError;
        var code = BinaryPrimitives.ReadUInt16BigEndian(payload);
        if (!MayBeSaid(code))
            return WebSocketFrame.ProtocolError;
        return Utf8.IsValid(payload[2..]) ? code : WebSocketFrame.InvalidText;
    }

    /// <summary>Those that the RFC and its registry define for close frames, and those left to libraries and applications.</summary>
    private static bool MayBeSaid(ushort code) => code is (>= 1000 and <= 1003) or (>= 1007 and <= 1014) or (>= 3000 and <= 4999);
}
