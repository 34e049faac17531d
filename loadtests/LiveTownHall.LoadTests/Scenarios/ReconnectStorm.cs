using System.Diagnostics;
using LiveTownHall.Client.Connection;
using LiveTownHall.Contracts.Polls;
using LiveTownHall.LoadTests.Running;
using LiveTownHall.LoadTests.Town;

namespace LiveTownHall.LoadTests.Scenarios;

/// <summary>A node dies in the middle of a vote; everybody comes back, to it or to another node, and no acknowledged ballot is lost.</summary>
internal static class ReconnectStorm
{
    private const int ChangeOneIn = 4;

    /// <param name="graceful">SIGTERM, so that the server says when to come back, instead of kill -9.</param>
    public static async Task<ScenarioReport> RunAsync(int attendees, int seconds, int nodes, bool redis, bool graceful, CancellationToken cancellation)
    {
        await using var town = await Installation.StartAsync(nodes, redis, ResultsVisibility.AfterClose);
        var how = graceful ? "is stopped" : "dies by kill -9";
        var report = new ScenarioReport("reconnect-storm", $"{attendees} attendees vote within {seconds} s while a node {how}; {town.Name}");
        var (join, vote, back) = (report.Step("join"), report.Step("vote -> counted, outage included"), report.Step("connection lost -> online again"));
        await using var crowd = new Crowd(town, attendees);
        await crowd.JoinAsync(join, cancellation);
        foreach (var attendee in crowd.Attendees)
            TimeAbsences(attendee, back);

        var voting = new LoadSimulation.Inject(attendees + attendees / ChangeOneIn, TimeSpan.FromSeconds(seconds)).RunAsync(
            (i, due) => crowd.VoteAsync(i < attendees ? i : (i - attendees) * ChangeOneIn, i % 7 + i / attendees, due, vote), cancellation);
        await Task.Delay(TimeSpan.FromSeconds(seconds * 0.4), cancellation);
        var acknowledged = crowd.Truth.Acknowledged;
        var clock = Stopwatch.StartNew();
        await (graceful ? town.Nodes[0].StopAsync() : town.Nodes[0].KillAsync());
        report.Figure("the node took to end", $"{clock.Elapsed.TotalSeconds:0.0} s");
        clock.Restart();
        if (nodes == 1)
            await town.Nodes[0].StartAgainAsync();
        if (nodes == 1)
            report.Figure("the node took to start and be ready", $"{clock.Elapsed.TotalSeconds:0.0} s");
        await voting;

        report.Figure("acknowledged before the node went", $"{acknowledged}");
        report.Figure("connections that were lost and came back", $"{back.Ok}");
        Proof.EverybodyWasServed(report);
        await Proof.TallyIsTruthAsync(report, "at the end", town, crowd.Truth, cancellation);
        await crowd.DisposeAsync();
        await town.RestartEverythingAsync();
        await Proof.TallyIsTruthAsync(report, "after kill -9 and restart of everything", town, crowd.Truth, cancellation);
        return report;
    }

    private static void TimeAbsences(Client.AudienceClient attendee, Step back)
    {
        long lost = 0;
        attendee.LinkChanged += state =>
        {
            if (state == LinkState.Offline)
                lost = Stopwatch.GetTimestamp();
            else if (state == LinkState.Online && lost != 0)
                back.Succeeded(lost);
        };
    }
}
