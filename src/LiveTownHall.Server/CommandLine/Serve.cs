using LiveTownHall.Journal;
using LiveTownHall.Server.Hosting;

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
            Welcome.Print(app, Console.Out);
            await app.WaitForShutdownAsync();
            return 0;
        }
        catch (Exception e) when (e is IOException or JournalUnavailableException or FormatException or UnauthorizedAccessException or InvalidOperationException)
        {
            await Console.Error.WriteLineAsync($"The server could not start: {e.Message}");
            return 1;
        }
    }
}
