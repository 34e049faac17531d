using LiveTownHall.Server.Access;
using LiveTownHall.Server.Halls;

namespace LiveTownHall.Server.Hubs;

/// <summary>One connection's place in a hall: who it is, the hall it holds in memory, and its token bucket. Kept in the connection's items.</summary>
internal sealed class Attendance(Caller caller, HallLease lease, Person person, TokenBucket calls) : IDisposable
{
    private const string Key = "attendance";

    public Caller Caller => caller;

    public LiveHall Hall => lease.Hall;

    public Person Person => person;

    public TokenBucket Calls => calls;

    public ulong Network => 0;

    public static Attendance? Of(IDictionary<object, object?> items) => items.TryGetValue(Key, out var value) ? (Attendance?)value : null;

    public void KeepIn(IDictionary<object, object?> items) => items[Key] = this;

    public void Dispose() => lease.Dispose();
}
