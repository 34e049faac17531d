using System.Diagnostics;
using System.Globalization;
using LiveTownHall.Simulation.Tests.Halls;
using LiveTownHall.Simulation.Tests.Histories;

namespace LiveTownHall.Simulation.Tests;

/// <summary>
/// Sessions, followers and phones under every fault that a seed can think of. <c>SIMULATION_SECONDS</c> says how long fresh seeds are tried, <c>SIMULATION_SEED</c> replays one
/// and tells its story, <c>SIMULATION_FIRST</c> is where fresh ones begin, <c>SIMULATION_THREADS</c> how many are tried at once.
/// </summary>
public sealed class SimulationTests(ITestOutputHelper output)
{
    [Fact]
    public void The_same_seed_is_the_same_history()
    {
        foreach (var seed in new[] { 1, 2, 3 })
        {
            var (first, second) = (Campaign.Apart(() => Trial.Of(History.Of(seed))), Campaign.Apart(() => Trial.Of(History.Of(seed))));
            Assert.Equal(first.Hash, second.Hash);
        }

        Assert.NotEqual(Campaign.Apart(() => Trial.Of(History.Of(1))).Hash, Campaign.Apart(() => Trial.Of(History.Of(2))).Hash);
    }

    [Theory]
    [InlineData("AnswersFromMemory", "acknowledged means counted", 1)]
    [InlineData("NoFence", "the last word that was acknowledged counts", 35)]
    [InlineData("SameFenceAfterUnknown", "the last word that was acknowledged counts", 1000)]
    [InlineData("Unconditional", "nodes show what a replay gives", 1)]
    [InlineData("OwnClock", "no timed poll closes early", 1)]
    public void A_fault_that_the_product_had_once_is_found(string mutation, string rule, int first)
    {
        var tried = 0;
        var found = Campaign.Apart(() => Enumerable.Range(first, 1000).Select(seed =>
        {
            tried++;
            return Trial.Of(History.Of(seed), Enum.Parse<Mutation>(mutation));
        }).FirstOrDefault(trial => trial.Violations.Any(violation => violation.Rule == rule)));

        Assert.NotNull(found);
        output.WriteLine($"{mutation}: seed {found.History.Seed}, after {tried} seeds");
    }

    [Fact]
    public void What_was_found_is_shrunk_and_replayed()
    {
        var found = Campaign.Apart(() => Enumerable.Range(1, 100).Select(seed => Trial.Of(History.Of(seed), Mutation.AnswersFromMemory)).First(trial => !trial.IsGood));

        var shrunk = Campaign.Apart(() => found.Shrink(Mutation.AnswersFromMemory, runs: 150));
        var again = Campaign.Apart(() => Trial.Of(shrunk.History, Mutation.AnswersFromMemory));

        Assert.True(shrunk.History.Acts.Length < found.History.Acts.Length / 4);
        Assert.Equal(found.Violations[0].Rule, shrunk.Violations[0].Rule);
        Assert.Equal(shrunk.Hash, again.Hash);
        Assert.Equal(shrunk.Violations, again.Violations);
    }

    [Fact]
    public void No_promise_is_broken_in_fresh_histories()
    {
        var loses = Setting("SIMULATION_LOSSES") == 1;
        if (Setting("SIMULATION_SEED") is { } seed)
        {
            var replayed = Campaign.Apart(() => Trial.Of(History.Of(seed, loses), tells: true));
            output.WriteLine(replayed.ToString());
            Assert.True(replayed.IsGood, replayed.ToString());
            return;
        }

        var first = Setting("SIMULATION_FIRST") ?? Random.Shared.Next(1_000_000_000);
        var time = TimeSpan.FromSeconds(Setting("SIMULATION_SECONDS") ?? 15);
        var watch = Stopwatch.StartNew();
        var (tried, bad) = Campaign.Run(Campaign.For(time, first), Setting("SIMULATION_THREADS") ?? Environment.ProcessorCount, enough: 3, loses);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{tried} histories from seed {first} on in {watch.Elapsed.TotalSeconds:0.0} s, {tried / watch.Elapsed.TotalSeconds:0.0} a second"));

        Assert.True(bad.Count == 0, $"Replay with SIMULATION_SEED={string.Join(" or ", bad.Select(trial => trial.History.Seed))}.\n\n"
            + string.Join("\n\n", bad.Take(1).Select(trial => Campaign.Apart(() => trial.Shrink()).ToString())));
    }

    private static int? Setting(string name) => int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) ? value : null;
}
