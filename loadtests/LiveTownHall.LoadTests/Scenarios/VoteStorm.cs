using System.Diagnostics;
using LiveTownHall.LoadTests.Measuring;
using LiveTownHall.LoadTests.Running;
using LiveTownHall.LoadTests.Town;

namespace LiveTownHall.LoadTests.Scenarios;

/// <summary>A poll opens and the whole hall votes within seconds; some change their mind.</summary>
internal static class VoteStorm
{
    private const int ChangeOneIn = 4;
    private const int LongestWarmUp = 20;

    /// <param name="resultsVisible"><c>live</c>: every attendee is sent the moving result, ten times a second. <c>afterClose</c>: only the walls are.</param>
    public static async Task<ScenarioReport> RunAsync(int attendees, int seconds, int nodes, bool redis, string resultsVisible, CancellationToken cancellation)
    {
        await using var town = await Installation.StartAsync(nodes, redis, resultsVisible);
        var report = new ScenarioReport("vote-storm", $"{attendees} attendees vote within {seconds} s, results {resultsVisible}; {town.Name}");
        var (join, vote, seen) = (report.Step("join"), report.Step("vote -> counted"), report.Step("vote -> seen on another screen"));
        await using var walls = await Walls.OpenAsync(town, 1, town.Hall.Keys.Facilitator, cancellation);
        await using var crowd = new Crowd(town, attendees);

        var empty = town.Gauge();
        await crowd.JoinAsync(join, cancellation);
        var full = town.Gauge();

        await crowd.RehearseAsync(attendees * 2, Math.Min(seconds * 2, LongestWarmUp), cancellation);
        var changes = attendees / ChangeOneIn;
        var (before, started, own) = (town.Gauge(), Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        await new LoadSimulation.Inject(attendees + changes, TimeSpan.FromSeconds(seconds)).RunAsync(
            (i, due) => crowd.VoteAsync(VoterOf(i, attendees), i % 7 + i / attendees, due, vote), cancellation);
        await walls.HaveSeenAsync(crowd.Votes.Max(v => v.Position), cancellation);
        var (after, took, ownAfter) = (town.Gauge(), Stopwatch.GetElapsedTime(started), Environment.CpuUsage.TotalTime);

        crowd.CompareWith(walls.OfNode, seen);
        report.Figure("ballots a second", $"{crowd.Truth.Acknowledged / took.TotalSeconds:0}");
        report.Figure("server CPU per ballot, fan-out included", $"{(after.Cpu - before.Cpu).TotalMicroseconds / crowd.Truth.Acknowledged:0} µs");
        report.Figure("server CPU / load generator CPU", $"{(after.Cpu - before.Cpu) / took:0.00} / {(ownAfter - own) / took:0.00} cores");
        report.Figure("server memory per connection", $"{(full.Resident - empty.Resident) / 1024.0 / attendees:0.0} KB");
        Proof.EverybodyWasServed(report);
        await Proof.TallyIsTruthAsync(report, "at the end", town, crowd.Truth, cancellation);
        await crowd.DisposeAsync();
        await town.RestartEverythingAsync();
        await Proof.TallyIsTruthAsync(report, "after kill -9 and restart of everything", town, crowd.Truth, cancellation);
        return report;
    }

    /// <summary>Everybody once, in an order that mixes the nodes; then those who change their mind.</summary>
    private static int VoterOf(int i, int attendees) => i < attendees ? i : (i - attendees) * ChangeOneIn;
}
