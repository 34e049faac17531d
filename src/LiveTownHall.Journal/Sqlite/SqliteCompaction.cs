using System.Globalization;
using Microsoft.Data.Sqlite;

namespace LiveTownHall.Journal.Sqlite;

/// <summary>Compaction of the file, on a connection of its own: for the writer it is one more process.</summary>
/// <remarks>
/// All bodies of a hall change in one transaction. <c>secure_delete</c> zeroes what an update frees, but pages that SQLite laid out anew may have kept
/// a copy, and so has the write-ahead log; scrubbing writes the file anew (<c>VACUUM</c>) and empties the log.
/// </remarks>
internal sealed class SqliteCompaction(SqliteFile file, JournalOptions options) : ICompaction
{
    private const string Remains =
        "The write-ahead log townhall.db-wal holds removed text while another process reads or writes the file: compact again when it is quiet, or stop the server first.";

    public async ValueTask<IReadOnlyList<string>> HallsAsync(CancellationToken cancellation = default) => await RunAsync(ReadHalls, cancellation).ConfigureAwait(false);

    public async ValueTask<bool> RewriteAsync(string hall, IReadOnlyList<RewrittenBatch> batches, CancellationToken cancellation = default)
        => await RunAsync(() => Rewrite(hall, batches), cancellation).ConfigureAwait(false);

    public async ValueTask<IReadOnlyList<string>> ScrubAsync(CancellationToken cancellation = default) => await RunAsync(Scrub, cancellation).ConfigureAwait(false);

    public async ValueTask<bool> EraseAsync(string hall, IReadOnlyList<string> names, bool dryRun = false, CancellationToken cancellation = default)
        => dryRun || await RunAsync(() => Erase(hall, names), cancellation).ConfigureAwait(false);

    // On the pool: writing the file anew takes as long as the disk does.
    private static Task<T> RunAsync<T>(Func<T> work, CancellationToken cancellation)
        => Task.Run(
            () =>
            {
                try
                {
                    return work();
                }
                catch (SqliteException away)
                {
                    throw new JournalUnavailableException("The data directory could not be compacted.", away);
                }
            },
            cancellation);

    private IReadOnlyList<string> ReadHalls()
    {
        using var connection = file.OpenReader();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT hall FROM head ORDER BY hall";
        using var row = command.ExecuteReader();
        var halls = new List<string>();
        while (row.Read())
        {
            halls.Add(row.GetString(0));
        }

        return halls;
    }

    private bool Rewrite(string hall, IReadOnlyList<RewrittenBatch> batches)
    {
        using var connection = file.OpenWriter();
        using var transaction = connection.BeginTransaction(deferred: false);
        using var update = connection.CreateCommand();
        update.Transaction = transaction;
        update.CommandText =
            "UPDATE batch SET checksum = $checksum, body = $body, link = substr(link, 1, 88) WHERE hall = $hall AND position = $position AND batch_id = $id AND checksum = $former";
        foreach (var name in (string[])["$checksum", "$body", "$hall", "$position", "$id", "$former"])
        {
            update.Parameters.Add(new SqliteParameter { ParameterName = name });
        }

        foreach (var batch in batches)
        {
            var sealedBatch = batch.Seal();
            var id = sealedBatch.BatchId.ToByteArray(bigEndian: true);
            update.With((long)sealedBatch.Checksum, sealedBatch.Body.ToArray(), hall, sealedBatch.Position, id, (long)batch.FormerChecksum);
            if (update.ExecuteNonQuery() != 1)
            {
                // Without a commit the transaction is as if it had not been.
                return false;
            }
        }

        transaction.Commit();
        return true;
    }

    private bool Erase(string hall, IReadOnlyList<string> names)
    {
        using var connection = file.OpenWriter();
        using var transaction = connection.BeginTransaction(deferred: false);
        Delete("DELETE FROM batch WHERE hall = $value", hall);
        Delete("DELETE FROM head WHERE hall = $value", hall);
        Delete("DELETE FROM schedule WHERE hall = $value", hall);
        Delete("DELETE FROM directory WHERE instr('/' || key || '/', '/' || $value || '/') > 0", hall);
        foreach (var name in names)
        {
            Delete("DELETE FROM directory WHERE key = $value", name);
        }

        transaction.Commit();
        return true;

        void Delete(string sql, string value)
        {
            using var command = connection.CreateCommand();
            command.Transaction = transaction;
            command.CommandText = sql;
            command.Parameters.AddWithValue("$value", value);
            command.ExecuteNonQuery();
        }
    }

    private IReadOnlyList<string> Scrub()
    {
        using var connection = file.OpenWriter();
        SqliteFile.Execute(connection, "VACUUM");
        SqliteFile.Execute(connection, string.Create(CultureInfo.InvariantCulture, $"PRAGMA busy_timeout = {options.AttemptTimeout.TotalMilliseconds:F0}"));
        return Convert.ToInt64(SqliteFile.Scalar(connection, "PRAGMA wal_checkpoint(TRUNCATE)"), CultureInfo.InvariantCulture) == 0 ? [] : [Remains];
    }
}
