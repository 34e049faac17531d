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
        await using (var command = Command(connection, "SELECT position, batch_id, checksum, body FROM batch WHERE hall = $hall ORDER BY position", ("$hall", hall)))
        await using (var row = await command.ExecuteReaderAsync())
        {
            while (await row.ReadAsync())
            {
                batches.Add(new StoredBatch(row.GetInt64(0), new Guid((byte[])row[1], bigEndian: true), (uint)row.GetInt64(2), (byte[])row[3]));
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
                "INSERT INTO batch VALUES ($hall, $position, $id, $checksum, $body)",
                ("$hall", hall),
                ("$position", batch.Position),
                ("$id", batch.BatchId.ToByteArray(bigEndian: true)),
                ("$checksum", (long)batch.Checksum),
                ("$body", batch.Body.ToArray()));
            await insert.ExecuteNonQueryAsync();
        }
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
