using System.Collections.Concurrent;
using System.Net;
using Microsoft.Extensions.Hosting;

namespace LiveTownHall.WebSockets;

/// <summary>All WebSockets of this node: their heartbeat, and their end when the node goes down.</summary>
public sealed class SocketConnections(TimeProvider time, IHostApplicationLifetime lifetime, SocketLimits limits) : BackgroundService
{
    /// <summary>SignalR pings every 15 s and gives a client 30 s of silence; looking more often only costs.</summary>
    internal static readonly TimeSpan Rate = TimeSpan.FromSeconds(3);

    private readonly ConcurrentDictionary<SocketConnection, byte> _open = new();
    private readonly AddressMeters _addresses = new(time);
    private readonly int _patience = (int)Math.Ceiling(limits.Silence / Rate);
    private readonly CancellationTokenSource _goingDown = new();

    /// <summary>Cancelled when connections should end with a word that they may come back.</summary>
    public CancellationToken GoingDown => _goingDown.Token;

    public ICollection<SocketConnection> All => _open.Keys;

    /// <summary>Counts a connection in at its address.</summary>
    internal AddressMeter Enter(IPAddress? address) => _addresses.Enter(address);

    internal SocketMeter MeterOn(AddressMeter address) => new(limits, address, time);

    internal void Add(SocketConnection connection) => _open.TryAdd(connection, 0);

    internal void Remove(SocketConnection connection) => _open.TryRemove(connection, out _);

    /// <summary>Registered last it runs first, and first it runs last: what must still be said is said before.</summary>
    public void EndWithTheHost() => lifetime.ApplicationStopping.Register(_goingDown.Cancel);

    public override void Dispose()
    {
        _goingDown.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Rate, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            foreach (var (connection, _) in _open)
            {
                if (!connection.Beat(_patience))
                    limits.Exceeded("silence");
            }

            _addresses.Forget();
        }
    }
}
