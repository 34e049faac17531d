using LiveTownHall.Journal;
using LiveTownHall.Rehearsal.Demo;
using LiveTownHall.Server.Halls;
using LiveTownHall.Server.Hosting;
using LiveTownHall.Server.Settings;

namespace LiveTownHall.Server.CommandLine;

/// <summary>Runs the server until it is told to stop.</summary>
internal static class Serve
{
    private const string DefaultUrls = "http://0.0.0.0:5080";

    public static async Task<int> RunAsync(TownhallSettings settings, string? urls, bool demo)
    {
        settings.Demo |= demo;
        try
        {
            await using var app = await ServerHost.BuildAsync(settings, urls ?? Environment.GetEnvironmentVariable("ASPNETCORE_URLS") ?? DefaultUrls);
            await app.StartAsync();
            try
            {
                if (!await StoreCameAsync(app))
                    return 0;
                await Welcome.PrintAsync(app, Console.Out);
                await (settings.Demo ? ShowDemoAsync(app) : app.WaitForShutdownAsync());
            }
            catch (Exception) when (app.Lifetime.ApplicationStopping.IsCancellationRequested)
            {
                // It was told to stop before it had said what it had to say.
                await app.WaitForShutdownAsync();
            }

            return 0;
        }
        catch (Exception e) when (e is IOException or JournalUnavailableException or FormatException or UnauthorizedAccessException or InvalidOperationException)
        {
            await Console.Error.WriteLineAsync($"The server could not start: {e.Message}");
            return 1;
        }
    }

    /// <summary>A store that nodes share is waited for; the server says so to whoever asks, and works when it comes.</summary>
    /// <returns>False where the server was told to stop before that.</returns>
    private static async Task<bool> StoreCameAsync(WebApplication app)
    {
        var came = app.Services.GetRequiredService<Readiness>().StoreCame;
        if (came.IsCompleted)
            return true;
        Welcome.PrintWaiting(Console.Out);
        var stopped = app.WaitForShutdownAsync();
        return await Task.WhenAny(came, stopped) != stopped;
    }

    private static async Task ShowDemoAsync(WebApplication app)
    {
        var demo = app.Services.GetRequiredService<DemoShow>();
        var hall = await demo.PrepareAsync(app.Lifetime.ApplicationStopping);
        Welcome.PrintDemo(hall, Console.Out);
        await Task.WhenAll(RunAsync(), app.WaitForShutdownAsync());

        async Task RunAsync()
        {
            try
            {
                await demo.RunAsync(hall.HallId, app.Lifetime.ApplicationStopping);
            }
            catch (HallUnavailableException unavailable)
            {
                DemoLog.Ended(app.Logger, unavailable.Message);
            }
        }
    }
}

internal static partial class DemoLog
{
    [LoggerMessage(50, LogLevel.Warning, "The demo ended early: {Why}")]
    public static partial void Ended(ILogger logger, string why);
}
