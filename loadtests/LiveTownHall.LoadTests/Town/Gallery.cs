using LiveTownHall.Client.State;
using LiveTownHall.Client.Wire;
using LiveTownHall.Contracts.Halls;
using LiveTownHall.LoadTests.Raw;

namespace LiveTownHall.LoadTests.Town;

/// <summary>Raw clients of one server, on one reactor. Hub clients say every ten seconds that they are still there.</summary>
internal sealed class Gallery : IDisposable
{
    private const int AtOnce = 64;
    private static readonly TimeSpan PingEvery = TimeSpan.FromSeconds(10);

    private readonly Reactor _reactor = new();
    private readonly Timer _pinging;

    public Gallery() => _pinging = new Timer(_ => Ping(), null, PingEvery, PingEvery);

    public List<RawPeer> Peers { get; } = [];

    public IEnumerable<HubPeer> Hubs => Peers.OfType<HubPeer>();

    public long Frames => Peers.Sum(p => (long)p.Frames);

    public long Bytes => Peers.Sum(p => p.Bytes);

    /// <summary>Screens of a hall; they share one ticket, which opens any number of connections while it lives.</summary>
    public Task AddScreensAsync(Installation town, int node, int count, CancellationToken cancellation, bool watched = false)
        => AddAsync(town, node, count, town.Hall.Keys.Screen, cancellation, watched);

    /// <summary>Everybody with the same key, and so the same view.</summary>
    public async Task AddAsync(Installation town, int node, int count, string key, CancellationToken cancellation, bool watched = true)
    {
        var http = town.Http(node);
        var ticket = await http.TicketAsync(town.Hall.HallId, new TicketRequest { Key = key }, cancellation);
        await AddAsync(count, _ => new HubPeer { Sightings = watched ? new Sightings() : null }, async peer =>
        {
            await peer.EnterAsync(_reactor, http.Server, HubMessages.Target(ticket.Hub, ticket.Ticket), cancellation);
            await peer.First.WaitAsync(cancellation);
        });
    }

    /// <summary>Attendees, each a person of their own.</summary>
    public Task AddAttendeesAsync(Installation town, int node, int count, CancellationToken cancellation, bool watched = false)
    {
        var http = town.Http(node);
        return AddAsync(count, _ => new HubPeer { Sightings = watched ? new Sightings() : null }, async peer =>
        {
            var ticket = await http.TicketAsync(town.Hall.HallId, new TicketRequest(), cancellation);
            await peer.EnterAsync(_reactor, http.Server, HubMessages.Target(ticket.Hub, ticket.Ticket), cancellation);
            await peer.First.WaitAsync(cancellation);
        });
    }

    /// <summary>New attendees, whose tokens are written down.</summary>
    public Task AddNewcomersAsync(Installation town, string[] tokens, CancellationToken cancellation) => AddPeopleAsync(town, tokens, cancellation);

    /// <summary>The same people again, by their tokens.</summary>
    public Task AddReturningAsync(Installation town, string[] tokens, CancellationToken cancellation) => AddPeopleAsync(town, tokens, cancellation);

    /// <summary>Clients of a hub that is not ours, which negotiate first as the official clients do.</summary>
    public Task AddNegotiatedAsync(Baselines.Helper server, string hub, int count, CancellationToken cancellation)
        => AddAsync(count, _ => new HubPeer { CountsAll = true }, async peer =>
        {
            using var answer = await server.Http.PostAsync(new Uri(server.Address, $"{hub}/negotiate?negotiateVersion=1"), null, cancellation);
            using var told = System.Text.Json.JsonDocument.Parse(await answer.Content.ReadAsStringAsync(cancellation));
            await peer.EnterAsync(_reactor, server.Address, $"{hub}?id={told.RootElement.GetProperty("connectionToken").GetString()}", cancellation);
            await peer.First.WaitAsync(cancellation);
        });

    /// <summary>Clients of a hub that is not ours.</summary>
    public Task AddStockAsync(Uri server, string hub, int count, CancellationToken cancellation)
        => AddAsync(count, _ => new HubPeer { CountsAll = true }, async peer =>
        {
            await peer.EnterAsync(_reactor, server, hub, cancellation);
            await peer.First.WaitAsync(cancellation);
        });

    /// <summary>WebSockets on which whole messages come.</summary>
    public Task AddPlainAsync(Uri server, string path, int count, CancellationToken cancellation)
        => AddAsync(count, _ => new RawPeer(), peer => peer.OpenAsync(_reactor, server, path, cancellation));

    public void Dispose()
    {
        _pinging.Dispose();
        _reactor.Dispose();
    }

    private async Task AddPeopleAsync(Installation town, string?[] tokens, CancellationToken cancellation)
    {
        var http = town.Http(0);
        var number = -1;
        await AddAsync(tokens.Length, _ => new HubPeer(), async peer =>
        {
            var i = Interlocked.Increment(ref number);
            var ticket = await http.TicketAsync(town.Hall.HallId, new TicketRequest { Attendee = tokens[i] }, cancellation);
            tokens[i] = ticket.Attendee;
            await peer.EnterAsync(_reactor, http.Server, HubMessages.Target(ticket.Hub, ticket.Ticket), cancellation);
            await peer.First.WaitAsync(cancellation);
        });
    }

    private async Task AddAsync<T>(int count, Func<int, T> make, Func<T, Task> open)
        where T : RawPeer
    {
        // The first alone: it has the server make what the others share.
        using var slots = new SemaphoreSlim(AtOnce);
        await AddOneAsync(0);
        await Task.WhenAll(Enumerable.Range(1, count - 1).Select(AddOneAsync));

        async Task AddOneAsync(int i)
        {
            await slots.WaitAsync();
            try
            {
                var peer = make(i);
                await open(peer);
                lock (Peers)
                    Peers.Add(peer);
            }
            finally
            {
                slots.Release();
            }
        }
    }

    private void Ping()
    {
        lock (Peers)
        {
            foreach (var peer in Peers)
            {
                if (peer is HubPeer { IsPaused: false } hub)
                    hub.Send(HubPeer.Ping);
            }
        }
    }
}
