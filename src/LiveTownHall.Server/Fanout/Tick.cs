using LiveTownHall.Server.Coordination;
using LiveTownHall.Server.Halls;
using LiveTownHall.Server.Metrics;

namespace LiveTownHall.Server.Fanout;

/// <summary>Ten times a second shows every hall with news to its screens; slower when sending takes too much of the node.</summary>
internal sealed class Tick(HallRegistry halls, TimeProvider time, ILogger<Tick> log) : BackgroundService
{
    public const int FullRate = 10;

    /// <summary>A client that has not taken a frame for this long is gone.</summary>
    public static readonly TimeSpan StuckAfter = TimeSpan.FromSeconds(10);

    /// <summary>What only one person sees is told less often than what everybody watches: whoever changes their mind all the time hears of it twice a second.</summary>
    private const int TellsPerSecond = 2;

    private static readonly int[] Rates = [FullRate, 4, 2];

    private readonly SendBudget _budget = new(Rates);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // A counter is told of from its first change on; whoever watches a node that has no hall yet should read 0.
        TownhallMetrics.HallsLoaded.Add(0);
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / FullRate), time);
        var ticks = 0;
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            ticks++;
            if (ticks % (FullRate / _budget.Hz) != 0)
                continue;
            try
            {
                await ShowAllAsync();
                if (ticks % (FullRate / TellsPerSecond) == 0)
                    TellAll();
                if (ticks % FullRate == 0)
                    Sweep();
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                FanoutLog.TickFailed(log, fault);
            }
        }
    }

    private async Task ShowAllAsync()
    {
        var work = TimeSpan.Zero;
        foreach (var hall in halls.Loaded)
        {
            _ = GuardAsync(hall.Votes.LookAsync());
            if (!hall.Screens.HasNews)
                continue;
            await hall.Screens.ShowAsync(_budget.Hz);
            work += hall.Screens.Work;
        }

        _budget.Spent(work);
    }

    private void TellAll()
    {
        foreach (var hall in halls.Loaded)
            _ = GuardAsync(hall.Mine.TellAsync());
    }

    private async Task GuardAsync(Task beside)
    {
        try
        {
            await beside;
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            FanoutLog.TickFailed(log, fault);
        }
    }

    private void Sweep()
    {
        foreach (var hall in halls.Loaded)
        {
            hall.Screens.DropStuck(StuckAfter);
            hall.People.Forget();
        }
    }
}
