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

    /// <summary>Lets time go by for the storage's own clock, if it has one that a test can move.</summary>
    public virtual void Pass(TimeSpan time)
    {
    }

    public abstract ValueTask DisposeAsync();
}
