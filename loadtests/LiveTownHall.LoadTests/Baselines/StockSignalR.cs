using LiveTownHall.Testing;

namespace LiveTownHall.LoadTests.Baselines;

/// <summary>SignalR as its documentation shows it: the project <c>loadtests/LiveTownHall.Baselines</c>, built in the same configuration.</summary>
internal static class StockSignalR
{
    public const string StockHub = "/stock";
    public const string VoteHub = "/votes";

    public static Task<Helper> StartAsync(string? redis = null)
    {
        var port = FreePort.Next();
        var server = ServerProcess.Assembly ?? throw new InvalidOperationException("The server is not built in this configuration.");
        var assembly = server.Replace(Path.Combine("src", "LiveTownHall.Server"), Path.Combine("loadtests", "LiveTownHall.Baselines"), StringComparison.Ordinal)
            .Replace("LiveTownHall.Server.dll", "LiveTownHall.Baselines.dll", StringComparison.Ordinal);
        string[] arguments = [assembly, "--urls", $"http://127.0.0.1:{port}", .. redis is null ? [] : new[] { "--redis", redis }];
        return Helper.StartAsync("dotnet", arguments, port, "/health/ready");
    }
}
