using System.Security.Claims;
using LiveTownHall.Server.Access;
using LiveTownHall.WebSockets;
using Microsoft.AspNetCore.SignalR;

namespace LiveTownHall.Server.Hubs;

/// <summary>Who a connection's user is, as SignalR's own provider says it, without making a principal and its claims for everybody who came in by the front door.</summary>
internal sealed class TicketUserId : IUserIdProvider
{
    public string? GetUserId(HubConnectionContext connection)
        => (connection.Features.Get<SocketConnection>()?.Visitor as Caller)?.AttendeeId ?? connection.User.FindFirstValue(ClaimTypes.NameIdentifier);
}
