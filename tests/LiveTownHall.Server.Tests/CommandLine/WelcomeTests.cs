using LiveTownHall.Server.CommandLine;

namespace LiveTownHall.Server.Tests.CommandLine;

/// <summary>What the person who started the server reads.</summary>
public sealed class WelcomeTests
{
    [Theory]
    [InlineData("memory:", "nothing is kept")]
    [InlineData(null, "every counted vote is on disk")]
    public async Task It_says_what_is_kept_when_the_server_stops(string? store, string kept)
    {
        await using var server = await TestServer.StartAsync(s => s.Store = store);
        using var output = new StringWriter();
        await Welcome.PrintAsync(server.App, output).Within();
        Assert.Contains(kept, output.ToString(), StringComparison.Ordinal);
    }
}
