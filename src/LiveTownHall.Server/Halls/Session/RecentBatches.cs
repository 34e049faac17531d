using LiveTownHall.Journal;

namespace LiveTownHall.Server.Halls;

/// <summary>The last batches that were applied, whoever appended them: what a store has lost can be given back from here. One writer.</summary>
internal sealed class RecentBatches
{
    private const int Most = 1024;
    private const int MostBytes = 4 * 1024 * 1024;

    private readonly Queue<JournalBatch> _batches = new();
    private long _bytes;

    public void Add(in JournalBatch batch)
    {
        _batches.Enqueue(batch);
        _bytes += batch.Body.Length;
        while (_batches.Count > Most || (_bytes > MostBytes && _batches.Count > 1))
            _bytes -= _batches.Dequeue().Body.Length;
    }

    /// <summary>In the order they were applied, without gaps.</summary>
    public JournalBatch[] All() => [.. _batches];
}
