using LiveTownHall.Client;
using LiveTownHall.Client.State;
using LiveTownHall.Contracts.Halls;
using LiveTownHall.LoadTests.Running;
using LiveTownHall.LoadTests.Town;
using LiveTownHall.Testing;

namespace LiveTownHall.LoadTests.Scenarios;

/// <summary>Light screens, spread over the nodes.</summary>
internal sealed class Walls : IAsyncDisposable
{
    private const int JoinsAtOnce = 50;

    private readonly LightClient[] _screens;
    private readonly int _nodes;

    private Walls(LightClient[] screens, int nodes) => (_screens, _nodes) = (screens, nodes);

    public IReadOnlyList<LightClient> All => _screens;

    /// <summary>What one screen of each node has seen.</summary>
    public IReadOnlyList<Sightings> OfNode => [.. _screens.Take(_nodes).Select(s => s.Sightings)];

    /// <param name="key">Of the screen; or of a facilitator, who sees results that the audience does not.</param>
    public static async Task<Walls> OpenAsync(Installation town, int perNode, string key, CancellationToken cancellation, Step? join = null)
    {
        var screens = new LightClient[perNode * town.Nodes.Count];
        var ramp = new LoadSimulation.Ramp(screens.Length, TimeSpan.FromSeconds(screens.Length / 500.0), JoinsAtOnce);
        await ramp.RunAsync(async (number, due) =>
        {
            var http = town.Http(number);
            var ticket = await http.TicketAsync(town.Hall.HallId, new TicketRequest { Key = key }, cancellation);
            screens[number] = new LightClient();
            await screens[number].ConnectAsync(http.Server, ticket, cancellation);
            join?.Succeeded(due);
        }, cancellation);
        return new Walls(screens, town.Nodes.Count);
    }

    /// <summary>Returns when every screen shows a state that contains the position, or after a bounded wait.</summary>
    public async Task<bool> HaveSeenAsync(long position, CancellationToken cancellation)
    {
        try
        {
            await BoundedWait.UntilAsync("every screen is up to date", () => Array.TrueForAll(_screens, s => s.Sightings.Position >= position)).WaitAsync(cancellation);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var group in _screens.Chunk(JoinsAtOnce))
            await Task.WhenAll(group.Where(s => s is not null).Select(s => s.DisposeAsync().AsTask())).Within();
    }
}
