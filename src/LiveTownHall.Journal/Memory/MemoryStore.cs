namespace LiveTownHall.Journal.Memory;

internal sealed class MemoryStore : IStore
{
    private readonly MemoryJournal _journal;

    public MemoryStore(JournalOptions options)
    {
        _journal = new MemoryJournal(options);
        var directory = new MemoryDirectory(options.TimeProvider);
        var schedule = new MemorySchedule();
        Compaction = new MemoryCompaction(_journal, directory, schedule);
        (Directory, Schedule) = (directory, schedule);
    }

    public IJournal Journal => _journal;

    public ICompaction Compaction { get; }

    public IDirectory Directory { get; }

    public IFences Fences { get; } = new MemoryFences();

    public ISchedule Schedule { get; }

    public ValueTask<StoreCheck> CheckAsync(CancellationToken cancellation = default)
        => ValueTask.FromResult(new StoreCheck([], ["Everything is kept in memory only and is gone when the process ends."]));

    public ValueTask DisposeAsync() => Journal.DisposeAsync();
}
