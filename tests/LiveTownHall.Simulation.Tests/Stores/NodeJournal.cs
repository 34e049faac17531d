using System.Runtime.CompilerServices;
using LiveTownHall.Journal;
using LiveTownHall.Journal.Chain;
using LiveTownHall.Journal.Following;

namespace LiveTownHall.Simulation.Tests.Stores;

/// <summary>A node's journal: the product's own reading and following, over a wire.</summary>
internal sealed class NodeJournal : IJournal, IBatchSource
{
    private readonly SharedStore _shared;
    private readonly IWire _wire;
    private readonly LiveFeed _feed = new();
    private readonly BatchReader _reader;
    private readonly JournalOptions _options;
    private int _listening;

    public NodeJournal(SharedStore shared, IWire wire, JournalOptions options)
    {
        (_shared, _wire, _options) = (shared, wire, options);
        _reader = new BatchReader(this, _feed, options);
    }

    /// <summary>False for a mutation: appends without condition and follows without a look back, as before there was a chain.</summary>
    public bool KnowsChain { get; init; } = true;

    public JournalHealth Health => JournalHealth.Healthy;

    public ValueTask<long> AppendAsync(string hall, Guid batchId, ReadOnlyMemory<byte> body, ChainPoint after, CancellationToken cancellation = default)
    {
        var copy = body.ToArray();
        return _wire.CallAsync(() => _shared.Append(hall, batchId, copy, KnowsChain ? after : ChainPoint.Start), cancellation);
    }

    public ValueTask<long> PutBackAsync(string hall, JournalBatch batch, ChainPoint before, CancellationToken cancellation = default)
        => _wire.CallAsync(() => _shared.PutBack(hall, batch, before), cancellation);

    public IAsyncEnumerable<JournalBatch> ReadAsync(string hall, long from, CancellationToken cancellation = default) => _reader.ReadAsync(hall, from, cancellation);

    public IAsyncEnumerable<JournalBatch> FollowAsync(string hall, long from, CancellationToken cancellation = default)
        => KnowsChain ? _reader.FollowAsync(hall, from, cancellation) : FollowBlindlyAsync(hall, from, cancellation);

    public ValueTask<long> HeadAsync(string hall, CancellationToken cancellation = default) => _wire.CallAsync(() => _shared.Head(hall), cancellation);

    public ValueTask<BatchPage> ReadPageAsync(string hall, long from, int limit, CancellationToken cancellation)
        => _wire.CallAsync(() => _shared.Read(hall, from, limit), cancellation);

    public ValueTask ListenAsync(string hall, CancellationToken cancellation)
    {
        if (Interlocked.Exchange(ref _listening, 1) == 0)
            _shared.Listen(Hear);
        return ValueTask.CompletedTask;
    }

    /// <summary>As when its process is gone.</summary>
    public void Unlisten() => _shared.Unlisten(Hear);

    public ValueTask DisposeAsync()
    {
        Unlisten();
        _feed.Close();
        return ValueTask.CompletedTask;
    }

    private async IAsyncEnumerable<JournalBatch> FollowBlindlyAsync(string hall, long from, [EnumeratorCancellation] CancellationToken cancellation)
    {
        while (true)
        {
            BatchPage page = default;
            try
            {
                page = await ReadPageAsync(hall, from, _options.PageSize, cancellation);
            }
            catch (JournalUnavailableException)
            {
                // Later.
            }

            foreach (var batch in page.Batches ?? [])
                yield return batch.Verify(hall, from++);
            await Task.Delay(TimeSpan.FromMilliseconds(20), _options.TimeProvider, cancellation);
        }
    }

    private void Hear(string hall, StoredBatch batch)
    {
        if (_feed.HasFollowers(hall))
            _wire.Tell(() => _feed.Publish(hall, batch));
    }
}
