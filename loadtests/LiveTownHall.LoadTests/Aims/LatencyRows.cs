using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using HdrHistogram;
using LiveTownHall.Contracts.Polls;
using LiveTownHall.LoadTests.Raw;
using LiveTownHall.LoadTests.Town;

namespace LiveTownHall.LoadTests.Aims;

/// <summary>From a vote's due moment until every other screen shows it, at half of the load that the node takes at most.</summary>
internal static class LatencyRows
{
    private const int Tick = 100;
    private const int Sampled = 100;

    public static async Task<IReadOnlyList<Measured>> RunAsync(Scale scale, Action<string> say, CancellationToken cancellation)
    {
        var row = new Measured("vote -> seen on every other screen, p99 at half of the greatest load, ms", "the tick of 100 ms", "at most 130 ms", r => r <= Tick + 30);
        await using var town = await Installation.StartAsync(1, false, ResultsVisibility.AfterClose);
        using var crowd = new Gallery();
        using var screens = new Gallery();
        await crowd.AddAttendeesAsync(town, 0, scale.Screens, cancellation);

        // Screens see the results only once they are shown; a facilitator's key shows them always.
        await screens.AddAsync(town, 0, Sampled, town.Hall.Keys.Facilitator, cancellation);
        byte[][] ballots = [.. Installation.Options.Select(o => Pack.CastBallot(town.PollId, o))];
        await BallotRows.StormAsync(crowd, town.Gauge, ballots, scale.Window, cancellation);
        var (_, most) = await BallotRows.StormAsync(crowd, town.Gauge, ballots, scale.Window, cancellation);
        for (var round = 0; round < scale.Rounds; round++)
        {
            var (p50, p99) = await PacedAsync(crowd, screens, ballots, most / 2, scale.Window, cancellation);
            say(string.Create(CultureInfo.InvariantCulture, $"latency {round}: at {most / 2:0} ballots/s p50 {p50:0.0} ms, p99 {p99:0.0} ms"));
            row.Ratio(p99);
            row.Figure("ballots/s", most / 2);
            row.Figure("p50, ms", p50);
        }

        return [row];
    }

    /// <summary>Open model: ballots leave at moments fixed beforehand, and their wait counts from there.</summary>
    private static async Task<(double P50, double P99)> PacedAsync(
        Gallery crowd, Gallery screens, byte[][] ballots, double rate, TimeSpan during, CancellationToken cancellation)
    {
        var votes = new ConcurrentQueue<(long Due, long Position)>();
        var waiting = new ConcurrentDictionary<HubPeer, long>();
        foreach (var peer in crowd.Hubs)
        {
            peer.Answered = (who, ok, position, _) =>
            {
                if (waiting.TryRemove(who, out var due) && ok)
                    votes.Enqueue((due, position));
            };
        }

        var (peers, start, sent) = (crowd.Hubs.ToArray(), Stopwatch.GetTimestamp(), 0);
        var total = (int)(rate * during.TotalSeconds);
        while (sent < total)
        {
            var now = Stopwatch.GetElapsedTime(start).TotalSeconds;
            for (; sent < total && sent < now * rate; sent++)
            {
                var peer = peers[sent % peers.Length];
                if (waiting.TryAdd(peer, start + (long)(sent / rate * Stopwatch.Frequency)))
                    peer.Send(ballots[sent / peers.Length % ballots.Length]);
            }

            await Task.Delay(1, cancellation);
        }

        await Task.Delay(1000, cancellation);
        var latency = new LongHistogram(1, 600_000_000, 3);
        foreach (var screen in screens.Hubs)
        {
            foreach (var (due, position) in votes)
            {
                if (screen.Sightings!.When(position) is { } seen)
                    latency.RecordValue(Math.Max(1, (long)Stopwatch.GetElapsedTime(due, seen).TotalMicroseconds));
            }
        }

        return (latency.GetValueAtPercentile(50) / 1000.0, latency.GetValueAtPercentile(99) / 1000.0);
    }
}
