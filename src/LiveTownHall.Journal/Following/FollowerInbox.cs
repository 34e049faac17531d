using System.Threading.Channels;

namespace LiveTownHall.Journal.Following;

/// <summary>The hints of one follower: bounded, so that a slow follower costs bounded memory; what does not fit leaves a gap that the storage fills.</summary>
internal sealed class FollowerInbox : IDisposable
{
    private const int Capacity = 256;

    // No batch has this position, so it always reads as a gap.
    private static readonly StoredBatch LookAtStorage = new(long.MaxValue, Guid.Empty, 0, default);

    private readonly Channel<StoredBatch> _hints = Channel.CreateBounded<StoredBatch>(
        new BoundedChannelOptions(Capacity) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    private readonly TimeSpan _silence;
    private readonly ITimer _silenceTimer;

    public FollowerInbox(JournalOptions options)
    {
        _silence = options.Silence;
        _silenceTimer = options.TimeProvider.CreateTimer(static inbox => ((FollowerInbox)inbox!).Wake(), this, _silence, _silence);
    }

    public void Offer(in StoredBatch batch) => _hints.Writer.TryWrite(batch);

    public void Wake() => _hints.Writer.TryWrite(LookAtStorage);

    public void Close() => _hints.Writer.TryComplete();

    /// <summary>The next hint; after one silence without a call of <see cref="Heard"/>, one that reads as a gap.</summary>
    public ValueTask<StoredBatch> NextAsync(CancellationToken cancellation) => _hints.Reader.ReadAsync(cancellation);

    /// <summary>Something new was delivered: the silence starts anew. Hints that bring nothing new do not count.</summary>
    public void Heard() => _silenceTimer.Change(_silence, _silence);

    public void Dispose()
    {
        _silenceTimer.Dispose();
        Close();
    }
}
