using LiveTownHall.Journal;

namespace LiveTownHall.Server.Archives;

/// <summary>Where a hall can be read from: a store or an archive.</summary>
internal interface IHallSource
{
    /// <summary>Every batch in order.</summary>
    /// <exception cref="ArchiveException">An archive is damaged.</exception>
    /// <exception cref="JournalCorruptException">A journal is damaged.</exception>
    IAsyncEnumerable<JournalBatch> ReadAsync(CancellationToken cancellation);

    /// <summary>What stands under one of <see cref="HallKeysInStore.NamesOf"/>; null where there is nothing (any more).</summary>
    ValueTask<byte[]?> FindKeyAsync(string name, CancellationToken cancellation);
}

/// <summary>A hall of a store.</summary>
internal sealed class HallInStore(IStore store, string hallId) : IHallSource
{
    public IAsyncEnumerable<JournalBatch> ReadAsync(CancellationToken cancellation) => store.Journal.ReadAsync(hallId, 1, cancellation);

    public ValueTask<byte[]?> FindKeyAsync(string name, CancellationToken cancellation) => store.Directory.GetAsync(name, cancellation);
}
