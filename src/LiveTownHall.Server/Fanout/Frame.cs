using LiveTownHall.WebSockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace LiveTownHall.Server.Fanout;

/// <summary>One message for many connections. It is serialised once per protocol, by the first connection that needs it.</summary>
/// <param name="target">Method of the client.</param>
/// <param name="argument">Its argument.</param>
/// <param name="look">The <see cref="FrameSet.Look"/> that it brings a screen to; 0 for what is outside the flow of frames.</param>
internal sealed class Frame(string target, object argument, long look = 0)
{
    private byte[]? _text;
    private byte[]? _binary;

    public long Look => look;

    public SerializedHubMessage Message { get; } = new(new InvocationMessage(target, [argument]));

    /// <summary>The whole WebSocket frame, the same bytes for everybody who speaks the protocol.</summary>
    public byte[] On(IHubProtocol protocol) => protocol.TransferFormat == TransferFormat.Binary
        ? Volatile.Read(ref _binary) ?? Build(ref _binary, WebSocketFrame.Binary, protocol)
        : Volatile.Read(ref _text) ?? Build(ref _text, WebSocketFrame.Text, protocol);

    private byte[] Build(ref byte[]? place, int opcode, IHubProtocol protocol)
    {
        var frame = WebSocketFrame.Of(opcode, Message.GetSerializedMessage(protocol).Span);
        Volatile.Write(ref place, frame);
        return frame;
    }
}
