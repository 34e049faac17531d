using LiveTownHall.Contracts.Polls;
using LiveTownHall.LoadTests.Running;
using LiveTownHall.LoadTests.Scenarios;
using LiveTownHall.Testing;
using Spectre.Console;

namespace LiveTownHall.LoadTests;

/// <summary>Plans of scenarios, and running them one after the other.</summary>
internal static class Load
{
    private const string Artifacts = "artifacts/loadtests.md";

    /// <summary>Past the load itself: starting, joining, coming back, comparing.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(4);

    /// <summary>For what must be taken down after the time is up.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(1);

    /// <param name="Redis">True whenever there is more than one node.</param>
    public sealed record Size(int Attendees, int Seconds, int Nodes, bool Redis, string Results, bool Graceful, bool Brief);

    public sealed record Run(string Name, TimeSpan Limit, Func<CancellationToken, Task<ScenarioReport>> Start);

    public static IReadOnlyList<Run> AllBriefly { get; } = [.. Simulate(8, 4000), .. Every(new Size(60, 2, 1, false, ResultsVisibility.Live, false, true))];

    public static IReadOnlyList<Run> All { get; } = [.. Simulate(100, 1_000_000), .. Every(new Size(2000, 10, 1, false, ResultsVisibility.Live, false, false))];

    public static IReadOnlyList<Run> Simulate(int nodes, int attendees)
        => [new("simulation", Margin, stop => Task.Run(() => Simulation.TownSimulation.Run(nodes, attendees, stop), stop))];

    public static IReadOnlyList<Run> VoteStorm(Size size)
        => [new("vote-storm", LimitOf(size), stop => Scenarios.VoteStorm.RunAsync(size.Attendees, size.Seconds, size.Nodes, size.Redis, size.Results, stop))];

    public static IReadOnlyList<Run> Watch(Size size)
        => [new("watch", LimitOf(size), stop => Scenarios.Watch.RunAsync(size.Attendees, size.Seconds, size.Nodes, size.Redis, stop))];

    public static IReadOnlyList<Run> ReconnectStorm(Size size)
        => [new("reconnect-storm", LimitOf(size), stop => Scenarios.ReconnectStorm.RunAsync(size.Attendees, size.Seconds, size.Nodes, size.Redis, size.Graceful, stop))];

    public static IReadOnlyList<Run> QuestionStorm(Size size)
        => [new("question-storm", LimitOf(size with { Seconds = size.Seconds * 4 }), stop => Scenarios.QuestionStorm.RunAsync(size.Attendees, size.Seconds, stop))];

    /// <returns>0 when every threshold holds, else 1.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<Run> runs, bool markdown, IAnsiConsole console, CancellationToken cancellation)
    {
        var reports = new List<ScenarioReport>();
        foreach (var run in runs)
        {
            console.MarkupLineInterpolated($"[grey]{run.Name} ...[/]");
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            limit.CancelAfter(run.Limit);
            var report = await RunAsync(run, limit.Token, cancellation);
            Reporting.Print(console, report);
            reports.Add(report);
        }

        if (markdown)
        {
            var text = Reporting.Markdown(reports);
            Directory.CreateDirectory(Path.GetDirectoryName(Artifacts)!);
            await File.WriteAllTextAsync(Artifacts, text, cancellation);
            await Console.Out.WriteAsync(text);
        }

        return reports.TrueForAll(r => r.Passed) ? 0 : 1;
    }

    /// <summary>A scenario that fails or runs out of time is a result too; ending without a word is none.</summary>
    private static async Task<ScenarioReport> RunAsync(Run run, CancellationToken limit, CancellationToken cancellation)
    {
        try
        {
            // A wait that does not look at its token must not outlast the limit either.
            return await run.Start(limit).WaitAsync(run.Limit + Grace, cancellation);
        }
        catch (Exception fault) when (!cancellation.IsCancellationRequested)
        {
            var report = new ScenarioReport(run.Name, "did not end well");
            var outOfTime = fault is OperationCanceledException or TimeoutException;
            report.Check(outOfTime ? $"it ends within {run.Limit.TotalSeconds:0} s" : "it runs to its end", false, fault.ToString());
            return report;
        }
    }

    private static TimeSpan LimitOf(Size size) => TimeSpan.FromSeconds(size.Seconds) + Margin;

    private static IReadOnlyList<Run> Every(Size one)
    {
        List<Run> runs =
        [
            .. VoteStorm(one),
            .. VoteStorm(one with { Results = ResultsVisibility.AfterClose }),
            .. Watch(one),
            .. ReconnectStorm(one),
            .. ReconnectStorm(one with { Graceful = true }),
            .. QuestionStorm(one with { Attendees = Math.Max(one.Attendees, Scenarios.QuestionStorm.FewestAttendees) }),
        ];
        if (!RedisServer.IsInstalled)
            return runs;
        var two = one with { Nodes = 2, Redis = true };
        return [.. runs, .. VoteStorm(two), .. Watch(two), .. ReconnectStorm(two)];
    }
}
