using System.Runtime.CompilerServices;
using LiveTownHall.Journal;
using LiveTownHall.Journal.Chain;

namespace LiveTownHall.Server.Tests.Acknowledgements;

/// <summary>One node's way to a store that it shares: what it appends, what it would hear of that, or what it would read, can be held up on the way.</summary>
internal sealed class HeldStore(IStore shared) : IStore, IJournal
{
    private static readonly Task Open = Task.CompletedTask;
    private TaskCompletionSource? _appends;
    private TaskCompletionSource? _answers;
    private TaskCompletionSource? _reads;
    private int _appended;
    private volatile bool _losesNone;
    private Func<Task>? _leftBehind;

    public IJournal Journal => this;

    public IDirectory Directory => shared.Directory;

    public ICompaction Compaction => shared.Compaction;

    public IFences Fences => shared.Fences;

    public ISchedule Schedule => shared.Schedule;

    public JournalHealth Health => shared.Journal.Health;

    /// <summary>Appends that were begun since something was held.</summary>
    public int Appended => Volatile.Read(ref _appended);

    /// <param name="losesNone">Whether one that is given up meanwhile stays under way, see <see cref="LeaveBehind"/>.</param>
    public void HoldAppends(bool losesNone = false)
    {
        _losesNone = losesNone;
        Hold(ref _appends);
    }

    /// <summary>Lets everything pass again, apart from the append that was held last: that gets there when what is returned is called.</summary>
    public Func<Task> LeaveBehind()
    {
        var stuck = Volatile.Read(ref _leftBehind) ?? throw new InvalidOperationException("Nothing was held.");
        Release();
        return stuck;
    }

    /// <summary>What is appended gets there, and nobody is told.</summary>
    public void HoldAnswers() => Hold(ref _answers);

    public void HoldReads() => Hold(ref _reads);

    public void Release()
    {
        Interlocked.Exchange(ref _appends, null)?.SetResult();
        Interlocked.Exchange(ref _answers, null)?.SetResult();
        Interlocked.Exchange(ref _reads, null)?.SetResult();
    }

    public async ValueTask<long> AppendAsync(string hall, Guid batchId, ReadOnlyMemory<byte> body, ChainPoint after, CancellationToken cancellation = default)
    {
        Interlocked.Increment(ref _appended);
        var copy = body.ToArray();
        if (_losesNone && Volatile.Read(ref _appends) is not null)
            Volatile.Write(ref _leftBehind, () => shared.Journal.AppendAsync(hall, batchId, copy, after, CancellationToken.None).AsTask());
        await (Volatile.Read(ref _appends)?.Task ?? Open).WaitAsync(cancellation);
        var position = await shared.Journal.AppendAsync(hall, batchId, copy, after, cancellation);
        await (Volatile.Read(ref _answers)?.Task ?? Open).WaitAsync(cancellation);
        return position;
    }

    public ValueTask<long> PutBackAsync(string hall, JournalBatch batch, ChainPoint before, CancellationToken cancellation = default)
        => shared.Journal.PutBackAsync(hall, batch, before, cancellation);

    public IAsyncEnumerable<JournalBatch> ReadAsync(string hall, long from, CancellationToken cancellation = default) => shared.Journal.ReadAsync(hall, from, cancellation);

    public async IAsyncEnumerable<JournalBatch> FollowAsync(string hall, long from, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await foreach (var batch in shared.Journal.FollowAsync(hall, from, cancellation))
        {
            await (Volatile.Read(ref _reads)?.Task ?? Open).WaitAsync(cancellation);
            yield return batch;
        }
    }

    public ValueTask<long> HeadAsync(string hall, CancellationToken cancellation = default) => shared.Journal.HeadAsync(hall, cancellation);

    public ValueTask<StoreCheck> CheckAsync(CancellationToken cancellation = default) => shared.CheckAsync(cancellation);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private void Hold(ref TaskCompletionSource? gate)
    {
        Volatile.Write(ref _appended, 0);
        Volatile.Write(ref gate, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
    }
}
