namespace LiveTownHall.Journal.Memory;

internal sealed class MemoryStore(JournalOptions options) : IStore
{
    public IJournal Journal { get; } = new MemoryJournal(options);

    public IDirectory Directory { get; } = new MemoryDirectory(options.TimeProvider);

    public ValueTask<StoreCheck> CheckAsync(CancellationToken cancellation = default) =>
        ValueTask.FromResult(new StoreCheck([], ["Everything is kept in memory only and is gone when the process ends."]));

    public ValueTask DisposeAsync() => Journal.DisposeAsync();
}
