using Microsoft.AspNetCore.SignalR;

namespace LiveTownHall.WebSockets.Tests.Rig;

/// <summary>A hub that knows nothing but what it is told.</summary>
internal sealed class EchoHub : Hub
{
    public string Echo(string text) => text;

    public string? Who() => Context.User?.Identity?.Name;
}
