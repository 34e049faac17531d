namespace LiveTownHall.Journal;

/// <summary>The small key-value store beside the journal: join codes, the token signing key, poll keys. Nothing else.</summary>
public interface IDirectory
{
    /// <summary>Stores <paramref name="value"/> unless the key exists; returns the value that is stored then, and whether it is the caller's.</summary>
    /// <param name="expiresAfter">After this time the key is gone; null for never.</param>
    ValueTask<DirectoryEntry> CreateIfAbsentAsync(string key, ReadOnlyMemory<byte> value, TimeSpan? expiresAfter = null, CancellationToken cancellation = default);

    /// <summary>The value, or null where the key is absent or expired.</summary>
    ValueTask<byte[]?> GetAsync(string key, CancellationToken cancellation = default);

    /// <summary>Removes the key for good (SQLite overwrites the bytes); removing an absent key is not an error.</summary>
    ValueTask DeleteAsync(string key, CancellationToken cancellation = default);

    /// <summary>
    /// Removes the key and returns when no file of the store holds its value any more. Safe to repeat: what another node began and did not end is ended. Copies that
    /// somebody made of the files are beyond it.
    /// </summary>
    /// <returns>False where the store's files can't be written anew from here: then its operator has to.</returns>
    async ValueTask<bool> ShredAsync(string key, CancellationToken cancellation = default)
    {
        await DeleteAsync(key, cancellation).ConfigureAwait(false);
        return true;
    }
}

/// <param name="Created">True where the caller's value was stored.</param>
public readonly record struct DirectoryEntry(byte[] Value, bool Created);
