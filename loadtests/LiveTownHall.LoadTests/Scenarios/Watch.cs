using System.Diagnostics;
using LiveTownHall.Contracts.Polls;
using LiveTownHall.LoadTests.Measuring;
using LiveTownHall.LoadTests.Running;
using LiveTownHall.LoadTests.Town;

namespace LiveTownHall.LoadTests.Scenarios;

/// <summary>Many screens watch a poll that moves all the time: what one delivery costs, and how late it is.</summary>
internal static class Watch
{
    private const int Voters = 20;
    private const int VotesPerSecond = 30;
    private const int LongestWarmUp = 20;

    public static async Task<ScenarioReport> RunAsync(int screens, int seconds, int nodes, bool redis, CancellationToken cancellation)
    {
        await using var town = await Installation.StartAsync(nodes, redis, ResultsVisibility.Live);
        var report = new ScenarioReport("watch", $"{screens} screens for {seconds} s at up to 10 Hz, {VotesPerSecond} votes a second; {town.Name}");
        var (join, vote, seen) = (report.Step("screen joins"), report.Step("vote -> counted"), report.Step("vote -> seen, every vote on every screen"));
        await using var crowd = new Crowd(town, Voters);
        await crowd.JoinAsync(report.Step("voter joins"), cancellation);

        var empty = town.Gauge();
        await using var walls = await Walls.OpenAsync(town, screens / nodes, town.Hall.Keys.Screen, cancellation, join);
        var full = town.Gauge();
        var warmUp = Math.Min(seconds * 2, LongestWarmUp);
        await crowd.RehearseAsync(VotesPerSecond * warmUp, warmUp, cancellation);

        var (before, started) = (town.Gauge(), Stopwatch.GetTimestamp());
        var (frames, bytes) = (walls.All.Sum(w => w.Frames), walls.All.Sum(w => w.Bytes));
        await new LoadSimulation.Inject(VotesPerSecond * seconds, TimeSpan.FromSeconds(seconds)).RunAsync(
            (i, due) => crowd.VoteAsync(i % Voters, i / Voters, due, vote), cancellation);
        var upToDate = await walls.HaveSeenAsync(crowd.Votes.Max(v => v.Position), cancellation);
        var (after, took) = (town.Gauge(), Stopwatch.GetElapsedTime(started));
        (frames, bytes) = (walls.All.Sum(w => w.Frames) - frames, walls.All.Sum(w => w.Bytes) - bytes);

        var delivery = (after.Cpu - before.Cpu) / frames;
        var floor = LoopbackFloor.PerSend((int)(bytes / frames));
        foreach (var screen in walls.All)
            crowd.CompareWith([screen.Sightings], seen);
        report.Figure(
            "deliveries a second", $"{frames / took.TotalSeconds:0} ({frames / took.TotalSeconds / walls.All.Count:0.0} Hz a screen, {(double)bytes / frames:0} bytes each)");
        report.Figure("server CPU per delivery, voting included", $"{delivery.TotalMicroseconds:0.0} µs, {delivery / floor:0.0} times a bare send() on loopback in the same run");
        report.Figure("server CPU", $"{(after.Cpu - before.Cpu) / took:0.00} cores");
        report.Figure("server memory per connection", $"{(full.Resident - empty.Resident) / 1024.0 / walls.All.Count:0.0} KB");
        report.Figure("keyframes to screens that fell behind", $"{walls.All.Sum(w => w.Keyframes) - walls.All.Count}");
        Proof.EverybodyWasServed(report);
        report.Check("every screen shows the last vote", upToDate, $"{walls.All.Count} screens");
        await Proof.TallyIsTruthAsync(report, "at the end", town, crowd.Truth, cancellation);
        return report;
    }
}
