using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Contracts.People;
using LiveTownHall.Server.Access;
using LiveTownHall.Server.Fanout;
using LiveTownHall.Server.Halls;
using LiveTownHall.Server.Metrics;
using LiveTownHall.Server.Settings;
using LiveTownHall.WebSockets;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Options;

namespace LiveTownHall.Server.Hubs;

/// <summary>Lets connections into their hall and out again; the same for both hubs.</summary>
internal sealed class Reception(HallRegistry halls, IOptions<TownhallSettings> settings, TimeProvider time)
{
    /// <summary>Finds the hall, counts the person in, shows the keyframe and greets them; whoever leaves meanwhile is counted out again.</summary>
    /// <exception cref="HubException">There is no such hall any more, it can't be served, or the person has too many connections; the message is for people.</exception>
    public async Task EnterAsync(HubCallerContext context, IConnections connections, Func<Attendance, Task> greet)
    {
        var attendance = await AdmitAsync(context, connections);
        try
        {
            // After the connection is where evictions look for it, so that a key that dies now is missed by neither.
            if (!HallPass.IsLive(attendance.Hall.Session.State, attendance.Caller, time.GetUtcNow().ToUnixTimeMilliseconds()))
                TurnAway(context, connections);

            // Before anything is heard from them.
            if (attendance.Caller.Role == Roles.Attendee)
                await attendance.Admission.BeginAsync(context.ConnectionAborted);
            await greet(attendance);
        }
        catch
        {
            // SignalR does not call OnDisconnectedAsync after a failed OnConnectedAsync.
            Leave(context);
            throw;
        }
    }

    public void Leave(HubCallerContext context)
    {
        if (Attendance.Of(context.Items) is not { } attendance)
            return;
        attendance.Hall.Screens.Dismiss(context.ConnectionId, Views.Of(attendance.Caller.Role));
        attendance.Person.Open.Remove(context.ConnectionId);
        attendance.Hall.People.Leave(attendance.Person);
        attendance.Dispose();
        TownhallMetrics.Connections.Add(-1, new KeyValuePair<string, object?>("role", attendance.Caller.Role));
    }

    private static void TurnAway(HubCallerContext context, IConnections connections)
    {
        if (connections.Find(context.ConnectionId) is { } connection)
            Evictions.End(connection);
        throw new HubException($"{RefusalCodes.Revoked}: This link was withdrawn or has expired. Ask a facilitator for a new one.");
    }

    private async Task<Attendance> AdmitAsync(HubCallerContext context, IConnections connections)
    {
        var caller = context.Features.Get<SocketConnection>()?.Visitor as Caller ?? Caller.From(context.User);
        var lease = await LeaseAsync(caller.HallId, context.ConnectionAborted);
        if (lease.Hall.People.Enter(caller) is not { } person)
        {
            lease.Dispose();
            throw new HubException($"{RefusalCodes.TooManyConnections}: You have this hall open too often. Close another tab or device.");
        }

        var calls = settings.Value.Limits.CallsPerSecond;
        var connection = connections.Find(context.ConnectionId);
        var attendance = new Attendance(caller, lease, person, new TokenBucket(time, calls, calls * 3), context, connection, time);
        attendance.KeepIn(context.Items);
        if (connection is not null)
        {
            person.Open.Add(connection);
            lease.Hall.Screens.Admit(connection, Views.Of(caller.Role));
        }

        TownhallMetrics.Connections.Add(1, new KeyValuePair<string, object?>("role", caller.Role));
        return attendance;
    }

    private async Task<HallLease> LeaseAsync(string hallId, CancellationToken cancellation)
    {
        try
        {
            return await halls.FindAsync(hallId, cancellation) ?? throw new HubException($"{RefusalCodes.NotFound}: This hall does not exist any more.");
        }
        catch (HallUnavailableException unavailable)
        {
            throw new HubException($"{RefusalCodes.NotReady}: {unavailable.Message}");
        }
    }
}
