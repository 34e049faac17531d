using System.Text.Json;
using LiveTownHall.Server.Fanout;
using LiveTownHall.Server.Halls;

namespace LiveTownHall.Server.Presence;

/// <summary>How nodes hear each other's beats; absent on a single node.</summary>
internal interface IPulseLine
{
    Task SendAsync(ReadOnlyMemory<byte> beat);

    Task ListenAsync(Action<ReadOnlyMemory<byte>> hear);
}

/// <summary>Once a second sums up each hall's audience over all nodes and tells the other nodes this one's part.</summary>
internal sealed class NodePulse(HallRegistry halls, TimeProvider time, IServiceProvider services, ILogger<NodePulse> log) : BackgroundService
{
    private readonly string _node = Guid.NewGuid().ToString("N");
    private readonly IPulseLine? _line = services.GetService<IPulseLine>();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1), time);
        var (listening, failing) = (false, false);
        do
        {
            try
            {
                if (!listening && _line is not null)
                {
                    await _line.ListenAsync(Hear);
                    listening = true;
                }

                foreach (var hall in halls.Loaded)
                    await BeatAsync(hall);
                await halls.UnloadIdleAsync();
                failing = false;
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                if (!failing)
                    PulseLog.BeatFailed(log, fault.GetType().Name);
                failing = true;
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task BeatAsync(LiveHall hall)
    {
        hall.Pulse.ForgetSilentNodes();
        var beat = hall.Pulse.Beat(_node);
        if (_line is not null && hall.Screens.Count > 0)
            await _line.SendAsync(JsonSerializer.SerializeToUtf8Bytes(beat, PulseJson.Default.PulseBeat));
    }

    private void Hear(ReadOnlyMemory<byte> bytes)
    {
        if (JsonSerializer.Deserialize(bytes.Span, PulseJson.Default.PulseBeat) is not { } beat || beat.Node == _node)
            return;
        halls.Loaded.FirstOrDefault(h => h.Session.HallId == beat.Hall)?.Pulse.Hear(beat);
    }
}

internal static partial class PulseLog
{
    [LoggerMessage(30, LogLevel.Warning, "Other nodes could not be told about the audience ({Fault}); the count catches up when the store answers")]
    public static partial void BeatFailed(ILogger logger, string fault);
}
