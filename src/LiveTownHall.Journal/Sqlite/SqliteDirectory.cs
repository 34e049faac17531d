using Microsoft.Data.Sqlite;

namespace LiveTownHall.Journal.Sqlite;

/// <summary>The directory beside the journal, in the same file and through the same writer.</summary>
internal sealed class SqliteDirectory(SqliteFile file, SqliteWriter writer, TimeProvider time) : IDirectory
{
    public async ValueTask<DirectoryEntry> CreateIfAbsentAsync(string key, ReadOnlyMemory<byte> value, TimeSpan? expiresAfter = null, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        long? expiresAt = expiresAfter is { } after ? now + (long)after.TotalMilliseconds : null;
        var write = new CreateWrite(key, value.ToArray(), now, expiresAt);
        writer.Enqueue(write);
        return await write.Done.WaitAsync(cancellation).ConfigureAwait(false);
    }

    public async ValueTask<byte[]?> GetAsync(string key, CancellationToken cancellation = default)
        => await Task.Run(() => Get(key), cancellation).ConfigureAwait(false);

    public async ValueTask DeleteAsync(string key, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        var write = new DeleteWrite(key);
        writer.Enqueue(write);
        await write.Done.WaitAsync(cancellation).ConfigureAwait(false);
    }

    public async ValueTask<bool> ShredAsync(string key, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        var write = new DeleteWrite(key, waits: true);
        writer.Enqueue(write);
        await write.Done.WaitAsync(cancellation).ConfigureAwait(false);
        return true;
    }

    private byte[]? Get(string key)
    {
        try
        {
            using var connection = file.OpenReader();
            using var command = connection.CreateCommand();
            command.CommandText = "SELECT value FROM directory WHERE key = $key AND (expires_at IS NULL OR expires_at > $now)";
            command.Parameters.AddWithValue("$key", key);
            command.Parameters.AddWithValue("$now", time.GetUtcNow().ToUnixTimeMilliseconds());
            return command.ExecuteScalar() as byte[];
        }
        catch (SqliteException away)
        {
            throw new JournalUnavailableException("The data directory could not be read.", away);
        }
    }

    private sealed class CreateWrite(string key, byte[] value, long now, long? expiresAt) : SqliteWrite<DirectoryEntry>
    {
        private int _purged;

        public override bool MustBeScrubbed => _purged > 0;

        protected override DirectoryEntry Change(SqliteStatements statements)
        {
            _purged = statements.PurgeExpired.With(now).ExecuteNonQuery();
            var created = statements.CreateEntry.With(key, value, expiresAt).ExecuteNonQuery() == 1;
            return new DirectoryEntry(created ? value : (byte[])statements.FindEntry.With(key).ExecuteScalar()!, created);
        }
    }

    private sealed class DeleteWrite(string key, bool waits = false) : SqliteWrite<bool>
    {
        public override bool MustBeScrubbed => true;

        public override bool WaitsForScrub => waits;

        protected override bool Change(SqliteStatements statements) => statements.DeleteEntry.With(key).ExecuteNonQuery() > 0;
    }
}
