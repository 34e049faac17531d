using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Contracts.People;
using LiveTownHall.Server.Fanout;
using LiveTownHall.Server.Halls;

namespace LiveTownHall.Server.Hosting;

/// <summary>A graceful end: let nobody in, answer what was taken in, tell everybody when to come back, each at another moment.</summary>
internal static class GoingDown
{
    private static readonly TimeSpan FlushLimit = TimeSpan.FromSeconds(5);

    // Registered after SignalR's own, so it runs before connections are closed.
    public static void Register(WebApplication app) => app.Lifetime.ApplicationStopping.Register(() => RunAsync(app.Services).GetAwaiter().GetResult());

    private static async Task RunAsync(IServiceProvider services)
    {
        services.GetRequiredService<Readiness>().GoDown();
        var halls = services.GetRequiredService<HallRegistry>();
        using var limit = new CancellationTokenSource(FlushLimit);
        try
        {
            await halls.FlushAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            HallLog.FlushIncomplete(services.GetRequiredService<ILogger<HallRegistry>>());
        }

        foreach (var hall in halls.Loaded)
        {
            await hall.Screens.ShowAsync(Tick.FullRate);
            hall.Screens.Tell(() => new Frame(HubNames.Ended, new Ended(EndReasons.ServerRestarting, Spread(hall.Screens.Count))));
        }
    }

    /// <summary>Milliseconds to wait: the more connections, the wider they are spread; about 1,000 a second come back.</summary>
    private static int Spread(int connections) => Random.Shared.Next(500, 2000 + connections);
}
