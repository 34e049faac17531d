namespace LiveTownHall.Journal;

/// <summary>Compaction of a store's journals: a batch keeps its position and its id and gets another body, because something in the one it has must be gone for good.</summary>
/// <remarks>
/// May run while any number of nodes append, read and follow. Whoever reads across it gets former bodies up to some position and new ones
/// after it, never the other way round.
/// </remarks>
public interface ICompaction
{
    /// <summary>Every hall that has a batch, in ordinal order.</summary>
    /// <exception cref="JournalUnavailableException">The store does not answer.</exception>
    ValueTask<IReadOnlyList<string>> HallsAsync(CancellationToken cancellation = default);

    /// <summary>Gives batches of one hall new bodies: all of them, durably, or none.</summary>
    /// <remarks>The stamp in a batch's link stays, so that the chain does; the salt goes, so that nobody can find out by guessing what is gone.</remarks>
    /// <param name="batches">Each position once, in any order.</param>
    /// <returns>False, with nothing changed, where a batch is not in the journal or is not what it was when it was read: read again.</returns>
    /// <exception cref="JournalUnavailableException">The store did not answer; all of the bodies are new or none is.</exception>
    /// <exception cref="JournalCorruptException">The store noticed that any batch of the hall is missing; names its position, and nothing was changed.</exception>
    ValueTask<bool> RewriteAsync(string hall, IReadOnlyList<RewrittenBatch> batches, CancellationToken cancellation = default);

    /// <summary>Sees to it that former bodies are gone from the store's files, too; also those of a compaction that was broken off.</summary>
    /// <returns>Where they may be still, and what an operator can do about it: one sentence each, none where they are gone.</returns>
    /// <exception cref="JournalUnavailableException">The store does not answer.</exception>
    ValueTask<IReadOnlyList<string>> ScrubAsync(CancellationToken cancellation = default);

    /// <summary>
    /// Takes a hall out of the store: its journal, the entries of the directory that are named, and every other one that has the hall's id between slashes of its name. What
    /// files hold of it is gone after <see cref="ScrubAsync"/>. Can be repeated after it was broken off.
    /// </summary>
    /// <remarks>A store whose files one server has for itself does not look whether it does: whoever calls has opened it as a server does.</remarks>
    /// <param name="names">Entries whose names do not tell the hall, such as its join code.</param>
    /// <param name="dryRun">Changes nothing.</param>
    /// <returns>False, with nothing changed, where a node that shares the store has the hall in memory: it would give back what it takes for lost.</returns>
    /// <exception cref="JournalUnavailableException">The store does not answer.</exception>
    ValueTask<bool> EraseAsync(string hall, IReadOnlyList<string> names, bool dryRun = false, CancellationToken cancellation = default);
}

/// <param name="Former">The batch as it was read.</param>
/// <param name="Body">What it says from now on.</param>
public readonly record struct RewrittenBatch(JournalBatch Former, ReadOnlyMemory<byte> Body)
{
    internal uint FormerChecksum => BatchChecksum.Compute(Former.Position, Former.BatchId, Former.Body.Span);

    /// <summary>A copy: the caller may use its buffer again.</summary>
    internal StoredBatch Seal() => StoredBatch.Seal(Former.Position, Former.BatchId, Body.ToArray());
}
