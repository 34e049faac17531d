using System.Net;
using LiveTownHall.Server.Access;
using Microsoft.AspNetCore.Connections;

namespace LiveTownHall.Server.Direct;

/// <summary>Who a connection is and from where: by the request that brought them, or, where that was not kept, by their ticket and their socket.</summary>
/// <param name="Caller">What the ticket said, where the front door read it.</param>
/// <param name="Http">The request that came all the way through.</param>
/// <param name="Transport">Where the front door met them.</param>
internal readonly record struct Visitor(Caller? Caller, HttpContext? Http, ConnectionContext? Transport)
{
    /// <summary>Behind a believed proxy the forwarded one.</summary>
    public IPAddress? Address => Http is not null ? Http.Connection.RemoteIpAddress : (Transport?.RemoteEndPoint as IPEndPoint)?.Address;
}
