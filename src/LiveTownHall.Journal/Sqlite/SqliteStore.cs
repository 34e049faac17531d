using Microsoft.Extensions.Logging;

namespace LiveTownHall.Journal.Sqlite;

/// <summary>Journal and directory in one file of a data directory.</summary>
internal sealed class SqliteStore : IStore
{
    private readonly SqliteFile _file;
    private readonly SqliteWriter _writer;
    private readonly SqliteJournal _journal;
    private readonly IDisposable? _serving;
    private readonly string _directory;

    /// <param name="serving">Held until the store is closed; null where it is not a server that opens it.</param>
    public SqliteStore(string directory, JournalOptions options, ILogger log, IDisposable? serving = null)
    {
        (_serving, _directory) = (serving, Path.GetFullPath(directory));
        _file = new SqliteFile(directory, options.GroupMayUseFiles);
        _writer = new SqliteWriter(_file, log);
        _journal = new SqliteJournal(_file, _writer, options);
        Directory = new SqliteDirectory(_file, _writer, options.TimeProvider);
        Secrets = new FileSecrets(directory, Directory);
        Fences = new SqliteFences(_writer);
        Schedule = new SqliteSchedule(_file, _writer);
        Compaction = new SqliteCompaction(_file, options);
    }

    public IJournal Journal => _journal;

    public IDirectory Directory { get; }

    public ICompaction Compaction { get; }

    public IDirectory Secrets { get; }

    public IFences Fences { get; }

    public ISchedule Schedule { get; }

    public ValueTask<long?> FreeBytesAsync(CancellationToken cancellation = default)
    {
        try
        {
            return ValueTask.FromResult<long?>(new DriveInfo(_directory).AvailableFreeSpace);
        }
        catch (Exception unknown) when (unknown is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return ValueTask.FromResult<long?>(null);
        }
    }

    // A file that could break the promises does not open at all.
    public ValueTask<StoreCheck> CheckAsync(CancellationToken cancellation = default) => ValueTask.FromResult(StoreCheck.Clean);

    public async ValueTask<bool> BackupAsync(string directory, CancellationToken cancellation = default)
    {
        await Task.Run(() => _file.CopyTo(directory), cancellation).ConfigureAwait(false);
        return true;
    }

    public async ValueTask DisposeAsync()
    {
        await _journal.DisposeAsync().ConfigureAwait(false);
        _writer.Dispose();
        _file.ClosePool();
        _serving?.Dispose();
    }
}
