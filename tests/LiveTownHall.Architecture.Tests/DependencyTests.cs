namespace LiveTownHall.Architecture.Tests;

/// <summary>
/// Dependencies point one way: Server -> {Core, Journal, Contracts, Text, Budgets, WebSockets, Rehearsal}; Rehearsal -> {Core, Journal, Client}; Text -> Core; Core -> Tally;
/// Client -> Contracts.
/// </summary>
public class DependencyTests
{
    private static readonly CompiledAssembly Tally = CompiledAssembly.Read("LiveTownHall.Tally");
    private static readonly CompiledAssembly Core = CompiledAssembly.Read("LiveTownHall.Core");
    private static readonly CompiledAssembly Journal = CompiledAssembly.Read("LiveTownHall.Journal");
    private static readonly CompiledAssembly Contracts = CompiledAssembly.Read("LiveTownHall.Contracts");
    private static readonly CompiledAssembly Budgets = CompiledAssembly.Read("LiveTownHall.Budgets");
    private static readonly CompiledAssembly Text = CompiledAssembly.Read("LiveTownHall.Text");
    private static readonly CompiledAssembly WebSockets = CompiledAssembly.Read("LiveTownHall.WebSockets");
    private static readonly CompiledAssembly Client = CompiledAssembly.Read("LiveTownHall.Client");
    private static readonly CompiledAssembly Rehearsal = CompiledAssembly.Read("LiveTownHall.Rehearsal");
    private static readonly CompiledAssembly Server = CompiledAssembly.Read("LiveTownHall.Server");

    [Fact]
    public void Tally_budgets_journal_contracts_and_web_sockets_stand_alone()
    {
        Assert.Empty(Budgets.OurReferences);
        Assert.Empty(Tally.OurReferences);
        Assert.Empty(Journal.OurReferences);
        Assert.Empty(Contracts.OurReferences);
        Assert.Empty(WebSockets.OurReferences);
    }

    [Fact]
    public void Core_knows_the_tally_only() => Assert.Equal(["LiveTownHall.Tally"], Core.OurReferences);

    [Fact]
    public void Text_analysis_knows_at_most_what_core_calls_text()
    {
        Assert.Equal(["LiveTownHall.Core"], Text.OurReferences);
        Assert.All(Text.Uses.Where(use => use.Assembly == "LiveTownHall.Core"), use => Assert.StartsWith("LiveTownHall.Core.Text.", use.Type, StringComparison.Ordinal));
    }

    [Fact]
    public void The_client_knows_the_contracts_only() => Assert.Subset(new HashSet<string> { "LiveTownHall.Contracts" }, Client.OurReferences.ToHashSet());

    [Fact]
    public void The_server_knows_core_journal_contracts_and_web_sockets()
    {
        string[] known =
        [
            "LiveTownHall.Budgets", "LiveTownHall.Core", "LiveTownHall.Journal", "LiveTownHall.Contracts", "LiveTownHall.Text", "LiveTownHall.WebSockets",
            "LiveTownHall.Rehearsal",
        ];
        Assert.Subset(new HashSet<string>([.. known, "LiveTownHall.Tally"]), Server.OurReferences.ToHashSet());
        Assert.Superset(new HashSet<string>(known), Server.OurReferences.ToHashSet());
    }

    [Fact]
    public void Rehearsals_and_the_demo_know_what_a_hall_is_and_how_to_reach_one_but_no_server()
        => Assert.Equal(
            ["LiveTownHall.Client", "LiveTownHall.Contracts", "LiveTownHall.Core", "LiveTownHall.Journal", "LiveTownHall.Tally"], Rehearsal.OurReferences);

    [Fact]
    public void Of_rehearsals_and_the_demo_the_server_has_only_how_they_reach_it_and_how_people_reach_them()
        => Assert.Subset(
            new HashSet<string>(["LiveTownHall.Server.Rehearsal", "LiveTownHall.Server.Api", "LiveTownHall.Server.Hosting", "LiveTownHall.Server.CommandLine"]),
            Server.Uses.Where(use => use.Assembly == "LiveTownHall.Rehearsal").Select(use => use.Namespace).ToHashSet());

    [Fact]
    public void The_tally_needs_nothing_but_the_runtime() => Assert.All(Tally.References, IsOfTheRuntime);

    [Fact]
    public void Core_needs_nothing_but_the_runtime_and_the_tally()
        => Assert.All(Core.References.Except(Core.OurReferences).Except(["MessagePack.Annotations"]), IsOfTheRuntime);

    [Theory]
    [InlineData("System.Threading.Tasks.")]
    [InlineData("System.IO.")]
    [InlineData("System.Net.")]
    [InlineData("System.Diagnostics.Process")]
    [InlineData("System.Diagnostics.Stopwatch")]
    [InlineData("System.TimeProvider")]
    [InlineData("System.Random")]
    [InlineData("System.Environment")]
    [InlineData("Microsoft.AspNetCore.")]
    [InlineData("MessagePack.MessagePackSerializer")]
    public void Core_has_no_clock_chance_input_output_or_async(string forbidden)
        => Assert.DoesNotContain(Core.Uses, use => use.Type.StartsWith(forbidden, StringComparison.Ordinal));

    [Theory]
    [InlineData("System.Double")]
    [InlineData("System.Single")]
    [InlineData("System.Decimal")]
    [InlineData("System.Random")]
    [InlineData("System.TimeProvider")]
    public void Budgets_are_counted_without_floating_numbers_clock_or_chance(string forbidden)
        => Assert.DoesNotContain(Budgets.Uses, use => use.Type.StartsWith(forbidden, StringComparison.Ordinal));

    [Fact]
    public void Only_the_journal_and_the_servers_stores_know_that_Redis_exists()
    {
        foreach (var assembly in new[] { Tally, Core, Contracts, Client, Text, Budgets, WebSockets, Rehearsal })
            Assert.DoesNotContain(assembly.References, IsRedis);
        Assert.DoesNotContain(Server.Uses, use => IsRedis(use.Assembly) && use.Namespace != "LiveTownHall.Server.Stores");
        Assert.Contains(Server.Uses, use => IsRedis(use.Assembly));
    }

    [Fact]
    public void Only_the_journal_knows_that_SQLite_exists()
    {
        foreach (var assembly in new[] { Tally, Core, Contracts, Client, Text, Budgets, WebSockets, Rehearsal, Server })
            Assert.DoesNotContain(assembly.References, reference => reference.Contains("Sqlite", StringComparison.OrdinalIgnoreCase));
        Assert.Contains("Microsoft.Data.Sqlite", Journal.References);
    }

    private static void IsOfTheRuntime(string reference)
        => Assert.True(reference.StartsWith("System.", StringComparison.Ordinal) || reference is "System" or "netstandard" or "mscorlib", reference + " is not of the runtime.");

    private static bool IsRedis(string assembly) => assembly.Contains("Redis", StringComparison.OrdinalIgnoreCase);
}
