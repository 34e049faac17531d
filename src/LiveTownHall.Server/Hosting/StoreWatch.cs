using LiveTownHall.Journal;
using LiveTownHall.Server.Access;

namespace LiveTownHall.Server.Hosting;

/// <summary>Checks at the start that the store keeps its promises, says so when it does not, and sweeps what is held by address.</summary>
internal sealed class StoreWatch(IStore store, Readiness readiness, AddressLimits addresses, TimeProvider time, ILogger<StoreWatch> log) : BackgroundService
{
    private static readonly TimeSpan Often = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Often, time);
        var said = new HashSet<string>(StringComparer.Ordinal);
        do
        {
            var check = await store.CheckAsync(stoppingToken);
            readiness.StoreIsUnfit(check.Errors.Count > 0 ? check.Errors[0] : null);
            foreach (var error in check.Errors.Where(said.Add))
                StoreLog.Unfit(log, error);
            foreach (var warning in check.Warnings.Where(said.Add))
                StoreLog.Weak(log, warning);
            addresses.Forget();
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}

internal static partial class StoreLog
{
    [LoggerMessage(40, LogLevel.Error, "The store is not fit for town halls: {Problem}")]
    public static partial void Unfit(ILogger logger, string problem);

    [LoggerMessage(41, LogLevel.Warning, "The store could keep its promises better: {Problem}")]
    public static partial void Weak(ILogger logger, string problem);
}
