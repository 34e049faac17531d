using LiveTownHall.Journal.Sqlite;
using LiveTownHall.Journal.Tests.Specification;
using LiveTownHall.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;

namespace LiveTownHall.Journal.Tests.Sqlite;

/// <summary>One data directory; each node is a store of its own on it, as another process would be.</summary>
/// <param name="time">A clock that the test moves; without it time goes by as usual.</param>
public sealed class SqliteLab(FakeTimeProvider? time = null) : StoreLab
{
    private readonly ScratchFolder _folder = new();

    public override string Folder => _folder.Path;

    public override ValueTask<IStore> OpenAsync(JournalOptions? options = null)
        => ValueTask.FromResult(StoreFactory.OpenSqlite(_folder.Path, (options ?? new JournalOptions()) with { TimeProvider = time ?? TimeProvider.System }));

    public override void Pass(TimeSpan passed) => time?.Advance(passed);

    public override ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    internal override async ValueTask RewriteAsync(string hall, Action<List<StoredBatch>> damage)
    {
        await using var connection = Connect();
        var batches = new List<StoredBatch>();
        await using (var command = Command(connection, "SELECT position, batch_id, checksum, body, link FROM batch WHERE hall = $hall ORDER BY position", ("$hall", hall)))
        await using (var row = await command.ExecuteReaderAsync())
        {
            while (await row.ReadAsync())
            {
                batches.Add(StoredBatch.Read(
                    row.GetInt64(0), new Guid((byte[])row[1], bigEndian: true), (uint)row.GetInt64(2), (byte[])row[3], row[4] as byte[] ?? []));
            }
        }

        damage(batches);
        SqliteFile.Execute(connection, "DROP INDEX IF EXISTS batch_once");
        await using (var delete = Command(connection, "DELETE FROM batch WHERE hall = $hall", ("$hall", hall)))
        {
            await delete.ExecuteNonQueryAsync();
        }

        foreach (var batch in batches)
        {
            await using var insert = Command(
                connection,
                "INSERT INTO batch VALUES ($hall, $position, $id, $checksum, $body, $link)",
                ("$hall", hall),
                ("$position", batch.Position),
                ("$id", batch.BatchId.ToByteArray(bigEndian: true)),
                ("$checksum", (long)batch.Checksum),
                ("$body", batch.Body.ToArray()),
                ("$link", batch.Link?.ToBytes() ?? (object)DBNull.Value));
            await insert.ExecuteNonQueryAsync();
        }
    }

    internal override async ValueTask LoseTailAsync(string hall, long kept)
    {
        await using var connection = Connect();
        await using var lose = Command(
            connection,
            "DELETE FROM batch WHERE hall = $hall AND position > $kept; UPDATE head SET position = $kept WHERE hall = $hall",
            ("$hall", hall),
            ("$kept", kept));
        await lose.ExecuteNonQueryAsync();
    }

    internal override async ValueTask AppendWithoutLinkAsync(string hall, Guid batchId, byte[] body)
    {
        await using var connection = Connect();
        await using var find = Command(connection, "SELECT position FROM head WHERE hall = $hall", ("$hall", hall));
        var stored = StoredBatch.Seal((await find.ExecuteScalarAsync() as long? ?? 0) + 1, batchId, body);
        await using var append = Command(
            connection,
            """
            INSERT INTO batch(hall, position, batch_id, checksum, body) VALUES ($hall, $position, $id, $checksum, $body);
            INSERT INTO head(hall, position) VALUES ($hall, $position) ON CONFLICT(hall) DO UPDATE SET position = excluded.position
            """,
            ("$hall", hall),
            ("$position", stored.Position),
            ("$id", batchId.ToByteArray(bigEndian: true)),
            ("$checksum", (long)stored.Checksum),
            ("$body", body));
        await append.ExecuteNonQueryAsync();
    }

    public SqliteConnection Connect()
    {
        var connection = new SqliteConnection($"Data Source={Path.Combine(_folder.Path, SqliteFile.Name)};Pooling=False");
        connection.Open();
        return connection;
    }

    private static SqliteCommand Command(SqliteConnection connection, string sql, params (string Name, object Value)[] parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
        {
            command.Parameters.AddWithValue(name, value);
        }

        return command;
    }
}
