using Microsoft.AspNetCore.SignalR;

namespace LiveTownHall.Server.Access;

/// <summary>One person's connections to this node: one, seldom two, so an array that is replaced as a whole, where a dictionary would be half a kilobyte for everybody.</summary>
internal sealed class OpenConnections
{
    private HubConnectionContext[] _all = [];

    public bool IsEmpty => All.Length == 0;

    /// <summary>As they were at this moment.</summary>
    public HubConnectionContext[] All => Volatile.Read(ref _all);

    public void Add(HubConnectionContext connection) => Change(all => [.. all, connection]);

    public void Remove(string connectionId) => Change(all => Array.FindAll(all, c => c.ConnectionId != connectionId));

    private void Change(Func<HubConnectionContext[], HubConnectionContext[]> change)
    {
        while (true)
        {
            var before = All;
            if (Interlocked.CompareExchange(ref _all, change(before), before) == before)
                return;
        }
    }
}
