namespace LiveTownHall.Journal.Memory;

/// <summary>Compaction of a <see cref="MemoryJournal"/>. There is no file to scrub.</summary>
internal sealed class MemoryCompaction(MemoryJournal journal, MemoryDirectory directory, MemorySchedule schedule) : ICompaction
{
    public ValueTask<IReadOnlyList<string>> HallsAsync(CancellationToken cancellation = default) => ValueTask.FromResult(journal.Halls());

    public ValueTask<bool> RewriteAsync(string hall, IReadOnlyList<RewrittenBatch> batches, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        return ValueTask.FromResult(journal.TryRewrite(hall, batches));
    }

    public ValueTask<IReadOnlyList<string>> ScrubAsync(CancellationToken cancellation = default) => ValueTask.FromResult<IReadOnlyList<string>>([]);

    public ValueTask<bool> EraseAsync(string hall, IReadOnlyList<string> names, bool dryRun = false, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        if (!dryRun)
        {
            directory.Forget(name => names.Contains(name) || name.Split('/').Contains(hall));
            journal.Forget(hall);
            schedule.Forget(hall);
        }

        return ValueTask.FromResult(true);
    }
}
