using System.Net;
using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Contracts.People;
using LiveTownHall.Server.Access;
using LiveTownHall.Server.Coordination;
using LiveTownHall.Server.Halls;
using LiveTownHall.WebSockets;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace LiveTownHall.Server.Hubs;

/// <summary>One connection's place in a hall: who it is, the hall it holds in memory, and its token bucket. Kept in the connection's items.</summary>
internal sealed class Attendance(Caller caller, HallLease lease, Person person, TokenBucket calls, HubCallerContext context, HubConnectionContext? connection, TimeProvider time)
    : IDisposable, INoticeLine
{
    private const string Key = "attendance";

    private TokenBucket? _refused;
    private ulong _network;
    private int _generation;

    public Caller Caller => caller;

    public LiveHall Hall => lease.Hall;

    public Person Person => person;

    public TokenBucket Calls => calls;

    public Admission Admission { get; } = new(lease.Hall.Session.Admissions, time, context.Abort);

    /// <summary>Whoever is at the other end, for the use cases.</summary>
    public Attendee Attendee => new(Hall, caller, person)
    {
        Channel = Channel.Hub,
        Assurance = Assurance.Token,
        Admission = Admission,
        Network = Network,
        JoinedAt = JoinedAt,
        Line = this,
    };

    /// <summary>
    /// Key of the network this connection comes from, computed anew when the hall's secret changes; 0 where it is not known. The address itself stays where the
    /// connection has it (behind a believed proxy that is the forwarded one) and is kept nowhere else.
    /// </summary>
    public ulong Network
    {
        get
        {
            var generation = Hall.Network.Generation;
            if (generation != _generation)
                (_network, _generation) = (Hall.Network.KeyOf(Address), generation);
            return _network;
        }
    }

    /// <summary>Calls of this connection that may be refused before it is closed; made at the first.</summary>
    /// <param name="time">For the bucket.</param>
    /// <param name="perSecond">0 for no limit.</param>
    public TokenBucket Refused(TimeProvider time, double perSecond) => _refused ??= new TokenBucket(time, perSecond, perSecond * SocketLimits.Burst);

    /// <summary>Behind a believed proxy the forwarded one.</summary>
    public IPAddress? Address => context.Features.Get<SocketConnection>() is { } socket ? socket.Address : context.GetHttpContext()?.Connection.RemoteIpAddress;

    /// <summary>When this person first came to the hall, on whatever connection and node; Unix milliseconds. Coming back changes nothing.</summary>
    public long? JoinedAt { get; } = Ids.MadeAt(caller.AttendeeId);

    public static Attendance? Of(IDictionary<object, object?> items) => items.TryGetValue(Key, out var value) ? (Attendance?)value : null;

    /// <summary>On this connection only; it is where the act came from.</summary>
    public Task TellAsync(Notice notice) => connection?.WriteAsync(new InvocationMessage(HubNames.Notice, [notice])).AsTask() ?? Task.CompletedTask;

    public void KeepIn(IDictionary<object, object?> items) => items[Key] = this;

    public void Dispose() => lease.Dispose();
}
