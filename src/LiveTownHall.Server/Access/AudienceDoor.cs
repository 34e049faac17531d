using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Journal;
using LiveTownHall.WebSockets;

namespace LiveTownHall.Server.Access;

/// <summary>Lets attendees and screens in by the front door: most connections bring one request, a WebSocket with a good ticket, and then stay for hours.</summary>
internal sealed class AudienceDoor(Tickets tickets, KnownOrigins origins) : IDoorman
{
    public string Path => HubNames.AudiencePath;

    public async ValueTask<IVisitor?> AdmitAsync(UpgradeRequest request, CancellationToken cancellation)
    {
        if (request.Origin is not null && !origins.IsAllowed(request.Origin, new HostString(request.Host)))
            return null;
        try
        {
            return await tickets.CheckAsync(request.Ticket, cancellation) is { IsAudience: true } caller ? caller : null;
        }
        catch (Exception unavailable) when (unavailable is JournalUnavailableException or OperationCanceledException)
        {
            return null;
        }
    }
}
