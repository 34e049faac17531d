using System.CommandLine;
using System.Text.Json;
using LiveTownHall.Server.CommandLine;
using LiveTownHall.Testing;

namespace LiveTownHall.Server.Tests.CommandLine;

/// <summary>The command that counts a budget from a file, as a script calls it.</summary>
public sealed class CountTests : IDisposable
{
    private const string Election =
        "META\nkey;value\nbudget;100.50\nvote_type;approval\nPROJECTS\nproject_id;cost\na;60.50\nb;40\nc;70\nVOTES\nvoter_id;vote\n1;a,b\n2;a\n3;b,c\n4;c\n";

    private readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_outcome_is_printed_as_JSON_with_its_rounds_ties_and_reasons()
    {
        var (code, output, errors) = await RunAsync(Election, "--completion", "add1u", "--tie-break", "maxVotes,minCost", "--explain", "--json");

        Assert.Equal((0, ""), (code, errors));
        var outcome = JsonDocument.Parse(output).RootElement;
        Assert.Equal(["b", "a"], outcome.GetProperty("funded").EnumerateArray().Select(id => id.GetString()));
        Assert.Equal(100.50m, outcome.GetProperty("spent").GetDecimal());
        var round = outcome.GetProperty("rounds")[0];
        Assert.Equal("2", round.GetProperty("effectiveVotes").GetProperty("exact").GetString());
        Assert.Equal("b", round.GetProperty("projectId").GetString());
        Assert.Equal("minCost", outcome.GetProperty("ties")[0].GetProperty("by").GetString());
        Assert.False(outcome.GetProperty("why").GetProperty("c").GetProperty("funded").GetBoolean());
        Assert.True(outcome.GetProperty("why").GetProperty("c").GetProperty("wouldHaveWonAt").GetDecimal() < 70);
    }

    [Theory]
    [InlineData(0, "--rule", "greedy")]
    [InlineData(0, "--seed", "7", "--completion", "add1")]
    [InlineData(1, "--completion", "add1")]
    [InlineData(1, "--utility", "borda")]
    [InlineData(2, "--tie-break", "maxVotes,nobody")]
    [InlineData(0, "--tie-break", "maxVotes,a,c")]
    [InlineData(2, "--rule", "coin")]
    [InlineData(2, "--utility", "love")]
    [InlineData(2, "--completion", "add2")]
    [InlineData(2, "--comparison", "envy")]
    [InlineData(2, "--increment", "0")]
    [InlineData(2, "--increment", "some")]
    [InlineData(2, "--seed", "-1")]
    [InlineData(2, "--nonsense")]
    public async Task Done_is_0_what_cannot_be_counted_is_1_and_what_cannot_be_meant_is_2(int expected, params string[] options)
    {
        var (code, output, errors) = await RunAsync(Election, options);

        Assert.Equal(expected, code);
        Assert.Equal(expected == 0, output.StartsWith("   1  ", StringComparison.Ordinal));
        Assert.Equal(expected != 0, errors.Length > 0);
    }

    [Fact]
    public async Task A_flaw_is_said_with_file_and_line()
    {
        var (code, _, errors) = await RunAsync(Election.Replace("3;b,c", "3;b,x", StringComparison.Ordinal), "--json");

        Assert.Equal(1, code);
        Assert.Contains("budget.pb:14: There is no project x.", errors, StringComparison.Ordinal);
        Assert.Equal(1, (await RunAsync(null)).Code);
    }

    private async Task<(int Code, string Output, string Errors)> RunAsync(string? election, params string[] options)
    {
        var path = Path.Combine(_folder.Path, election is null ? "absent.pb" : "budget.pb");
        if (election is not null)
            await File.WriteAllTextAsync(path, election);
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var code = await TownhallCommands.RunAsync(["count", path, .. options], new InvocationConfiguration { Output = output, Error = errors }).Within();
        return (code, output.ToString(), errors.ToString());
    }
}
