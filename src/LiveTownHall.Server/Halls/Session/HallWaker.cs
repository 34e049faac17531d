using LiveTownHall.Journal;

namespace LiveTownHall.Server.Halls;

/// <summary>Opens halls that have something to do by the clock and are in no node's memory: what is due in them is then done as in any other.</summary>
internal sealed partial class HallWaker(IStore store, HallRegistry halls, TimeProvider time, ILogger<HallWaker> log) : BackgroundService
{
    private const int AtOnce = 100;

    private static readonly TimeSpan Between = TimeSpan.FromSeconds(5);

    /// <summary>A node that has the hall in memory needs a moment to do it; so does the first of several to open it.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    /// <summary>After which this node tries a hall again that it could not open. Others may be able to: they do not hear of it.</summary>
    private static readonly TimeSpan Later = TimeSpan.FromMinutes(1);

    /// <summary>How long one hall may take to open before the next one has its turn.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Dictionary<string, DateTimeOffset> _notBefore = new(StringComparer.Ordinal);

    /// <summary>Looks once.</summary>
    /// <exception cref="JournalUnavailableException">The store does not answer.</exception>
    public async Task LookAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        foreach (var hall in _notBefore.Where(entry => entry.Value <= now).Select(entry => entry.Key).ToList())
            _notBefore.Remove(hall);
        foreach (var hall in await store.Schedule.DueAsync((now - Grace).ToUnixTimeMilliseconds(), AtOnce + _notBefore.Count, cancellation))
        {
            if (!_notBefore.ContainsKey(hall))
                await WakeAsync(hall, cancellation);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Between, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await LookAsync(stoppingToken);
            }
            catch (JournalUnavailableException)
            {
                // Readiness says it; the list is still there when the store is back.
            }
#pragma warning disable CA1031 // One fault must not end what wakes all halls.
            catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                Failed(log, fault.GetType().Name);
            }
        }
    }

    private async Task WakeAsync(string hallId, CancellationToken cancellation)
    {
        var opening = halls.FindAsync(hallId, cancellation);
        try
        {
            using var lease = await opening.WaitAsync(Patience, time, cancellation);
            if (lease is null)
                await store.Schedule.SetAsync(hallId, null, cancellation);
            else
                lease.Hall.Session.SayNextDue();
        }
        catch (HallUnavailableException)
        {
            _notBefore[hallId] = time.GetUtcNow() + Later;
        }
#pragma warning disable CA1031 // One hall must not stand in the way of all others.
        catch (Exception fault) when (fault is not JournalUnavailableException && !cancellation.IsCancellationRequested)
#pragma warning restore CA1031
        {
            _notBefore[hallId] = time.GetUtcNow() + Later;
            Failed(log, fault.GetType().Name);
            _ = opening.ContinueWith(
                static late => late.Result?.Dispose(), CancellationToken.None, TaskContinuationOptions.OnlyOnRanToCompletion, TaskScheduler.Default);
        }
    }

    [LoggerMessage(67, LogLevel.Error, "Halls that have something to do could not be opened ({Fault}); tried again in a moment")]
    private static partial void Failed(ILogger logger, string fault);
}
