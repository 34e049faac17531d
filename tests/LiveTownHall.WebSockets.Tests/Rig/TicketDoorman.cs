using System.Security.Claims;

namespace LiveTownHall.WebSockets.Tests.Rig;

/// <summary>Every ticket names its bearer, but the ticket <c>bad</c>.</summary>
internal sealed class TicketDoorman : IDoorman
{
    public string Path => EchoServer.Path;

    public static Bearer? Read(string? ticket) => string.IsNullOrEmpty(ticket) || ticket == "bad" ? null : new Bearer(ticket);

    public ValueTask<IVisitor?> AdmitAsync(UpgradeRequest request, CancellationToken cancellation)
        => new(request.Origin is null ? Read(request.Ticket) : null);
}

internal sealed record Bearer(string Name) : IVisitor
{
    public ClaimsPrincipal ToPrincipal() => new(new ClaimsIdentity([new Claim(ClaimTypes.Name, Name)], "Ticket"));
}
