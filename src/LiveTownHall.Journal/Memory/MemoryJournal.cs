using System.Collections.Concurrent;
using LiveTownHall.Journal.Following;

namespace LiveTownHall.Journal.Memory;

/// <summary>A journal that lives as long as its process: the in-memory twin of the others, for tests and trials.</summary>
public sealed class MemoryJournal : IJournal, IBatchSource
{
    private readonly ConcurrentDictionary<string, HallLog> _halls = new(StringComparer.Ordinal);
    private readonly LiveFeed _feed = new();
    private readonly JournalMetrics _metrics = new("memory", static () => JournalHealth.Healthy);
    private readonly BatchReader _reader;

    public MemoryJournal(JournalOptions? options = null) => _reader = new BatchReader(this, _feed, options ?? new JournalOptions());

    public JournalHealth Health => JournalHealth.Healthy;

    public ValueTask<long> AppendAsync(string hall, Guid batchId, ReadOnlyMemory<byte> body, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        var started = JournalMetrics.Now();
        var log = _halls.GetOrAdd(hall, static _ => new HallLog());
        long position;
        lock (log)
        {
            if (log.Positions.TryGetValue(batchId, out position))
            {
                return ValueTask.FromResult(position);
            }

            position = log.Batches.Count + 1;
            log.Batches.Add(StoredBatch.Seal(position, batchId, body.ToArray()));
            log.Positions.Add(batchId, position);
            _feed.Publish(hall, log.Batches[^1]);
        }

        _metrics.Appended(started, body.Length);
        return ValueTask.FromResult(position);
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

    internal IReadOnlyList<string> Halls() => [.. _halls.Keys.Order(StringComparer.Ordinal)];

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
                log.Batches[(int)batch.Former.Position - 1] = batch.Seal();
            }

            return true;
        }
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
    }
}
