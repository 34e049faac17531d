using System.Globalization;
using LiveTownHall.Contracts.Polls;
using LiveTownHall.LoadTests.Baselines;
using LiveTownHall.LoadTests.Measuring;
using LiveTownHall.LoadTests.Town;

namespace LiveTownHall.LoadTests.Aims;

/// <summary>What an attendee costs who only waits: resident memory of the process, and apart from it what the kernel holds.</summary>
internal static class MemoryRows
{
    /// <summary>Pings, timers and the collector have had their turn.</summary>
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(12);

    public static async Task<IReadOnlyList<Measured>> RunAsync(Scale scale, Action<string> say, CancellationToken cancellation)
    {
        var row = new Measured("memory of the process per idle attendee", "stock SignalR", "at most 0.5x", r => r <= 0.5);
        for (var round = 0; round < Math.Max(1, scale.Rounds / 2); round++)
        {
            double own, ownKernel, stock, stockKernel;
            await using (var town = await Installation.StartAsync(1, false, ResultsVisibility.Live))
                (own, ownKernel) = await PerClientAsync(town.Gauge, (g, n) => g.AddAttendeesAsync(town, 0, n, cancellation), scale, cancellation);
            if (scale.Alone)
            {
                say(string.Create(CultureInfo.InvariantCulture, $"memory {round}: ours {own / 1024:0.0} KB (kernel {ownKernel / 1024:0.0})"));
                continue;
            }

            await using (var server = await StockSignalR.StartAsync())
                (stock, stockKernel) = await PerClientAsync(server.Gauge, (g, n) => g.AddStockAsync(server.Address, StockSignalR.StockHub, n, cancellation), scale, cancellation);
            say(string.Create(CultureInfo.InvariantCulture,
                $"memory {round}: ours {own / 1024:0.0} KB (kernel {ownKernel / 1024:0.0}), stock {stock / 1024:0.0} KB (kernel {stockKernel / 1024:0.0})"));
            row.Ratio(own / stock);
            row.Figure("LiveTownHall, KB", own / 1024);
            row.Figure("stock SignalR, KB", stock / 1024);
            row.Figure("kernel buffers with LiveTownHall, KB", ownKernel / 1024);
            row.Figure("kernel buffers with stock SignalR, KB", stockKernel / 1024);
        }

        return [row];
    }

    private static async Task<(double Process, double Kernel)> PerClientAsync(
        Func<ProcessGauge> gauge, Func<Gallery, int, Task> add, Scale scale, CancellationToken cancellation)
    {
        using var gallery = new Gallery();

        // The first clients bring code and pools that the others share.
        var some = scale.Screens / 8;
        await add(gallery, some);
        await Task.Delay(Settling / 2, cancellation);
        var (before, kernel) = (gauge(), KernelMemory.Read());
        await add(gallery, scale.Screens - some);
        await Task.Delay(Settling, cancellation);
        var (after, kernelAfter, count) = (gauge(), KernelMemory.Read(), scale.Screens - some);
        return ((double)(after.Resident - before.Resident) / count, (double)(kernelAfter.Bytes - kernel.Bytes) / count);
    }
}
