using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Contracts.People;
using LiveTownHall.Core.Halls;
using LiveTownHall.Server.Access;
using LiveTownHall.Server.Metrics;
using LiveTownHall.WebSockets;
using Microsoft.AspNetCore.SignalR;

namespace LiveTownHall.Server.Hubs;

/// <summary>Ends this node's connections whose key was replaced, revoked or has expired, as soon as the journal says so.</summary>
internal sealed class Evictions(HallPeople people, TimeProvider time)
{
    public void Follow(HallState before, HallState after)
    {
        if (before.Access == after.Access && before.KeyHashes == after.KeyHashes)
            return;
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        foreach (var person in people.All)
        {
            if (person.Caller.Role == Roles.Attendee)
                continue;
            foreach (var connection in person.Open.All)
            {
                // One person may be here with two keys.
                if (!HallPass.IsLive(after, Attendance.Of(connection.Items)?.Caller ?? person.Caller, now))
                    End(connection);
            }
        }
    }

    public static void End(HubConnectionContext connection)
    {
        TownhallMetrics.ConnectionClosed(RefusalCodes.Revoked);
        if (connection.Features.Get<SocketConnection>() is { } socket)
            socket.Close(WebSocketFrame.PolicyViolation, RefusalCodes.Revoked);
        else
            connection.Abort();
    }
}
