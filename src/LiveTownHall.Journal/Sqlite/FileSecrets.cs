using System.Runtime.InteropServices;

namespace LiveTownHall.Journal.Sqlite;

/// <summary>The server's own keys, each in a file of the data directory that only its owner may read: a copy of the database holds none.</summary>
/// <param name="former">Where earlier versions kept them: what is still there moves here.</param>
internal sealed class FileSecrets(string directory, IDirectory former) : IDirectory
{
    /// <summary>The secrets that there are; each is its file's name, too.</summary>
    public static readonly IReadOnlySet<string> Names = new HashSet<string>(StringComparer.Ordinal) { "signing-key", "creator-key" };

    public async ValueTask<DirectoryEntry> CreateIfAbsentAsync(string key, ReadOnlyMemory<byte> value, TimeSpan? expiresAfter = null, CancellationToken cancellation = default)
    {
        var path = PathOf(key);
        if (expiresAfter is not null)
        {
            throw new ArgumentException("A secret does not expire.", nameof(expiresAfter));
        }

        try
        {
            if (File.Exists(path))
            {
                return new DirectoryEntry(await File.ReadAllBytesAsync(path, cancellation).ConfigureAwait(false), Created: false);
            }

            var moved = await former.GetAsync(key, cancellation).ConfigureAwait(false);
            var isOurs = await TryWriteAsync(path, moved ?? value, cancellation).ConfigureAwait(false);
            if (moved is not null)
            {
                // Only when the file is on the disk: until then a crash must find the key where it was.
                await former.DeleteAsync(key, cancellation).ConfigureAwait(false);
            }

            return new DirectoryEntry(await File.ReadAllBytesAsync(path, cancellation).ConfigureAwait(false), Created: isOurs && moved is null);
        }
        catch (Exception away) when (away is IOException or UnauthorizedAccessException)
        {
            throw new JournalUnavailableException("The keys in the data directory can't be used.", away);
        }
    }

    public async ValueTask<byte[]?> GetAsync(string key, CancellationToken cancellation = default)
    {
        try
        {
            return File.Exists(PathOf(key))
                ? await File.ReadAllBytesAsync(PathOf(key), cancellation).ConfigureAwait(false)
                : await former.GetAsync(key, cancellation).ConfigureAwait(false);
        }
        catch (Exception away) when (away is IOException or UnauthorizedAccessException)
        {
            throw new JournalUnavailableException("The keys in the data directory can't be used.", away);
        }
    }

    public async ValueTask DeleteAsync(string key, CancellationToken cancellation = default)
    {
        File.Delete(PathOf(key));
        await former.DeleteAsync(key, cancellation).ConfigureAwait(false);
    }

    /// <summary>Whole or not at all, also where two processes try at once.</summary>
    private static async Task<bool> TryWriteAsync(string path, ReadOnlyMemory<byte> value, CancellationToken cancellation)
    {
        var draft = $"{path}.{Guid.NewGuid():N}";
        try
        {
            await using (var file = new FileStream(draft, Files.Private(FileMode.CreateNew)))
            {
                await file.WriteAsync(value, cancellation).ConfigureAwait(false);
                file.Flush(flushToDisk: true);
            }

            return TryName(draft, path);
        }
        finally
        {
            File.Delete(draft);
        }
    }

    /// <summary>
    /// Gives a file its name unless there is one of that name. A move looks first and moves then, and two who look at once both move; a link is made or refused in one step
    /// (link(2)).
    /// </summary>
    private static bool TryName(string draft, string path)
    {
        if (!OperatingSystem.IsWindows())
        {
            if (Link(draft, path) == 0)
            {
                return true;
            }

            if (File.Exists(path))
            {
                return false;
            }
        }

        // Windows moves in one step; elsewhere the file system knows no links.
        try
        {
            File.Move(draft, path, overwrite: false);
            return true;
        }
        catch (IOException) when (File.Exists(path))
        {
            return false;
        }
    }

    [DllImport("libc", EntryPoint = "link")]
    private static extern int Link([MarshalAs(UnmanagedType.LPUTF8Str)] string existing, [MarshalAs(UnmanagedType.LPUTF8Str)] string name);

    private string PathOf(string key) => Names.Contains(key) ? Path.Combine(directory, key) : throw new ArgumentException("There is no such secret.", nameof(key));
}
