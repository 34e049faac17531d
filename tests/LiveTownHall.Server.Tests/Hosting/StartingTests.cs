using System.Text.Json;

namespace LiveTownHall.Server.Tests.Hosting;

/// <summary>What the program says at its start, as a process of its own.</summary>
public sealed class StartingTests
{
    [Theory]
    [InlineData("TOWNHALL__DATTA", "./data", "There is no setting TOWNHALL__DATTA. Did you mean TOWNHALL__DATA?")]
    [InlineData("TOWNHALL__LOGFORMAT", "xml", "TOWNHALL__LOGFORMAT must be text or json.")]
    public async Task A_setting_that_can_not_be_meant_ends_it_with_one_sentence_and_code_2(string name, string value, string sentence)
    {
        Assert.SkipUnless(ServerProcess.Assembly is not null, "The server must be built");
        await using var server = ServerProcess.Launch(new Dictionary<string, string> { [name] = value }, "--store", "memory:");
        Assert.Equal(2, await server.ExitAsync());
        Assert.Equal(sentence, server.Output.Trim());
    }

    [Fact]
    public async Task Log_lines_are_objects_where_a_collector_wants_them()
    {
        Assert.SkipUnless(ServerProcess.Assembly is not null, "The server must be built");
        await using var server = await ServerProcess.StartAsync(new Dictionary<string, string> { ["TOWNHALL__LOGFORMAT"] = "json" }, "--store", "memory:");
        await BoundedWait.UntilAsync("a line about the store", () => Lines(server).Exists(line => line.Contains("memory only", StringComparison.Ordinal)));
        Assert.All(Lines(server), line => Assert.NotNull(JsonDocument.Parse(line).RootElement.GetProperty("Message").GetString()));

        // The last one may be on its way.
        static List<string> Lines(ServerProcess server) => [.. server.Output.Split('\n').SkipLast(1).Where(text => text.StartsWith('{'))];
    }
}
