using System.IO.Pipelines;
using System.Threading.Tasks.Sources;

namespace LiveTownHall.WebSockets;

/// <summary>Reads as <paramref name="source"/> does, but gives its thread back after so many reads, even where there always is something to read.</summary>
/// <remarks>
/// Sockets are worked on where they are read (see <see cref="InlineSockets"/>), so a loop that never has to wait would keep a socket thread, and everybody else whom that
/// thread serves, for ever.
/// </remarks>
internal sealed class TurnReader(PipeReader source) : PipeReader, IValueTaskSource<ReadResult>, IThreadPoolWorkItem
{
    /// <summary>Reads in a row. Each is at most what the pipe behind it holds.</summary>
    internal const int Turn = 16;

    private int _reads;
    private ManualResetValueTaskSourceCore<ReadResult> _next;
    private CancellationToken _cancellation;

    /// <summary>Says that there is nothing once the turn is over; whoever wants more then waits for it, and so yields.</summary>
    public override bool TryRead(out ReadResult result)
    {
        if (_reads < Turn)
        {
            _reads++;
            return source.TryRead(out result);
        }

        result = default;
        return false;
    }

    public override ValueTask<ReadResult> ReadAsync(CancellationToken cancellationToken = default)
    {
        if (++_reads <= Turn)
            return source.ReadAsync(cancellationToken);
        _reads = 0;
        _cancellation = cancellationToken;
        _next.Reset();
        return new ValueTask<ReadResult>(this, _next.Version);
    }

    public override void AdvanceTo(SequencePosition consumed) => source.AdvanceTo(consumed);

    public override void AdvanceTo(SequencePosition consumed, SequencePosition examined) => source.AdvanceTo(consumed, examined);

    public override void CancelPendingRead() => source.CancelPendingRead();

    public override void Complete(Exception? exception = null) => source.Complete(exception);

    public override ValueTask CompleteAsync(Exception? exception = null) => source.CompleteAsync(exception);

    ReadResult IValueTaskSource<ReadResult>.GetResult(short token) => _next.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource<ReadResult>.GetStatus(short token) => _next.GetStatus(token);

    /// <summary>Reads on only once somebody waits for it: what is over before it is awaited would leave the thread with the one who reads.</summary>
    void IValueTaskSource<ReadResult>.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags)
    {
        _next.OnCompleted(continuation, state, token, flags);
        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    void IThreadPoolWorkItem.Execute() => _ = ReadOnAsync();

    private async Task ReadOnAsync()
    {
        ReadResult read;
        try
        {
            read = await source.ReadAsync(_cancellation);
        }
        catch (Exception failure)
        {
            _next.SetException(failure);
            return;
        }

        _next.SetResult(read);
    }
}
