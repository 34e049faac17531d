using Microsoft.Data.Sqlite;

namespace LiveTownHall.Journal.Sqlite;

/// <summary>The writer's prepared statements. Used by one thread.</summary>
internal sealed class SqliteStatements : IDisposable
{
    private readonly List<SqliteCommand> _all = [];

    public SqliteStatements(SqliteConnection connection)
    {
        Begin = Prepare(connection, "BEGIN IMMEDIATE");
        Commit = Prepare(connection, "COMMIT");
        Rollback = Prepare(connection, "ROLLBACK");
        FindBatch = Prepare(connection, "SELECT position FROM batch WHERE hall = $hall AND batch_id = $id", "$hall", "$id");
        FindHead = Prepare(connection, "SELECT position FROM head WHERE hall = $hall", "$hall");
        InsertBatch = Prepare(
            connection,
            "INSERT INTO batch(hall, position, batch_id, checksum, body, link) VALUES ($hall, $position, $id, $checksum, $body, $link)",
            "$hall",
            "$position",
            "$id",
            "$checksum",
            "$body",
            "$link");
        FindEntryOfChain = Prepare(connection, "SELECT batch_id, link FROM batch WHERE hall = $hall AND position = $position", "$hall", "$position");
        SetHead = Prepare(
            connection,
            "INSERT INTO head(hall, position) VALUES ($hall, $position) ON CONFLICT(hall) DO UPDATE SET position = excluded.position",
            "$hall",
            "$position");
        PurgeExpired = Prepare(connection, "DELETE FROM directory WHERE expires_at <= $now", "$now");
        CreateEntry = Prepare(
            connection,
            "INSERT INTO directory(key, value, expires_at) VALUES ($key, $value, $expires) ON CONFLICT(key) DO NOTHING",
            "$key",
            "$value",
            "$expires");
        SetEntry = Prepare(
            connection,
            "INSERT INTO directory(key, value, expires_at) VALUES ($key, $value, NULL) ON CONFLICT(key) DO UPDATE SET value = excluded.value",
            "$key",
            "$value");
        FindEntry = Prepare(connection, "SELECT value FROM directory WHERE key = $key", "$key");
        DeleteEntry = Prepare(connection, "DELETE FROM directory WHERE key = $key", "$key");
        SetSchedule = Prepare(
            connection,
            "INSERT INTO schedule(hall, at) VALUES ($hall, $at) ON CONFLICT(hall) DO UPDATE SET at = excluded.at",
            "$hall",
            "$at");
        DeleteSchedule = Prepare(connection, "DELETE FROM schedule WHERE hall = $hall", "$hall");
    }

    public SqliteCommand Begin { get; }

    public SqliteCommand Commit { get; }

    public SqliteCommand Rollback { get; }

    public SqliteCommand FindBatch { get; }

    public SqliteCommand FindHead { get; }

    public SqliteCommand InsertBatch { get; }

    public SqliteCommand FindEntryOfChain { get; }

    public SqliteCommand SetHead { get; }

    public SqliteCommand PurgeExpired { get; }

    public SqliteCommand CreateEntry { get; }

    public SqliteCommand SetEntry { get; }

    public SqliteCommand FindEntry { get; }

    public SqliteCommand DeleteEntry { get; }

    public SqliteCommand SetSchedule { get; }

    public SqliteCommand DeleteSchedule { get; }

    public void Dispose() => _all.ForEach(static command => command.Dispose());

    private SqliteCommand Prepare(SqliteConnection connection, string sql, params string[] parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var name in parameters)
        {
            command.Parameters.Add(new SqliteParameter { ParameterName = name });
        }

        _all.Add(command);
        return command;
    }
}

internal static class SqliteCommandBinding
{
    /// <summary>Gives the statement its values, in the order in which it names them.</summary>
    public static SqliteCommand With(this SqliteCommand command, params ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        }

        return command;
    }
}
