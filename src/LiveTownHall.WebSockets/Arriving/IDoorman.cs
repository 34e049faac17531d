using System.Net;

namespace LiveTownHall.WebSockets;

/// <summary>Says who may come in by the <see cref="FrontDoor"/>.</summary>
public interface IDoorman
{
    /// <summary>Path of the hub that lies behind the door, such as <c>/hubs/audience</c>.</summary>
    string Path { get; }

    /// <summary>Whether what this proxy says of whom it speaks for is believed. Must not throw, and must say what the server's own HTTP goes by.</summary>
    bool Believes(IPAddress proxy) => false;

    /// <summary>Whom the request's ticket names, or null for everybody who is to be answered by HTTP, which is where refusals are said. Must not throw.</summary>
    ValueTask<IVisitor?> AdmitAsync(UpgradeRequest request, CancellationToken cancellation);
}
