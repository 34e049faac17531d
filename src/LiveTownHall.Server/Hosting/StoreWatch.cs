using LiveTownHall.Journal;
using LiveTownHall.Server.Access;
using LiveTownHall.Server.Halls;
using LiveTownHall.Server.Metrics;

namespace LiveTownHall.Server.Hosting;

/// <summary>
/// Looks again and again whether the store is there and keeps its promises, and what time it has; says so when something is wrong, and sweeps what is held by address.
/// </summary>
internal sealed class StoreWatch(IStore store, Readiness readiness, AddressLimits addresses, StoreTime time, IHostApplicationLifetime life, ILogger<StoreWatch> log)
    : BackgroundService
{
    private static readonly TimeSpan WhileFit = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan WhileNot = TimeSpan.FromSeconds(1);

    /// <summary>A store that is stuck must not keep the server from saying so.</summary>
    private static readonly TimeSpan FirstLook = TimeSpan.FromSeconds(2);

    private readonly HashSet<string> _said = new(StringComparer.Ordinal);

    /// <exception cref="JournalUnavailableException">A newer version laid the store out.</exception>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            var check = await LookAsync(cancellationToken).WaitAsync(FirstLook, time, cancellationToken);
            if (check.IsTooNew)
                throw new JournalUnavailableException(check.Errors[0]);
        }
        catch (TimeoutException)
        {
            readiness.StoreIs(new StoreCheck(["The store takes long to answer."], []) { IsAway = true });
        }

        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var isFit = false;
        while (true)
        {
            await Task.Delay(isFit ? WhileFit : WhileNot, time, stoppingToken);
            var check = await LookAsync(stoppingToken);
            if (check.IsTooNew)
            {
                // It was away at the start. Nothing may be written to it.
                Environment.ExitCode = 1;
                life.StopApplication();
                return;
            }

            isFit = check.Errors.Count == 0;
            addresses.Forget();
        }
    }

    private async Task<StoreCheck> LookAsync(CancellationToken cancellation)
    {
        var check = await store.CheckAsync(cancellation);
        if (!check.IsAway)
            await LookAtClockAsync(cancellation);
        readiness.StoreIs(check);
        if (!check.IsAway)
            _said.RemoveWhere(sentence => !check.Errors.Contains(sentence) && !check.Warnings.Contains(sentence));
        foreach (var error in check.Errors.Where(_said.Add))
        {
            if (check.IsAway)
                StoreLog.Away(log, error);
            else
                StoreLog.Unfit(log, error);
        }

        foreach (var warning in check.Warnings.Where(_said.Add))
            StoreLog.Weak(log, warning);
        return check;
    }

    private async Task LookAtClockAsync(CancellationToken cancellation)
    {
        try
        {
            if (await time.LookAsync(store, cancellation) is { } jump)
            {
                TownhallMetrics.ClockJumps.Add(1);
                StoreLog.ClockJumped(log, jump.TotalSeconds);
            }

            if (time.Skew is { } skew)
                TownhallMetrics.ClockSkew.Record(skew.TotalSeconds);
        }
        catch (JournalUnavailableException)
        {
            // The next look says that the store is away.
        }
    }
}

internal static partial class StoreLog
{
    [LoggerMessage(40, LogLevel.Error, "The store is not fit for town halls: {Problem}")]
    public static partial void Unfit(ILogger logger, string problem);

    [LoggerMessage(41, LogLevel.Warning, "The store could keep its promises better: {Problem}")]
    public static partial void Weak(ILogger logger, string problem);

    [LoggerMessage(43, LogLevel.Warning, "The store's clock is {Seconds:0.0} s from where it was expected; it is believed when that has lasted for three looks")]
    public static partial void ClockJumped(ILogger logger, double seconds);

    [LoggerMessage(42, LogLevel.Error, "Waiting for the store. {Problem}")]
    public static partial void Away(ILogger logger, string problem);
}
