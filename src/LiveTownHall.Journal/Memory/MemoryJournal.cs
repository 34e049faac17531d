using System.Collections.Concurrent;
using LiveTownHall.Journal.Chain;
using LiveTownHall.Journal.Following;

namespace LiveTownHall.Journal.Memory;

/// <summary>A journal that lives as long as its process: the in-memory twin of the others, for tests and trials.</summary>
public sealed class MemoryJournal : IJournal, IBatchSource
{
    private readonly ConcurrentDictionary<string, HallLog> _halls = new(StringComparer.Ordinal);
    private readonly LiveFeed _feed = new();
    private readonly JournalMetrics _metrics = new("memory", static () => JournalHealth.Healthy);
    private readonly BatchReader _reader;
    private readonly Guid _incarnation = Guid.NewGuid();

    public MemoryJournal(JournalOptions? options = null) => _reader = new BatchReader(this, _feed, options ?? new JournalOptions());

    public JournalHealth Health => JournalHealth.Healthy;

    public ValueTask<long> AppendAsync(string hall, Guid batchId, ReadOnlyMemory<byte> body, ChainPoint after, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        var started = JournalMetrics.Now();
        var copy = body.ToArray();
        var link = BatchLink.Make(after, copy, _incarnation);
        var log = _halls.GetOrAdd(hall, static _ => new HallLog());
        long position;
        lock (log)
        {
            if (log.Positions.TryGetValue(batchId, out position))
                return ValueTask.FromResult(position);
            if (!log.Holds(after))
                throw new JournalChangedException(hall, after.Position, "the journal that was applied is not there any more");
            position = Add(hall, log, StoredBatch.Seal(log.Batches.Count + 1, batchId, copy, link));
        }

        _metrics.Appended(started, body.Length);
        return ValueTask.FromResult(position);
    }

    public ValueTask<long> PutBackAsync(string hall, JournalBatch batch, ChainPoint before, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        var log = _halls.GetOrAdd(hall, static _ => new HallLog());
        lock (log)
        {
            if (log.Positions.TryGetValue(batch.BatchId, out var position))
                return ValueTask.FromResult(position);
            if (batch.Position != log.Batches.Count + 1 || batch.Position != before.Position + 1 || !log.Holds(before))
                return ValueTask.FromResult(0L);
            var stored = StoredBatch.Seal(batch.Position, batch.BatchId, batch.Body.ToArray(), batch.Link is { } link ? link with { Incarnation = _incarnation } : null);
            return ValueTask.FromResult(Add(hall, log, stored));
        }
    }

    public IAsyncEnumerable<JournalBatch> ReadAsync(string hall, long from, CancellationToken cancellation = default) => _reader.ReadAsync(hall, from, cancellation);

    public IAsyncEnumerable<JournalBatch> FollowAsync(string hall, long from, CancellationToken cancellation = default) => _reader.FollowAsync(hall, from, cancellation);

    public ValueTask<long> HeadAsync(string hall, CancellationToken cancellation = default) => ValueTask.FromResult(Head(hall));

    public ValueTask DisposeAsync()
    {
        _feed.Close();
        _metrics.Dispose();
        return ValueTask.CompletedTask;
    }

    internal IReadOnlyList<string> Halls() => [.. _halls.Where(static hall => hall.Value.Batches.Count > 0).Select(static hall => hall.Key).Order(StringComparer.Ordinal)];

    /// <inheritdoc cref="ICompaction.RewriteAsync"/>
    internal bool TryRewrite(string hall, IReadOnlyList<RewrittenBatch> batches)
    {
        if (!_halls.TryGetValue(hall, out var log))
        {
            return batches.Count == 0;
        }

        lock (log)
        {
            if (!batches.All(batch => Holds(log, batch)))
            {
                return false;
            }

            foreach (var batch in batches)
            {
                var link = log.Batches[(int)batch.Former.Position - 1].Link;
                log.Batches[(int)batch.Former.Position - 1] = batch.Seal() with { Link = link?.WithoutSalt() };
            }

            return true;
        }
    }

    internal void Forget(string hall) => _halls.TryRemove(hall, out _);

    /// <summary>For tests: everything behind a position is gone, as after a failover.</summary>
    internal void LoseTail(string hall, long kept)
    {
        var log = _halls[hall];
        lock (log)
        {
            foreach (var lost in log.Batches.Skip((int)kept))
                log.Positions.Remove(lost.BatchId);
            log.Batches.RemoveRange((int)kept, log.Batches.Count - (int)kept);
        }
    }

    /// <summary>For tests: a batch of a version that knew no chain.</summary>
    internal void AppendWithoutLink(string hall, Guid batchId, byte[] body)
    {
        var log = _halls.GetOrAdd(hall, static _ => new HallLog());
        lock (log)
            Add(hall, log, StoredBatch.Seal(log.Batches.Count + 1, batchId, body));
    }

    /// <summary>For tests that damage what is stored.</summary>
    internal void Damage(string hall, Action<List<StoredBatch>> damage)
    {
        var log = _halls[hall];
        lock (log)
        {
            damage(log.Batches);
        }
    }

    ValueTask<BatchPage> IBatchSource.ReadPageAsync(string hall, long from, int limit, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (!_halls.TryGetValue(hall, out var log))
        {
            return ValueTask.FromResult(new BatchPage(0, []));
        }

        lock (log)
        {
            var skip = (int)Math.Min(from - 1, log.Batches.Count);
            var batches = log.Batches.GetRange(skip, Math.Min(limit, log.Batches.Count - skip));
            return ValueTask.FromResult(new BatchPage(log.Positions.Count, batches));
        }
    }

    private long Add(string hall, HallLog log, in StoredBatch stored)
    {
        log.Batches.Add(stored);
        log.Positions.Add(stored.BatchId, stored.Position);
        _feed.Publish(hall, stored);
        return stored.Position;
    }

    private static bool Holds(HallLog log, RewrittenBatch batch)
        => batch.Former.Position >= 1
        && batch.Former.Position <= log.Batches.Count
        && log.Batches[(int)batch.Former.Position - 1] is var stored
        && stored.BatchId == batch.Former.BatchId
        && stored.Checksum == batch.FormerChecksum;

    private long Head(string hall)
    {
        if (!_halls.TryGetValue(hall, out var log))
        {
            return 0;
        }

        lock (log)
        {
            return log.Positions.Count;
        }
    }

    private sealed class HallLog
    {
        public List<StoredBatch> Batches { get; } = [];

        public Dictionary<Guid, long> Positions { get; } = [];

        public bool Holds(ChainPoint point) => point.Position == 0 || (point.Position <= Batches.Count && point.Is(Batches[(int)point.Position - 1]));
    }
}
