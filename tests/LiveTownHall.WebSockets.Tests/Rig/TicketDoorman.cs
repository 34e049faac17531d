using System.Security.Claims;

namespace LiveTownHall.WebSockets.Tests.Rig;

/// <summary>Every ticket names its bearer, but the ticket <c>bad</c>.</summary>
internal sealed class TicketDoorman : IDoorman
{
    public string Path => EchoServer.Path;

    public bool BelievesAll { get; set; }

    /// <summary>The host of the request that came last.</summary>
    public string? AskedFor { get; private set; }

    public bool Believes(System.Net.IPAddress proxy) => BelievesAll;

    public static Bearer? Read(string? ticket) => string.IsNullOrEmpty(ticket) || ticket == "bad" ? null : new Bearer(ticket);

    public ValueTask<IVisitor?> AdmitAsync(UpgradeRequest request, CancellationToken cancellation)
    {
        AskedFor = request.Host;
        return new(request.Origin is null ? Read(request.Ticket) : null);
    }
}

internal sealed record Bearer(string Name) : IVisitor
{
    public ClaimsPrincipal ToPrincipal() => new(new ClaimsIdentity([new Claim(ClaimTypes.Name, Name)], "Ticket"));
}
