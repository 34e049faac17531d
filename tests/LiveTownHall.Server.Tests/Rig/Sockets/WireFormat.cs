using LiveTownHall.Server.Wire;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.Options;

namespace LiveTownHall.Server.Tests.Rig.Sockets;

public enum WireFormat
{
    Json,
    MessagePack,
}

internal static class Wires
{
    public static IHubProtocol Protocol(this WireFormat wire)
    {
        if (wire == WireFormat.MessagePack)
            return new MessagePackHubProtocol(Options.Create(new Microsoft.AspNetCore.SignalR.MessagePackHubProtocolOptions { SerializerOptions = WireMessagePack.Options }));
        var json = new Microsoft.AspNetCore.SignalR.JsonHubProtocolOptions();
        WireJson.Apply(json.PayloadSerializerOptions);
        return new JsonHubProtocol(Options.Create(json));
    }
}
