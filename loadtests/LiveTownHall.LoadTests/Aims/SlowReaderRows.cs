using System.Diagnostics;
using System.Globalization;
using HdrHistogram;
using LiveTownHall.Contracts.Polls;
using LiveTownHall.LoadTests.Raw;
using LiveTownHall.LoadTests.Town;

namespace LiveTownHall.LoadTests.Aims;

/// <summary>How late frames are: with one client among a thousand that does not read, and while ballots pour in.</summary>
internal static class SlowReaderRows
{
    private const int Watching = 1000;

    public static async Task<IReadOnlyList<Measured>> RunAsync(Scale scale, Action<string> say, CancellationToken cancellation)
    {
        var late = new Measured("one stuck reader among 1,000: p99 of the other 999", "without it", "at most 1.1x", r => r <= 1.1);
        var grown = new Measured("one stuck reader among 1,000: growth of memory, KB", "nothing", "at most 64 KB", r => r <= 64);
        await using var town = await Installation.StartAsync(1, false, ResultsVisibility.Live);
        using var voters = new Gallery();
        await voters.AddAttendeesAsync(town, 0, 2, cancellation);
        for (var round = -1; round < scale.Rounds; round++)
        {
            using var gallery = new Gallery();
            await gallery.AddScreensAsync(town, 0, Watching, cancellation, watched: true);
            await WatchAsync(town, voters, gallery, TimeSpan.FromSeconds(1), cancellation);
            var start = town.Gauge();
            var free = await WatchAsync(town, voters, gallery, scale.Window, cancellation);
            var before = town.Gauge();
            gallery.Peers[0].IsPaused = true;
            var beside = await WatchAsync(town, voters, gallery, scale.Window, cancellation);

            // What the process grows by anyway in a window as long is no doing of the stuck reader.
            var growth = Math.Max(0, (town.Gauge().Resident - before.Resident) - (before.Resident - start.Resident)) / 1024.0;
            say(string.Create(CultureInfo.InvariantCulture, $"slow reader {round}: p99 {free:0.0} ms without, {beside:0.0} ms beside it; memory {growth:0} KB"));
            if (round < 0)
                continue;
            late.Ratio(beside / free);
            late.Figure("p99 without, ms", free);
            late.Figure("p99 beside a stuck reader, ms", beside);
            grown.Ratio(growth);
        }

        return [late, grown];
    }

    /// <summary>99th percentile of the time from a vote's due moment until a reading screen shows it, in milliseconds.</summary>
    private static async Task<double> WatchAsync(Installation town, Gallery voters, Gallery gallery, TimeSpan during, CancellationToken cancellation)
    {
        var votes = new List<(long Due, long Position)>();
        var latency = new LongHistogram(1, 600_000_000, 3);
        var voter = voters.Hubs.First();
        var due = 0L;
        voter.Answered = (_, ok, position, _) =>
        {
            if (ok)
                votes.Add((Volatile.Read(ref due), position));
        };
        var ballots = Installation.Options.Select(o => Pack.CastBallot(town.PollId, o)).ToArray();
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(150));
        for (var i = 0; i < during.TotalSeconds / 0.15 && await timer.WaitForNextTickAsync(cancellation); i++)
        {
            Volatile.Write(ref due, Stopwatch.GetTimestamp());
            voter.Send(ballots[i % ballots.Length]);
        }

        await Task.Delay(500, cancellation);
        voter.Answered = null;
        foreach (var screen in gallery.Hubs.Where(h => !h.IsPaused))
        {
            foreach (var (at, position) in votes)
            {
                if (screen.Sightings!.When(position) is { } seen)
                    latency.RecordValue(Math.Max(1, (long)Stopwatch.GetElapsedTime(at, seen).TotalMicroseconds));
            }
        }

        return latency.GetValueAtPercentile(99) / 1000.0;
    }
}
