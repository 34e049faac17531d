using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace LiveTownHall.Server.Fanout;

/// <summary>One message for many connections. It is serialised once per protocol, by the first connection that needs it.</summary>
internal sealed class Frame(string target, object argument)
{
    public SerializedHubMessage Message { get; } = new(new InvocationMessage(target, [argument]));
}
