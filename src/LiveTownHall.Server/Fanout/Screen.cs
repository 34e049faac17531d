using System.IO.Pipelines;
using LiveTownHall.Server.Metrics;
using LiveTownHall.WebSockets;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace LiveTownHall.Server.Fanout;

/// <summary>One connection that watches a hall. It is idle or writing; what comes while it writes is not queued, it gets the newest keyframe afterwards.</summary>
/// <remarks>So at most one frame ever waits for it, and nobody waits for it.</remarks>
internal sealed class Screen(HubConnectionContext connection, TimeProvider time, Func<Frame> newestKeyframe)
{
    private const int Idle = 0;
    private const int Writing = 1;
    private const int Behind = 2;
    private const long NotYet = -1;

    private readonly IFrameLine? _line = (connection.Features.Get<IConnectionTransportFeature>() as SocketConnection)?.Line;
    private readonly IHubProtocol _protocol = connection.Protocol;

    // Until it has its first keyframe it is writing, so that no delta comes before that.
    private int _state = Writing;
    private long _writingSince = time.GetTimestamp();

    /// <summary>Sends a delta, unless the last write is still under way.</summary>
    public bool Show(Frame delta)
    {
        if (Interlocked.CompareExchange(ref _state, Writing, Idle) == Idle)
        {
            Write(delta);
            return true;
        }

        FallBehind();
        return false;
    }

    /// <summary>Sends the first keyframe; called once.</summary>
    public void ShowFirst() => Write(newestKeyframe());

    /// <summary>Sends the newest keyframe, now or when the write under way ends.</summary>
    public void ShowKeyframe()
    {
        if (Interlocked.CompareExchange(ref _state, Writing, Idle) == Idle)
            Write(newestKeyframe());
        else
            FallBehind();
    }

    public void Tell(Frame message) => Telling.Send(connection, message);

    public void DropIfStuck(TimeSpan limit)
    {
        var since = Volatile.Read(ref _writingSince);
        if (since == NotYet || Volatile.Read(ref _state) == Idle || time.GetElapsedTime(since) < limit)
            return;
        TownhallMetrics.StuckConnections.Add(1);
        connection.Abort();
    }

    private void FallBehind()
    {
        while (Interlocked.CompareExchange(ref _state, Behind, Writing) == Idle)
        {
            if (Interlocked.CompareExchange(ref _state, Writing, Idle) != Idle)
                continue;
            Write(newestKeyframe());
            return;
        }
    }

    private void Write(Frame frame)
    {
        while (true)
        {
            if (_line is { } line)
            {
                var write = line.WriteFrameAsync(frame.On(_protocol));
                if (!write.IsCompletedSuccessfully)
                {
                    _ = FinishAsync(write);
                    return;
                }
            }
            else
            {
                var write = connection.WriteAsync(frame.Message);
                if (!write.IsCompletedSuccessfully)
                {
                    _ = FinishAsync(AsFlush(write));
                    return;
                }
            }

            if (!MustGoOn())
                return;
            frame = newestKeyframe();
        }
    }

    private static async ValueTask<FlushResult> AsFlush(ValueTask write)
    {
        await write;
        return default;
    }

    private async Task FinishAsync(ValueTask<FlushResult> write)
    {
        // Only a write that waits can get stuck.
        Volatile.Write(ref _writingSince, time.GetTimestamp());
        try
        {
            // Where the connection has ended, its disconnect takes this screen off the hall.
            if ((await write).IsCompleted)
                return;
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or InvalidOperationException)
        {
            return;
        }

        if (MustGoOn())
            Write(newestKeyframe());
    }

    /// <summary>Back to idle, or, where frames were missed meanwhile, on to the keyframe that makes up for them.</summary>
    private bool MustGoOn()
    {
        // Before the state: a sweep between the next write's start and its time must not take the last write's time for it.
        Volatile.Write(ref _writingSince, NotYet);
        if (Interlocked.CompareExchange(ref _state, Idle, Writing) == Writing)
            return false;
        Volatile.Write(ref _state, Writing);
        return true;
    }
}
