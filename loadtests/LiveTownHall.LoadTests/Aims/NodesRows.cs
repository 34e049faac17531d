using System.Globalization;
using LiveTownHall.Contracts.Polls;
using LiveTownHall.LoadTests.Raw;
using LiveTownHall.LoadTests.Town;
using LiveTownHall.Testing;

namespace LiveTownHall.LoadTests.Aims;

/// <summary>Several nodes on one Redis: what a ballot asks of it, and what a delivery costs when the same screens are spread over more nodes.</summary>
internal static class NodesRows
{
    private static readonly int[] Nodes = [1, 2, 4];

    public static async Task<IReadOnlyList<Measured>> RunAsync(Scale scale, Action<string> say, CancellationToken cancellation)
    {
        var traffic = new Measured("messages to Redis per ballot, 2 nodes", "one message per vote", "at most 0.02", r => r <= 0.02);
        var two = new Measured("server CPU per delivery, 2 nodes, same screens in all", "1 node", "within 5 %", r => Math.Abs(r - 1) <= 0.05);
        var four = new Measured("server CPU per delivery, 4 nodes, same screens in all", "1 node", "within 5 %", r => Math.Abs(r - 1) <= 0.05);
        var load = new Measured("messages to Redis a second with the screens", "without a screen", "at most 1.1x", r => r <= 1.1);
        IReadOnlyList<Measured> rows = [traffic, two, four, load];
        if (!RedisServer.IsInstalled)
        {
            foreach (var row in rows)
                row.Skipped = "redis-server is not installed: apt-get install redis-server";
            return rows;
        }

        await TrafficAsync(scale, traffic, say, cancellation);
        await SpreadAsync(scale, two, four, load, say, cancellation);
        return rows;
    }

    private static async Task TrafficAsync(Scale scale, Measured row, Action<string> say, CancellationToken cancellation)
    {
        await using var town = await Installation.StartAsync(2, true, ResultsVisibility.AfterClose);
        using var crowd = new Gallery();
        for (var node = 0; node < 2; node++)
            await crowd.AddAttendeesAsync(town, node, scale.Screens / 2, cancellation);
        byte[][] ballots = [.. Installation.Options.Select(o => Pack.CastBallot(town.PollId, o))];
        for (var round = -1; round < scale.Rounds; round++)
        {
            var before = await town.RedisMessagesAsync();
            var (_, rate) = await BallotRows.StormAsync(crowd, town.Gauge, ballots, scale.Window, cancellation);
            var perBallot = (await town.RedisMessagesAsync() - before) / (rate * scale.Window.TotalSeconds);
            say(string.Create(CultureInfo.InvariantCulture, $"redis {round}: {perBallot:0.0000} messages per ballot at {rate:0} ballots/s"));
            if (round < 0)
                continue;
            row.Ratio(perBallot);
            row.Figure("ballots/s", rate);
        }
    }

    private static async Task SpreadAsync(Scale scale, Measured two, Measured four, Measured load, Action<string> say, CancellationToken cancellation)
    {
        var towns = new List<(Installation Town, Gallery Screens, Gallery Voters)>();
        try
        {
            foreach (var nodes in Nodes)
            {
                var town = await Installation.StartAsync(nodes, true, ResultsVisibility.Live, manyOptions: true);
                towns.Add((town, new Gallery(), new Gallery()));
                var (_, screens, voters) = towns[^1];
                await voters.AddAttendeesAsync(town, 0, 2, cancellation);
                if (nodes == Nodes[0])
                    load.Figure("messages/s without a screen", await MessagesAsync(town, screens, voters, scale, cancellation));
                for (var node = 0; node < nodes; node++)
                    await screens.AddScreensAsync(town, node, scale.Screens / 2 / nodes, cancellation);
            }

            // What runs ten times a second is compiled in several steps over some seconds, on each node by itself; that is not what a delivery costs.
            await Task.WhenAll(towns.Select(t => FanOutRows.PerFrameAsync(t.Screens, t.Town.Gauge, () => FanOutRows.Vote(t.Town, t.Voters), scale.Window * 4, cancellation)));
            for (var round = -1; round < scale.Rounds; round++)
            {
                var costs = new List<double>();
                foreach (var (town, screens, voters) in towns)
                {
                    var before = await town.RedisMessagesAsync();
                    costs.Add((await FanOutRows.PerFrameAsync(screens, town.Gauge, () => FanOutRows.Vote(town, voters), scale.Window, cancellation)).Cost);
                    if (round >= 0 && costs.Count == 1)
                        load.Figure("messages/s with the screens", (await town.RedisMessagesAsync() - before) / (scale.Window.TotalSeconds + 0.25));
                }

                say(string.Create(CultureInfo.InvariantCulture,
                    $"nodes {round}: us per delivery {string.Join(", ", costs.Select((c, i) => string.Create(CultureInfo.InvariantCulture, $"{Nodes[i]}: {c:0.00}")))}"));
                if (round < 0)
                    continue;
                two.Ratio(costs[1] / costs[0]);
                four.Ratio(costs[2] / costs[0]);
            }

            load.Ratio(Measured.Middle(load.Figures[1].Values) / Measured.Middle(load.Figures[0].Values));
        }
        finally
        {
            foreach (var (town, screens, voters) in towns)
            {
                screens.Dispose();
                voters.Dispose();
                await town.DisposeAsync();
            }
        }
    }

    private static async Task<double> MessagesAsync(Installation town, Gallery screens, Gallery voters, Scale scale, CancellationToken cancellation)
    {
        await screens.AddScreensAsync(town, 0, 1, cancellation);
        var before = await town.RedisMessagesAsync();
        await FanOutRows.PerFrameAsync(screens, town.Gauge, () => FanOutRows.Vote(town, voters), scale.Window, cancellation);
        return (await town.RedisMessagesAsync() - before) / (scale.Window.TotalSeconds + 0.25);
    }
}
