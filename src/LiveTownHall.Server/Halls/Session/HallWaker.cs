using LiveTownHall.Journal;

namespace LiveTownHall.Server.Halls;

/// <summary>Opens halls that have something to do by the clock and are in no node's memory: what is due in them is then done as in any other.</summary>
internal sealed partial class HallWaker(IStore store, HallRegistry halls, TimeProvider time, ILogger<HallWaker> log) : BackgroundService
{
    private const int AtOnce = 100;

    private static readonly TimeSpan Between = TimeSpan.FromSeconds(5);

    /// <summary>A node that has the hall in memory needs a moment to do it; so does the first of several to open it.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    /// <summary>After which a hall that could not be opened is tried again, behind those that can be.</summary>
    private static readonly TimeSpan Later = TimeSpan.FromMinutes(1);

    /// <summary>Looks once.</summary>
    /// <exception cref="JournalUnavailableException">The store does not answer.</exception>
    public async Task LookAsync(CancellationToken cancellation)
    {
        foreach (var hall in await store.Schedule.DueAsync((time.GetUtcNow() - Grace).ToUnixTimeMilliseconds(), AtOnce, cancellation))
            await WakeAsync(hall, cancellation);
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
            catch (Exception fault) when (fault is not OperationCanceledException)
#pragma warning restore CA1031
            {
                Failed(log, fault.GetType().Name);
            }
        }
    }

    private async Task WakeAsync(string hallId, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        try
        {
            using var lease = await halls.FindAsync(hallId, cancellation);
            if (lease is null)
                await store.Schedule.SetAsync(hallId, null, cancellation);
            else if (lease.Hall.Session.NextDue is var next && !(next <= now.ToUnixTimeMilliseconds()))
                await store.Schedule.SetAsync(hallId, next, cancellation);
        }
        catch (HallUnavailableException)
        {
            await store.Schedule.SetAsync(hallId, (now + Later).ToUnixTimeMilliseconds(), cancellation);
        }
    }

    [LoggerMessage(67, LogLevel.Error, "Halls that have something to do could not be opened ({Fault}); tried again in a moment")]
    private static partial void Failed(ILogger logger, string fault);
}
