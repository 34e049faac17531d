using Microsoft.Data.Sqlite;

namespace LiveTownHall.Journal.Sqlite;

/// <summary>A table of its own in the same file, through the same writer.</summary>
internal sealed class SqliteSchedule(SqliteFile file, SqliteWriter writer) : ISchedule
{
    public async ValueTask SetAsync(string hall, long? at, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        var write = new SetWrite(hall, at);
        writer.Enqueue(write);
        await write.Done.WaitAsync(cancellation).ConfigureAwait(false);
    }

    public async ValueTask<IReadOnlyList<string>> DueAsync(long until, int most, CancellationToken cancellation = default)
        => await Task.Run(() => Due(until, most), cancellation).ConfigureAwait(false);

    private List<string> Due(long until, int most)
    {
        try
        {
            using var connection = file.OpenReader();
            using var command = connection.CreateCommand();
            command.CommandText = "SELECT hall FROM schedule WHERE at <= $until ORDER BY at, hall LIMIT $most";
            command.Parameters.AddWithValue("$until", until);
            command.Parameters.AddWithValue("$most", most);
            using var reader = command.ExecuteReader();
            var halls = new List<string>();
            while (reader.Read())
                halls.Add(reader.GetString(0));
            return halls;
        }
        catch (SqliteException away)
        {
            throw new JournalUnavailableException("The data directory could not be read.", away);
        }
    }

    private sealed class SetWrite(string hall, long? at) : SqliteWrite<bool>
    {
        protected override bool Change(SqliteStatements statements)
            => (at is { } time ? statements.SetSchedule.With(hall, time) : statements.DeleteSchedule.With(hall)).ExecuteNonQuery() > 0;
    }
}
