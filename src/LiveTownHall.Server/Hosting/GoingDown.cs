using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Contracts.People;
using LiveTownHall.Server.Fanout;
using LiveTownHall.Server.Halls;

namespace LiveTownHall.Server.Hosting;

/// <summary>A graceful end: let nobody in, answer what was taken in, tell everybody when to come back, each at another moment.</summary>
internal static class GoingDown
{
    private static readonly TimeSpan FlushLimit = TimeSpan.FromSeconds(5);

    /// <summary>SignalR drops what its transports have not yet put on the wire when it closes connections, so the goodbye needs time to leave.</summary>
    private static readonly TimeSpan GoodbyeTime = TimeSpan.FromSeconds(1);

    // Registered after SignalR's own, so it runs before connections are closed.
    public static void Register(WebApplication app)
    {
        var readiness = app.Services.GetRequiredService<Readiness>();
        var halls = app.Services.GetRequiredService<HallRegistry>();
        var log = app.Services.GetRequiredService<ILogger<HallRegistry>>();
        app.Lifetime.ApplicationStopping.Register(() => RunAsync(readiness, halls, log).GetAwaiter().GetResult());
    }

    private static async Task RunAsync(Readiness readiness, HallRegistry halls, ILogger log)
    {
        readiness.GoDown();
        using var limit = new CancellationTokenSource(FlushLimit);
        try
        {
            await halls.FlushAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            HallLog.FlushIncomplete(log);
        }

        foreach (var hall in halls.Loaded)
        {
            await hall.Screens.ShowAsync(Tick.FullRate);
            hall.Screens.Tell(() => new Frame(HubNames.Ended, new Ended(EndReasons.ServerRestarting, Spread(hall.Screens.Count))));
        }

        if (halls.Loaded.Any(h => h.Screens.Count > 0))
            await Task.Delay(GoodbyeTime);
    }

    /// <summary>Milliseconds to wait: the more connections, the wider they are spread; about 1,000 a second come back.</summary>
    private static int Spread(int connections) => Random.Shared.Next(500, 2000 + connections);
}
