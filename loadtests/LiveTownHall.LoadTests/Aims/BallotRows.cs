using System.Diagnostics;
using System.Globalization;
using LiveTownHall.Contracts.Polls;
using LiveTownHall.LoadTests.Baselines;
using LiveTownHall.LoadTests.Measuring;
using LiveTownHall.LoadTests.Raw;
using LiveTownHall.LoadTests.Town;

namespace LiveTownHall.LoadTests.Aims;

/// <summary>What a ballot costs that is deduplicated, durable and acknowledged, and how many a second one node takes, beside a SignalR method that does nothing.</summary>
internal static class BallotRows
{
    public static async Task<IReadOnlyList<Measured>> RunAsync(Scale scale, Action<string> say, CancellationToken cancellation)
    {
        var cost = new Measured(
            "server CPU per ballot, deduplicated, durable, acknowledged", "stock SignalR method that returns at once and stores nothing", "at most 1.0x", r => r <= 1.0);
        var rate = new Measured("ballots a second through one node, 4,000 connections", "stock SignalR echo", "at least 1.0x", r => r >= 1.0);
        await using var town = await Installation.StartAsync(1, false, ResultsVisibility.AfterClose);
        await using var stock = await StockSignalR.StartAsync();
        using var ours = new Gallery();
        using var theirs = new Gallery();
        await ours.AddAttendeesAsync(town, 0, scale.Screens, cancellation);
        await theirs.AddStockAsync(stock.Address, StockSignalR.StockHub, scale.Screens, cancellation);
        byte[][] ballots = [.. Installation.Options.Select(o => Pack.CastBallot(town.PollId, o))];
        byte[][] echo = [Pack.Invocation("Echo", [[7]])];
        for (var round = -2; round < scale.Rounds; round++)
        {
            var own = await StormAsync(ours, town.Gauge, ballots, scale.Window, cancellation);
            var plain = scale.Alone ? default : await StormAsync(theirs, stock.Gauge, echo, scale.Window, cancellation);
            say(string.Create(CultureInfo.InvariantCulture, $"ballots {round}: ours {own.Cost:0.0} us, {own.Rate:0}/s; stock echo {plain.Cost:0.0} us, {plain.Rate:0}/s"));
            if (round < 0)
                continue;
            cost.Ratio(own.Cost / plain.Cost);
            cost.Figure("ballot, us", own.Cost);
            cost.Figure("echo, us", plain.Cost);
            rate.Ratio(own.Rate / plain.Rate);
            rate.Figure("ballots/s", own.Rate);
            rate.Figure("echoes/s", plain.Rate);
        }

        return [cost, rate];
    }

    /// <summary>Closed model: everybody calls again as soon as the answer is there.</summary>
    public static async Task<(double Cost, double Rate)> StormAsync(Gallery gallery, Func<ProcessGauge> gauge, byte[][] calls, TimeSpan during, CancellationToken cancellation)
    {
        var (answers, refused, stop) = (0L, 0L, false);
        var turn = new int[gallery.Peers.Count];
        foreach (var (i, peer) in gallery.Hubs.Index())
        {
            peer.Answered = (who, ok, _, _) =>
            {
                answers++;
                if (!ok)
                    refused++;
                if (!Volatile.Read(ref stop))
                    who.Send(calls[turn[i]++ % calls.Length]);
            };
        }

        var (before, started) = (gauge(), Stopwatch.GetTimestamp());
        foreach (var (i, peer) in gallery.Hubs.Index())
            peer.Send(calls[turn[i]++ % calls.Length]);
        await Task.Delay(during, cancellation);
        var (count, took, after) = (Volatile.Read(ref answers), Stopwatch.GetElapsedTime(started), gauge());
        Volatile.Write(ref stop, true);
        await Task.Delay(TimeSpan.FromSeconds(1), cancellation);
        if (refused > 0)
            throw new InvalidOperationException($"{refused} calls were refused.");
        return ((after.Cpu - before.Cpu).TotalMicroseconds / count, count / took.TotalSeconds);
    }
}
