using System.IO.Pipelines;

namespace LiveTownHall.WebSockets;

/// <summary>The short way to a client for a message that many clients are sent: the whole WebSocket frame was built once and goes out as it is.</summary>
public interface IFrameLine
{
    /// <summary>Sends a whole frame, see <see cref="WebSocketFrame.Of"/>. Done at once while the client keeps up; nothing is copied or allocated then.</summary>
    ValueTask<FlushResult> WriteFrameAsync(ReadOnlyMemory<byte> frame);
}
