using System.Globalization;
using Microsoft.Data.Sqlite;

namespace LiveTownHall.Journal.Sqlite;

/// <summary>The file <c>townhall.db</c> and its tables.</summary>
/// <remarks>
/// <c>batch</c> holds the journal: (hall, position) is its order, (hall, batch_id) its promise of once; checksum is
/// <see cref="BatchChecksum"/>; link is <see cref="Chain.BatchLink"/>, null where the batch has none. Versions that know no chain read the file and append to it without one.
/// <c>head</c> holds every hall's newest position, so that a tail that went missing is noticed.
/// <c>directory</c> holds keys with an optional end (Unix milliseconds). Times and positions are 64-bit integers.
/// </remarks>
internal sealed class SqliteFile
{
    public const string Name = "townhall.db";

    /// <summary>How long to wait for the lock of another process.</summary>
    public static readonly TimeSpan BusyTimeout = TimeSpan.FromSeconds(5);

    /// <summary>Grows where a version that knows only the former tables would do harm; kept in the file as <c>user_version</c>.</summary>
    public const int SchemaVersion = 1;

    private readonly string _connectionString;

    public SqliteFile(string directory, bool withGroup)
    {
        DataDirectory.Create(directory, withGroup);
        _connectionString = new SqliteConnectionStringBuilder
        {
            DataSource = Path.Combine(directory, Name),
            DefaultTimeout = (int)BusyTimeout.TotalSeconds,
            Pooling = true,
        }.ToString();
    }

    /// <summary>A connection from the pool.</summary>
    public SqliteConnection OpenReader()
    {
        var connection = new SqliteConnection(_connectionString);
        connection.Open();
        return connection;
    }

    /// <summary>A connection that commits durably and overwrites what it deletes; lays the tables out in a new file.</summary>
    public SqliteConnection OpenWriter()
    {
        var connection = new SqliteConnection(_connectionString + ";Pooling=False");
        try
        {
            connection.Open();
            Execute(connection, string.Create(CultureInfo.InvariantCulture, $"PRAGMA busy_timeout = {BusyTimeout.TotalMilliseconds:F0}"));
            var mode = (string)Scalar(connection, "PRAGMA journal_mode = WAL")!;
            if (mode != "wal")
            {
                throw new JournalUnavailableException($"The data directory's file system does not carry SQLite's write-ahead log (journal mode is '{mode}'); use a local disk.");
            }

            Execute(connection, "PRAGMA synchronous = FULL");
            Execute(connection, "PRAGMA secure_delete = ON");
            LayOutTables(connection);
            return connection;
        }
        catch (Exception reason)
        {
            connection.Dispose();
            if (reason is SqliteException)
            {
                throw new JournalUnavailableException($"{Name} in the data directory can't be opened: {reason.Message}", reason);
            }

            throw;
        }
    }

    /// <summary>Writes the file as it is at one moment into a directory that has none (SQLite's online backup: writers go on meanwhile).</summary>
    /// <exception cref="JournalUnavailableException">It can't be read or written.</exception>
    public void CopyTo(string directory)
    {
        var path = Path.Combine(directory, Name);
        if (File.Exists(path))
        {
            throw new JournalUnavailableException($"There is a {Name} in {directory} already.");
        }

        try
        {
            DataDirectory.Create(directory, withGroup: false);
            using var source = OpenReader();
            using var target = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
            target.Open();
            source.BackupDatabase(target);

            // One file, with nothing beside it that could be left behind.
            Execute(target, "PRAGMA journal_mode = DELETE");
        }
        catch (Exception reason) when (reason is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw new JournalUnavailableException($"The copy in {directory} could not be written: {reason.Message}", reason);
        }
    }

    /// <summary>Closes what the pool holds, so that the file can be moved or deleted.</summary>
    public void ClosePool()
    {
        using var connection = new SqliteConnection(_connectionString);
        SqliteConnection.ClearPool(connection);
    }

    public static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public static object? Scalar(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    private static void LayOutTables(SqliteConnection connection)
    {
        if ((long)Scalar(connection, "PRAGMA user_version")! == SchemaVersion && HasLinks(connection) && HasSchedule(connection))
        {
            return;
        }

        // Looked at once more under the lock: another process may have been quicker.
        Execute(connection, "BEGIN IMMEDIATE");
        var version = (long)Scalar(connection, "PRAGMA user_version")!;
        if (version > SchemaVersion)
        {
            Execute(connection, "ROLLBACK");
            throw new JournalUnavailableException($"{Name} was written by a newer version (schema {version}, this one knows {SchemaVersion}). "
                + "Start that version again, or restore the backup that was made before the upgrade.");
        }

        Execute(
            connection,
            $"""
            CREATE TABLE IF NOT EXISTS batch(
                hall TEXT NOT NULL, position INTEGER NOT NULL, batch_id BLOB NOT NULL, checksum INTEGER NOT NULL, body BLOB NOT NULL,
                PRIMARY KEY(hall, position)) STRICT, WITHOUT ROWID;
            CREATE UNIQUE INDEX IF NOT EXISTS batch_once ON batch(hall, batch_id);
            CREATE TABLE IF NOT EXISTS head(hall TEXT PRIMARY KEY, position INTEGER NOT NULL) STRICT, WITHOUT ROWID;
            CREATE TABLE IF NOT EXISTS directory(key TEXT PRIMARY KEY, value BLOB NOT NULL, expires_at INTEGER) STRICT, WITHOUT ROWID;
            CREATE TABLE IF NOT EXISTS schedule(hall TEXT PRIMARY KEY, at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
            PRAGMA user_version = {SchemaVersion};
            """);
        if (!HasLinks(connection))
        {
            Execute(connection, "ALTER TABLE batch ADD COLUMN link BLOB");
        }

        Execute(connection, "COMMIT");
    }

    private static bool HasSchedule(SqliteConnection connection) => (long)Scalar(connection, "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'schedule'")! > 0;

    private static bool HasLinks(SqliteConnection connection) => (long)Scalar(connection, "SELECT count(*) FROM pragma_table_info('batch') WHERE name = 'link'")! > 0;
}
