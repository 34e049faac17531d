using System.IO.Pipelines;

namespace LiveTownHall.WebSockets;

/// <summary>Reads as <paramref name="source"/> does, but gives its thread back after so many reads, even where there always is something to read.</summary>
/// <remarks>
/// Sockets are worked on where they are read (see <see cref="InlineSockets"/>), so a loop that never has to wait would keep a socket thread, and everybody else whom that
/// thread serves, for ever.
/// </remarks>
internal sealed class TurnReader(PipeReader source) : PipeReader
{
    /// <summary>Reads in a row. Each is at most what the pipe behind it holds.</summary>
    internal const int Turn = 16;

    private int _reads;

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
        => ++_reads <= Turn ? source.ReadAsync(cancellationToken) : YieldAndReadAsync(cancellationToken);

    public override void AdvanceTo(SequencePosition consumed) => source.AdvanceTo(consumed);

    public override void AdvanceTo(SequencePosition consumed, SequencePosition examined) => source.AdvanceTo(consumed, examined);

    public override void CancelPendingRead() => source.CancelPendingRead();

    public override void Complete(Exception? exception = null) => source.Complete(exception);

    public override ValueTask CompleteAsync(Exception? exception = null) => source.CompleteAsync(exception);

    private async ValueTask<ReadResult> YieldAndReadAsync(CancellationToken cancellation)
    {
        _reads = 0;
        await Task.Yield();
        return await source.ReadAsync(cancellation);
    }
}
