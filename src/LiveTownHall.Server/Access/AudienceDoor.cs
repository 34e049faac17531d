using System.Net;
using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Journal;
using LiveTownHall.Server.Settings;
using LiveTownHall.WebSockets;
using Microsoft.Extensions.Options;

namespace LiveTownHall.Server.Access;

/// <summary>Lets attendees and screens in by the front door: most connections bring one request, a WebSocket with a good ticket, and then stay for hours.</summary>
internal sealed class AudienceDoor(Tickets tickets, KnownOrigins origins, IOptions<TownhallSettings> settings) : IDoorman
{
    private readonly BelievedProxies _proxies = new(settings.Value);

    public string Path => HubNames.AudiencePath;

    public bool Believes(IPAddress proxy) => _proxies.Hold(proxy);

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
