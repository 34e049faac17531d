using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace LiveTownHall.Server.Tests.Rig.Sockets;

/// <summary>A hub protocol that keeps the bytes of everything it read, as they came over the wire.</summary>
internal sealed class RecordingProtocol(IHubProtocol inner) : IHubProtocol
{
    private readonly Lock _lock = new();
    private readonly ArrayBufferWriter<byte> _heard = new();

    public string Name => inner.Name;

    public int Version => inner.Version;

    public TransferFormat TransferFormat => inner.TransferFormat;

    /// <summary>Every byte of every message so far.</summary>
    public byte[] Heard
    {
        get
        {
            lock (_lock)
                return _heard.WrittenSpan.ToArray();
        }
    }

    public bool TryParseMessage(ref ReadOnlySequence<byte> input, IInvocationBinder binder, [NotNullWhen(true)] out HubMessage? message)
    {
        var before = input;
        if (!inner.TryParseMessage(ref input, binder, out message))
            return false;
        lock (_lock)
            _heard.Write(before.Slice(before.Start, input.Start).ToArray());
        return true;
    }

    public void WriteMessage(HubMessage message, IBufferWriter<byte> output) => inner.WriteMessage(message, output);

    public ReadOnlyMemory<byte> GetMessageBytes(HubMessage message) => inner.GetMessageBytes(message);

    public bool IsVersionSupported(int version) => inner.IsVersionSupported(version);
}
