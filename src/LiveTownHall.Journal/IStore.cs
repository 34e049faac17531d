namespace LiveTownHall.Journal;

/// <summary>One place where a server keeps everything durable: the journals of its halls and the directory beside them.</summary>
public interface IStore : IAsyncDisposable
{
    IJournal Journal { get; }

    IDirectory Directory { get; }

    ICompaction Compaction { get; }

    /// <summary>The keys that the server signs with or opens to its operator. Apart from what is copied with the journals, where the store can keep them apart.</summary>
    IDirectory Secrets => Directory;

    IFences Fences { get; }

    ISchedule Schedule { get; }

    /// <summary>Copies everything but <see cref="Secrets"/> as it is at one moment into files of a new directory, while servers go on.</summary>
    /// <returns>False where the store has no way of its own; nothing was written then.</returns>
    /// <exception cref="JournalUnavailableException">The store can't be read, or the files can't be written.</exception>
    ValueTask<bool> BackupAsync(string directory, CancellationToken cancellation = default) => ValueTask.FromResult(false);

    /// <summary>What the store's own clock says, the same for all nodes; null for a store that has none, and so goes by that of the one node that has it.</summary>
    /// <exception cref="JournalUnavailableException">The store does not answer.</exception>
    ValueTask<DateTimeOffset?> TimeAsync(CancellationToken cancellation = default) => ValueTask.FromResult<DateTimeOffset?>(null);

    /// <summary>Bytes that it can still take in, or null where it does not know. Asked every second; never throws because the store is away.</summary>
    ValueTask<long?> FreeBytesAsync(CancellationToken cancellation = default) => ValueTask.FromResult<long?>(null);

    /// <summary>Looks at the store's settings for what would break its promises; never throws because the store is away.</summary>
    ValueTask<StoreCheck> CheckAsync(CancellationToken cancellation = default);
}

/// <summary>What an operator has to know about the store before the first hall opens.</summary>
/// <param name="Errors">The store breaks the journal's promises as it is (it evicts, it is too old, it can't be reached).</param>
/// <param name="Warnings">The promises hold less far than they could (a power cut may lose acknowledged ballots).</param>
public sealed record StoreCheck(IReadOnlyList<string> Errors, IReadOnlyList<string> Warnings)
{
    /// <summary>The store does not answer at all; the one error says why.</summary>
    public bool IsAway { get; init; }

    /// <summary>A newer version laid the store out; the one error says so. Nothing may be written.</summary>
    public bool IsTooNew { get; init; }

    /// <summary>Nothing to say.</summary>
    public static StoreCheck Clean { get; } = new([], []);
}
