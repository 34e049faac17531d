namespace LiveTownHall.Journal.Tests.Specification;

/// <summary>One place of storage that a specification opens stores on, damages, and throws away.</summary>
public abstract class StoreLab : IAsyncDisposable
{
    /// <summary>Where the storage keeps its files; null for one that has none.</summary>
    public abstract string? Folder { get; }

    /// <summary>A store over the lab's storage; each call is another node.</summary>
    public abstract ValueTask<IStore> OpenAsync(JournalOptions? options = null);

    /// <summary>Rewrites a hall's batches as they lie in the storage; the store's own notion of the head stays.</summary>
    internal abstract ValueTask RewriteAsync(string hall, Action<List<StoredBatch>> damage);

    /// <summary>Everything of a hall behind a position is gone from the storage, its ids and its head too, as after a failover.</summary>
    internal abstract ValueTask LoseTailAsync(string hall, long kept);

    /// <summary>Appends a batch as a node does whose version knows no chain.</summary>
    internal abstract ValueTask AppendWithoutLinkAsync(string hall, Guid batchId, byte[] body);

    /// <summary>Lets time go by for the storage's own clock, if it has one that a test can move.</summary>
    public virtual void Pass(TimeSpan time)
    {
    }

    public abstract ValueTask DisposeAsync();
}
