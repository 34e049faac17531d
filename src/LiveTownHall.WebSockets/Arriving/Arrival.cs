using System.Net;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;

namespace LiveTownHall.WebSockets;

/// <summary>How a connection came in: by a request that went all the way through HTTP, or, where none was kept, by the front door with what its doorman found out.</summary>
/// <param name="Visitor">Whom the doorman let in.</param>
/// <param name="Http">The request that came all the way through.</param>
/// <param name="Transport">Where the front door met them.</param>
/// <param name="Sender">Whom a believed proxy at the front door speaks for.</param>
internal readonly record struct Arrival(IVisitor? Visitor, HttpContext? Http, ConnectionContext? Transport, IPAddress? Sender = null)
{
    /// <summary>Behind a believed proxy the forwarded one.</summary>
    public IPAddress? Address => Http is not null ? Http.Connection.RemoteIpAddress : Sender ?? (Transport?.RemoteEndPoint as IPEndPoint)?.Address;
}
