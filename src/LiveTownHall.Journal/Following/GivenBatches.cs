using LiveTownHall.Journal.Chain;

namespace LiveTownHall.Journal.Following;

/// <summary>Which batches a follower was given last. Ids and stamps are for ever, also where a compaction rewrites a body.</summary>
internal sealed class GivenBatches
{
    private const int Most = 256;

    private readonly (Guid Id, Digest? Stamp)[] _entries = new (Guid, Digest?)[Most];
    private long _newest;
    private long _oldest;

    public bool Has(long position) => _newest > 0 && position >= _oldest && position <= _newest;

    public void Add(in StoredBatch batch)
    {
        _entries[batch.Position % Most] = (batch.BatchId, batch.Link?.Stamp);
        _newest = batch.Position;
        _oldest = _oldest == 0 ? batch.Position : Math.Max(_oldest, batch.Position - Most + 1);
    }

    /// <exception cref="JournalChangedException">Another batch was given for this position.</exception>
    public void ThrowIfAnother(string hall, in StoredBatch batch)
    {
        if (Has(batch.Position) && _entries[batch.Position % Most] != (batch.BatchId, batch.Link?.Stamp))
        {
            throw new JournalChangedException(hall, batch.Position, "another batch stands where one was that has been given");
        }
    }
}
