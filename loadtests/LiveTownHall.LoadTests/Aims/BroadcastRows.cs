using System.Diagnostics;
using System.Globalization;
using LiveTownHall.Contracts.Polls;
using LiveTownHall.LoadTests.Baselines;
using LiveTownHall.LoadTests.Measuring;
using LiveTownHall.LoadTests.Raw;
using LiveTownHall.LoadTests.Town;
using LiveTownHall.Testing;
using MessagePack;

namespace LiveTownHall.LoadTests.Aims;

/// <summary>A vote with every screen kept up to date, beside the usual way: a Redis script and a broadcast for each vote.</summary>
internal static class BroadcastRows
{
    private const int Watching = 1000;
    private const int VotesPerSecond = 1000;

    /// <summary>The usual way sends a thousand messages for a vote; more votes a second than this and it only falls behind.</summary>
    private const int TheirVotesPerSecond = 10;

    public static async Task<IReadOnlyList<Measured>> RunAsync(Scale scale, Action<string> say, CancellationToken cancellation)
    {
        var row = new Measured(
            "server CPU per ballot, 1,000 screens up to date, 1,000 votes/s", "SignalR with Redis: one script and one broadcast per vote", "at most 0.05x", r => r <= 0.05);
        if (!RedisServer.IsInstalled)
        {
            row.Skipped = "redis-server is not installed: apt-get install redis-server";
            return [row];
        }

        await using var town = await Installation.StartAsync(1, false, ResultsVisibility.Live);
        await using var redis = await RedisServer.StartAsync();
        await using var usual = await StockSignalR.StartAsync(redis.Configuration);
        using var crowd = new Gallery();
        using var theirs = new Gallery();
        await crowd.AddAttendeesAsync(town, 0, Watching, cancellation);
        await theirs.AddStockAsync(usual.Address, StockSignalR.VoteHub, Watching, cancellation);
        byte[][] ballots = [.. Installation.Options.Select(o => Pack.CastBallot(town.PollId, o))];
        for (var round = -1; round < scale.Rounds; round++)
        {
            var own = await PerVoteAsync(crowd, town.Gauge, (i, _) => ballots[i / Watching % ballots.Length], VotesPerSecond, scale.Window, cancellation);
            var other = await PerVoteAsync(theirs, usual.Gauge, TheirVote, TheirVotesPerSecond, scale.Window, cancellation);
            say(string.Create(CultureInfo.InvariantCulture, $"broadcast {round}: us per vote: ours {own:0}, one script and one broadcast per vote {other:0}"));
            if (round < 0)
                continue;
            row.Ratio(own / other);
            row.Figure($"LiveTownHall at {VotesPerSecond} votes/s, us", own);
            row.Figure($"the usual way at {TheirVotesPerSecond} votes/s, us", other);
        }

        return [row];
    }

    private static byte[] TheirVote(int i, int voter)
        => Pack.Invocation("Vote", MessagePackSerializer.Serialize($"voter-{voter}"), MessagePackSerializer.Serialize(Installation.Options[i % 4]));

    private static async Task<double> PerVoteAsync(
        Gallery gallery, Func<ProcessGauge> gauge, Func<int, int, byte[]> vote, int rate, TimeSpan during, CancellationToken cancellation)
    {
        var (answers, peers) = (0L, gallery.Hubs.ToArray());
        foreach (var peer in peers)
            peer.Answered = (_, ok, _, _) => answers += ok ? 1 : 0;
        var (before, start, sent, total) = (gauge(), Stopwatch.GetTimestamp(), 0, (int)(rate * during.TotalSeconds));
        while (sent < total)
        {
            var due = Stopwatch.GetElapsedTime(start).TotalSeconds * rate;
            for (; sent < total && sent < due; sent++)
                peers[sent % peers.Length].Send(vote(sent, sent % peers.Length));
            await Task.Delay(2, cancellation);
        }

        await Task.Delay(1000, cancellation);
        return (gauge().Cpu - before.Cpu).TotalMicroseconds / Math.Max(1, Volatile.Read(ref answers));
    }
}
