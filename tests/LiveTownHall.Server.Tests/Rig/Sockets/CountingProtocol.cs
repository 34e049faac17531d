using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Server.Wire;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.Options;

namespace LiveTownHall.Server.Tests.Rig.Sockets;

/// <summary>A hub protocol for a server that counts how often it had to serialise a delta.</summary>
internal sealed class CountingProtocol(IHubProtocol inner) : IHubProtocol
{
    private int _deltas;

    public static CountingProtocol OfTheServer()
    {
        var json = new JsonHubProtocolOptions();
        WireJson.Apply(json.PayloadSerializerOptions);
        return new CountingProtocol(new JsonHubProtocol(Options.Create(json)));
    }

    public int Deltas => Volatile.Read(ref _deltas);

    public string Name => inner.Name;

    public int Version => inner.Version;

    public TransferFormat TransferFormat => inner.TransferFormat;

    public bool TryParseMessage(ref ReadOnlySequence<byte> input, IInvocationBinder binder, [NotNullWhen(true)] out HubMessage? message)
        => inner.TryParseMessage(ref input, binder, out message);

    public void WriteMessage(HubMessage message, IBufferWriter<byte> output)
    {
        Count(message);
        inner.WriteMessage(message, output);
    }

    public ReadOnlyMemory<byte> GetMessageBytes(HubMessage message)
    {
        Count(message);
        return inner.GetMessageBytes(message);
    }

    public bool IsVersionSupported(int version) => inner.IsVersionSupported(version);

    private void Count(HubMessage message)
    {
        if (message is InvocationMessage { Target: HubNames.Delta })
            Interlocked.Increment(ref _deltas);
    }
}
