using System.Globalization;
using System.Net.Http.Headers;
using LiveTownHall.Contracts.Polls;
using LiveTownHall.LoadTests.Baselines;
using LiveTownHall.LoadTests.Measuring;
using LiveTownHall.LoadTests.Raw;
using LiveTownHall.LoadTests.Town;
using LiveTownHall.Testing;

namespace LiveTownHall.LoadTests.Aims;

/// <summary>What it costs to keep many screens up to date ten times a second: ours, nchan, stock SignalR and a bare send, in turns within one run.</summary>
internal static class FanOutRows
{
    private const int Hz = 10;

    public static async Task<IReadOnlyList<Measured>> RunAsync(Scale scale, Action<string> say, CancellationToken cancellation)
    {
        var (nchanRow, stockRow, sendRow) = (
            new Measured("server CPU per delivered frame, MessagePack, 10 Hz", "nchan on nginx, same payload and rate", "at most 1.0x", r => r <= 1.0),
            new Measured("server CPU per delivered frame, MessagePack, 10 Hz", "stock SignalR group send", "at most 0.6x", r => r <= 0.6),
            new Measured("server CPU per delivered frame, MessagePack, 10 Hz", "a bare send() loop", "at most 1.4x", r => r <= 1.4));
        await using var town = await Installation.StartAsync(1, false, ResultsVisibility.Live, manyOptions: true);
        using var ours = new Gallery();
        using var voters = new Gallery();
        await voters.AddAttendeesAsync(town, 0, 2, cancellation);
        await ours.AddScreensAsync(town, 0, scale.Screens, cancellation);
        await using var stock = await StockSignalR.StartAsync();
        using var theirs = new Gallery();
        await theirs.AddStockAsync(stock.Address, StockSignalR.StockHub, scale.Screens, cancellation);
        using var folder = new ScratchFolder();
        await using var nginx = Nchan.IsInstalled ? await Nchan.StartAsync(folder.Path) : null;
        using var subscribers = new Gallery();
        if (nginx is not null)
            await subscribers.AddPlainAsync(nginx.Address, "/subscribe", scale.Screens, cancellation);
        else
            nchanRow.Skipped = Nchan.Missing;
        using var bare = await BareSend.OpenAsync(scale.Screens / 2, cancellation);

        // A server that has just started compiles what it runs, in several steps; that is not what a delivery costs.
        await PerFrameAsync(ours, town.Gauge, () => Vote(town, voters), scale.Window * 4, cancellation);
        var bytes = 0;
        for (var round = -1; round < scale.Rounds; round++)
        {
            // The first round warms everything up and is thrown away.
            var window = scale.Window;
            var own = await PerFrameAsync(ours, town.Gauge, () => Vote(town, voters), window, cancellation);
            bytes = own.Bytes;
            var idle = await IdleAsync(town.Gauge, cancellation);
            var group = scale.Alone ? default
                : await PerFrameAsync(theirs, stock.Gauge, () => PublishAsync(stock, $"/publish/{bytes - 15}", 0, cancellation), window, cancellation);
            var c = nginx is null || scale.Alone ? default
                : await PerFrameAsync(subscribers, nginx.Gauge, () => PublishAsync(nginx, "/publish", bytes, cancellation), window, cancellation);
            var floor = bare.PerSend(bytes + 4, TimeSpan.FromSeconds(Math.Min(3, window.TotalSeconds)), Hz);
            say(string.Create(
                CultureInfo.InvariantCulture,
                $"fan-out {round}: {bytes} bytes; us per frame: ours {own.Cost:0.00} ({own.Rate:0.0} Hz; idle {idle:0.000} cores), nchan {c.Cost:0.00} ({c.Rate:0.0}), "
                + $"stock {group.Cost:0.00} ({group.Rate:0.0}), send() {floor.TotalMicroseconds:0.00}"));
            if (round < 0)
                continue;
            if (nginx is not null)
                nchanRow.Ratio(own.Cost / c.Cost);
            stockRow.Ratio(own.Cost / group.Cost);
            sendRow.Ratio(own.Cost / floor.TotalMicroseconds);
            foreach (var row in new[] { nchanRow, stockRow, sendRow })
                row.Figure("LiveTownHall, us", own.Cost);
            if (nginx is not null)
                nchanRow.Figure("nchan, us", c.Cost);
            stockRow.Figure("stock SignalR, us", group.Cost);
            sendRow.Figure("send(), us", floor.TotalMicroseconds);
        }

        return [nchanRow, stockRow, sendRow];
    }

    /// <summary>Server CPU in microseconds for one frame that arrived, its length, and how often a second each screen got one.</summary>
    public static async Task<(double Cost, int Bytes, double Rate)> PerFrameAsync(
        Gallery gallery, Func<ProcessGauge> gauge, Func<ValueTask> publish, TimeSpan during, CancellationToken cancellation)
    {
        var (before, frames, bytes, count) = (gauge(), gallery.Frames, gallery.Bytes, (int)(during.TotalSeconds * Hz));
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / Hz));
        for (var i = 0; i < count && await timer.WaitForNextTickAsync(cancellation); i++)
            await publish();
        await Task.Delay(250, cancellation);
        var (after, came) = (gauge(), gallery.Frames - frames);
        if (came == 0)
            throw new InvalidOperationException("No frame came.");
        return ((after.Cpu - before.Cpu).TotalMicroseconds / came, (int)((gallery.Bytes - bytes) / came), came / during.TotalSeconds / gallery.Peers.Count);
    }

    /// <summary>Cores that the server uses while its screens have nothing new to show.</summary>
    private static async Task<double> IdleAsync(Func<ProcessGauge> gauge, CancellationToken cancellation)
    {
        var before = gauge();
        await Task.Delay(TimeSpan.FromSeconds(2), cancellation);
        return (gauge().Cpu - before.Cpu).TotalSeconds / 2;
    }

    /// <summary>Changes the result, so that every screen has something new to be shown.</summary>
    public static ValueTask Vote(Installation town, Gallery voters)
    {
        var choice = Environment.TickCount64 / 100 % 2 == 0 ? 0 : 1;
        foreach (var (i, voter) in voters.Hubs.Index())
            voter.Send(Pack.CastBallot(town.PollId, Installation.Options[(choice + i) % 2]));
        return ValueTask.CompletedTask;
    }

    private static async ValueTask PublishAsync(Helper server, string path, int bytes, CancellationToken cancellation)
    {
        using var body = new ByteArrayContent(new byte[bytes]);
        body.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        using var answer = await server.Http.PostAsync(new Uri(server.Address, path), body, cancellation);
        answer.EnsureSuccessStatusCode();
    }
}
