namespace LiveTownHall.Journal.Memory;

/// <summary>Compaction of a <see cref="MemoryJournal"/>. There is no file to scrub.</summary>
internal sealed class MemoryCompaction(MemoryJournal journal) : ICompaction
{
    public ValueTask<IReadOnlyList<string>> HallsAsync(CancellationToken cancellation = default) => ValueTask.FromResult(journal.Halls());

    public ValueTask<bool> RewriteAsync(string hall, IReadOnlyList<RewrittenBatch> batches, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        return ValueTask.FromResult(journal.TryRewrite(hall, batches));
    }

    public ValueTask<IReadOnlyList<string>> ScrubAsync(CancellationToken cancellation = default) => ValueTask.FromResult<IReadOnlyList<string>>([]);
}
