using System.Diagnostics;
using System.Globalization;
using LiveTownHall.Contracts.Halls;
using LiveTownHall.Contracts.Polls;
using LiveTownHall.LoadTests.Baselines;
using LiveTownHall.LoadTests.Measuring;
using LiveTownHall.LoadTests.Raw;
using LiveTownHall.LoadTests.Town;

namespace LiveTownHall.LoadTests.Aims;

/// <summary>Everybody votes, the node dies by kill -9, and everybody is back: how soon, at what cost for each, and with every acknowledged ballot.</summary>
internal static class ComeBackRows
{
    /// <summary>A crowd that goes away is work too, which the next one should not be charged for.</summary>
    private static readonly TimeSpan Leaving = TimeSpan.FromSeconds(5);

    public static async Task<IReadOnlyList<Measured>> RunAsync(Scale scale, Action<string> say, CancellationToken cancellation)
    {
        var time = new Measured($"{scale.Returning:N0} attendees come back after a restart: seconds until all are current", "", "at most 10 s", r => r <= 10);
        var lost = new Measured($"{scale.Returning:N0} attendees come back after a restart: acknowledged ballots lost", "", "0", r => r == 0);
        var cost = new Measured("server CPU per join, ticket included", "stock SignalR with negotiation and a group add", "at most 0.5x", r => r <= 0.5);
        var again = new Measured("server CPU per join once everything is compiled", "stock SignalR the second time", "at most 0.5x", r => r <= 0.5);
        for (var round = 0; round < Math.Max(1, scale.Rounds / 2); round++)
        {
            await using var town = await Installation.StartAsync(1, false, ResultsVisibility.Live);
            var people = new string[scale.Returning];
            var voted = await VoteOnceAsync(town, people, cancellation);
            await town.Nodes[0].KillAsync();
            await town.Nodes[0].StartAgainAsync();
            var (own, took) = await PerJoinAsync(town.Gauge, people.Length, crowd => crowd.AddReturningAsync(town, people, cancellation));
            var (ownWarm, _) = await PerJoinAsync(town.Gauge, people.Length, crowd => crowd.AddReturningAsync(town, people, cancellation));
            var tally = (await town.TalliesAsync(cancellation))[0];
            time.Ratio(took.TotalSeconds);
            lost.Ratio(voted - tally.Voters);
            say(string.Create(
                CultureInfo.InvariantCulture, $"come back {round}: {took.TotalSeconds:0.0} s, {own:0} us a join, {ownWarm:0} the second time, {tally.Voters} of {voted} ballots"));
            if (scale.Alone)
                continue;
            await using var stock = await StockSignalR.StartAsync();
            var (plain, _) = await PerJoinAsync(stock.Gauge, people.Length, crowd => crowd.AddNegotiatedAsync(stock, StockSignalR.StockHub, people.Length, cancellation));
            var (plainWarm, _) = await PerJoinAsync(stock.Gauge, people.Length, crowd => crowd.AddNegotiatedAsync(stock, StockSignalR.StockHub, people.Length, cancellation));
            say(string.Create(CultureInfo.InvariantCulture, $"come back {round}: stock {plain:0} us a join, {plainWarm:0} the second time"));
            cost.Ratio(own / plain);
            cost.Figure("LiveTownHall, us", own);
            cost.Figure("stock SignalR, us", plain);
            again.Ratio(ownWarm / plainWarm);
            again.Figure("LiveTownHall, us", ownWarm);
            again.Figure("stock SignalR, us", plainWarm);
        }

        return [time, lost, cost, again];
    }

    /// <summary>Server CPU for each join of a crowd that then leaves, in microseconds, and how long all of them took.</summary>
    private static async Task<(double Cpu, TimeSpan Took)> PerJoinAsync(Func<ProcessGauge> gauge, int people, Func<Gallery, Task> join)
    {
        (double, TimeSpan) measured;
        using (var crowd = new Gallery())
        {
            var (before, clock) = (gauge(), Stopwatch.StartNew());
            await join(crowd);
            measured = ((gauge().Cpu - before.Cpu).TotalMicroseconds / people, clock.Elapsed);
        }

        await Task.Delay(Leaving);
        return measured;
    }

    /// <summary>Everybody casts one ballot.</summary>
    /// <returns>How many were acknowledged.</returns>
    private static async Task<long> VoteOnceAsync(Installation town, string[] people, CancellationToken cancellation)
    {
        using var crowd = new Gallery();
        await crowd.AddNewcomersAsync(town, people, cancellation);
        var acknowledged = 0L;
        var all = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        foreach (var (i, peer) in crowd.Hubs.Index())
        {
            peer.Answered = (_, ok, _, _) =>
            {
                if (ok && ++acknowledged == people.Length)
                    all.TrySetResult();
            };
            peer.Send(Pack.CastBallot(town.PollId, Installation.Options[i % 4]));
        }

        await Task.WhenAny(all.Task, Task.Delay(TimeSpan.FromSeconds(30), cancellation));
        return Volatile.Read(ref acknowledged);
    }
}
