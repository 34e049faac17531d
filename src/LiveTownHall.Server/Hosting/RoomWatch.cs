using LiveTownHall.Journal;
using LiveTownHall.Server.Halls;

namespace LiveTownHall.Server.Hosting;

/// <summary>Looks every second how much room the store has left, and says so when it becomes little and when there is room again.</summary>
internal sealed partial class RoomWatch(IStore store, StorageRoom room, TimeProvider time, ILogger<RoomWatch> log) : BackgroundService
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(1);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await LookAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            await Task.Delay(Between, time, stoppingToken);
            await LookAsync(stoppingToken);
        }
    }

    private async Task LookAsync(CancellationToken cancellation)
    {
        var wasLow = room.IsLow;
        room.Is(await store.FreeBytesAsync(cancellation));
        if (room.IsLow && !wasLow)
            Low(log);
        if (!room.IsLow && wasLow)
            Enough(log);
    }

    [LoggerMessage(43, LogLevel.Error, "The store has hardly any room left: only reading and closing go on until there is.")]
    private static partial void Low(ILogger logger);

    [LoggerMessage(44, LogLevel.Warning, "The store has room again; everything goes on.")]
    private static partial void Enough(ILogger logger);
}
