using System.IO.Pipelines;
using LiveTownHall.Server.Metrics;
using LiveTownHall.WebSockets;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace LiveTownHall.Server.Fanout;

/// <summary>
/// One connection that watches a hall. It is idle or writing; what comes while it writes is not queued: afterwards it gets the delta that it missed, or, where it missed many,
/// the newest keyframe.
/// </summary>
/// <remarks>So at most one frame ever waits for it, and nobody waits for it.</remarks>
internal sealed class Screen(HubConnectionContext connection, TimeProvider time, IFrameSource news)
{
    private const int Idle = 0;
    private const int Writing = 1;

    /// <summary>Writing, and something was shown meanwhile: what was missed follows, a few deltas or else the newest keyframe.</summary>
    private const int Behind = 2;

    /// <summary>Writing, and the client asked for the whole: the newest keyframe follows.</summary>
    private const int Lost = 3;

    private const long NotYet = -1;

    private readonly IFrameLine? _line = (connection.Features.Get<IConnectionTransportFeature>() as SocketConnection)?.Line;
    private readonly IHubProtocol _protocol = connection.Protocol;

    // Until it has its first keyframe it is writing, so that no delta comes before that.
    private int _state = Writing;
    private long _writingSince = time.GetTimestamp();

    // The newest look that was written. Of whoever is writing.
    private long _look;

    /// <summary>Sends a delta, unless the last write is still under way or the connection has what it tells.</summary>
    public bool Show(Frame delta)
    {
        while (Interlocked.CompareExchange(ref _state, Writing, Idle) != Idle)
        {
            if (LeavesWord(Behind))
                return false;
        }

        // Whoever was admitted after the look had its keyframe.
        var next = delta.Look > _look ? delta : Next();
        if (next is not null)
            Write(next);
        return next == delta;
    }

    /// <summary>Sends the first keyframe; called once.</summary>
    public void ShowFirst() => Write(news.Keyframe);

    /// <summary>Sends the newest keyframe, now or when the write under way ends.</summary>
    public void ShowKeyframe()
    {
        while (Interlocked.CompareExchange(ref _state, Writing, Idle) != Idle)
        {
            if (LeavesWord(Lost))
                return;
        }

        Write(news.Keyframe);
    }

    public void Tell(Frame message) => OutOfBand.Send(connection, message);

    public void DropIfStuck(TimeSpan limit)
    {
        var since = Volatile.Read(ref _writingSince);
        if (since == NotYet || Volatile.Read(ref _state) == Idle || time.GetElapsedTime(since) < limit)
            return;
        TownhallMetrics.StuckConnections.Add(1);
        connection.Abort();
    }

    /// <summary>Tells whoever is writing that more is wanted; false where nobody writes any more.</summary>
    private bool LeavesWord(int word)
    {
        while (true)
        {
            var found = Volatile.Read(ref _state);
            if (found == Idle)
                return false;
            if (found >= word || Interlocked.CompareExchange(ref _state, word, found) == found)
                return true;
        }
    }

    private void Write(Frame frame)
    {
        while (true)
        {
            _look = frame.Look;
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

            if (Next() is not { } newest)
                return;
            frame = newest;
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

        if (Next() is { } newest)
            Write(newest);
    }

    /// <summary>What makes up for what was missed during the last write, or null and idle where it missed nothing.</summary>
    private Frame? Next()
    {
        // Before the state: a sweep between the next write's start and its time must not take the last write's time for it.
        Volatile.Write(ref _writingSince, NotYet);
        while (true)
        {
            if (Interlocked.CompareExchange(ref _state, Idle, Writing) == Writing)
                return null;
            var isLost = Interlocked.Exchange(ref _state, Writing) == Lost;
            if (isLost)
                return news.Keyframe;
            if (news.After(_look) is not { } missed)
                continue;

            // One at a time: what follows it is asked for when it is written.
            Interlocked.CompareExchange(ref _state, Behind, Writing);
            return missed;
        }
    }
}
