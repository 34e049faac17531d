using LiveTownHall.Journal.Chain;
using LiveTownHall.Journal.Following;
using Microsoft.Data.Sqlite;

namespace LiveTownHall.Journal.Sqlite;

/// <summary>The journal in a local file: durable by SQLite's write-ahead log with an fsync for every group commit.</summary>
/// <remarks>Other processes may read and append at the same time; their batches reach followers here within one silence.</remarks>
internal sealed class SqliteJournal : IJournal, IBatchSource
{
    private readonly SqliteFile _file;
    private readonly SqliteWriter _writer;
    private readonly LiveFeed _feed = new();
    private readonly JournalMetrics _metrics;
    private readonly BatchReader _reader;

    public SqliteJournal(SqliteFile file, SqliteWriter writer, JournalOptions options)
    {
        _file = file;
        _writer = writer;
        _reader = new BatchReader(this, _feed, options);
        _metrics = new JournalMetrics("sqlite", () => writer.Health);
    }

    public JournalHealth Health => _writer.Health;

    public async ValueTask<long> AppendAsync(
        string hall, Guid batchId, ReadOnlyMemory<byte> body, ChainPoint after, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();

        // The one copy: followers keep it after the caller has its buffer back.
        var copy = body.ToArray();
        return await WriteAsync(new AppendWrite(hall, batchId, copy, BatchLink.Make(after, copy, Guid.Empty), after, _feed), copy.Length, cancellation).ConfigureAwait(false);
    }

    public async ValueTask<long> PutBackAsync(string hall, JournalBatch batch, ChainPoint before, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        if (batch.Position != before.Position + 1)
        {
            return 0;
        }

        var write = new AppendWrite(hall, batch.BatchId, batch.Body.ToArray(), batch.Link, before, _feed) { IsPutBack = true };
        return await WriteAsync(write, batch.Body.Length, cancellation).ConfigureAwait(false);
    }

    public IAsyncEnumerable<JournalBatch> ReadAsync(string hall, long from, CancellationToken cancellation = default) => _reader.ReadAsync(hall, from, cancellation);

    public IAsyncEnumerable<JournalBatch> FollowAsync(string hall, long from, CancellationToken cancellation = default) => _reader.FollowAsync(hall, from, cancellation);

    public async ValueTask<long> HeadAsync(string hall, CancellationToken cancellation = default)
        => (await ((IBatchSource)this).ReadPageAsync(hall, long.MaxValue, 1, cancellation).ConfigureAwait(false)).Head;

    public ValueTask DisposeAsync()
    {
        _feed.Close();
        _metrics.Dispose();
        return ValueTask.CompletedTask;
    }

    // On the pool: the caller may be a hall's only writer, and a page may come from a slow disk.
    async ValueTask<BatchPage> IBatchSource.ReadPageAsync(string hall, long from, int limit, CancellationToken cancellation)
        => await Task.Run(() => ReadPage(hall, from, limit), cancellation).ConfigureAwait(false);

    private async ValueTask<long> WriteAsync(AppendWrite write, int bytes, CancellationToken cancellation)
    {
        var started = JournalMetrics.Now();
        _writer.Enqueue(write);
        try
        {
            var position = await write.Done.WaitAsync(cancellation).ConfigureAwait(false);
            _metrics.Appended(started, bytes);
            return position;
        }
        catch (JournalUnavailableException)
        {
            _metrics.Failed();
            throw;
        }
    }

    private BatchPage ReadPage(string hall, long from, int limit)
    {
        var batches = new List<StoredBatch>();
        var head = 0L;
        try
        {
            using var connection = _file.OpenReader();
            using var snapshot = connection.BeginTransaction(deferred: true);
            head = ReadHead(connection, hall);
            ReadBatches(connection, hall, from, limit, batches);

            // One whose place was changed is missing where it was.
            return batches.RemoveAll(batch => batch.Position > head) > 0
                ? UpTo(hall, from + batches.Count, head, batches, "the head is older than its batches")
                : new BatchPage(head, batches);
        }
        catch (Exception damage) when (IsDamage(damage))
        {
            return UpTo(hall, from + batches.Count, head, batches, "the file is damaged");
        }
        catch (SqliteException away)
        {
            throw new JournalUnavailableException("The data directory could not be read.", away);
        }
    }

    // What lies before the damage is good.
    private static BatchPage UpTo(string hall, long damaged, long head, List<StoredBatch> sound, string reason) => sound.Count > 0
        ? new BatchPage(Math.Max(head, damaged), sound) { Damage = reason }
        : throw new JournalCorruptException(hall, damaged, reason);

    // A row whose values have changed their types reads as a failed cast.
    private static bool IsDamage(Exception reason) => reason is InvalidCastException or InvalidOperationException
        or SqliteException { SqliteErrorCode: SQLitePCL.raw.SQLITE_CORRUPT or SQLitePCL.raw.SQLITE_NOTADB or SQLitePCL.raw.SQLITE_ERROR };

    private static long ReadHead(SqliteConnection connection, string hall)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT position FROM head WHERE hall = $hall";
        command.Parameters.AddWithValue("$hall", hall);
        return command.ExecuteScalar() as long? ?? 0;
    }

    private static void ReadBatches(SqliteConnection connection, string hall, long from, int limit, List<StoredBatch> batches)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT position, batch_id, checksum, body, link FROM batch WHERE hall = $hall AND position >= $from ORDER BY position LIMIT $limit";
        command.Parameters.AddWithValue("$hall", hall);
        command.Parameters.AddWithValue("$from", from);
        command.Parameters.AddWithValue("$limit", limit);
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            var id = (byte[])row[1];
            batches.Add(StoredBatch.Read(
                row.GetInt64(0),
                id.Length == 16 ? new Guid(id, bigEndian: true) : Guid.Empty,
                unchecked((uint)row.GetInt64(2)),
                (byte[])row[3],
                row.IsDBNull(4) ? default : (byte[])row[4]));
        }
    }
}
