using System.Diagnostics;
using System.Globalization;
using LiveTownHall.Contracts.Halls;
using LiveTownHall.Contracts.Polls;
using LiveTownHall.LoadTests.Baselines;
using LiveTownHall.LoadTests.Raw;
using LiveTownHall.LoadTests.Town;

namespace LiveTownHall.LoadTests.Aims;

/// <summary>Everybody votes, the node dies by kill -9, and everybody is back: how soon, at what cost for each, and with every acknowledged ballot.</summary>
internal static class ComeBackRows
{
    public static async Task<IReadOnlyList<Measured>> RunAsync(Scale scale, Action<string> say, CancellationToken cancellation)
    {
        var time = new Measured($"{scale.Returning:N0} attendees come back after a restart: seconds until all are current", "", "at most 10 s", r => r <= 10);
        var lost = new Measured($"{scale.Returning:N0} attendees come back after a restart: acknowledged ballots lost", "", "0", r => r == 0);
        var cost = new Measured("server CPU per join, ticket included", "stock SignalR with negotiation and a group add", "at most 0.5x", r => r <= 0.5);
        for (var round = 0; round < Math.Max(1, scale.Rounds / 2); round++)
        {
            await using var town = await Installation.StartAsync(1, false, ResultsVisibility.Live);
            var people = new string[scale.Returning];
            var voted = await VoteOnceAsync(town, people, cancellation);
            await town.Nodes[0].KillAsync();
            await town.Nodes[0].StartAgainAsync();
            var before = town.Gauge();
            var clock = Stopwatch.StartNew();
            using var back = new Gallery();
            await back.AddReturningAsync(town, people, cancellation);
            var took = clock.Elapsed;
            var own = (town.Gauge().Cpu - before.Cpu).TotalMicroseconds / people.Length;
            var tally = (await town.TalliesAsync(cancellation))[0];
            await using var stock = await StockSignalR.StartAsync();
            before = stock.Gauge();
            using var theirs = new Gallery();
            await theirs.AddNegotiatedAsync(stock, StockSignalR.StockHub, scale.Returning, cancellation);
            var plain = (stock.Gauge().Cpu - before.Cpu).TotalMicroseconds / people.Length;
            say(string.Create(CultureInfo.InvariantCulture, $"come back {round}: {took.TotalSeconds:0.0} s, {own:0} us a join (stock {plain:0}), {tally.Voters} of {voted} ballots"));
            time.Ratio(took.TotalSeconds);
            lost.Ratio(voted - tally.Voters);
            cost.Ratio(own / plain);
            cost.Figure("LiveTownHall, us", own);
            cost.Figure("stock SignalR, us", plain);
        }

        return [time, lost, cost];
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
                if (ok && ++acknowledged == people.Length) all.TrySetResult();
            };
            peer.Send(Pack.CastBallot(town.PollId, Installation.Options[i % 4]));
        }

        await Task.WhenAny(all.Task, Task.Delay(TimeSpan.FromSeconds(30), cancellation));
        return Volatile.Read(ref acknowledged);
    }
}
