using LiveTownHall.Journal.Following;
using Microsoft.Data.Sqlite;

namespace LiveTownHall.Journal.Sqlite;

/// <summary>One batch on its way into the file. A batch id that is there already gets the position it has.</summary>
internal sealed class AppendWrite(string hall, Guid batchId, byte[] body, LiveFeed feed) : SqliteWrite<long>
{
    private StoredBatch? _stored;

    public override void Committed()
    {
        if (_stored is { } stored)
        {
            feed.Publish(hall, stored);
        }

        base.Committed();
    }

    protected override long Change(SqliteStatements statements)
    {
        var id = batchId.ToByteArray(bigEndian: true);
        if (statements.FindBatch.With(hall, id).ExecuteScalar() is long known)
        {
            return known;
        }

        var head = statements.FindHead.With(hall).ExecuteScalar() as long? ?? 0;
        var stored = StoredBatch.Seal(head + 1, batchId, body);
        try
        {
            statements.InsertBatch.With(hall, stored.Position, id, (long)stored.Checksum, body).ExecuteNonQuery();
        }
        catch (SqliteException taken) when (taken.SqliteErrorCode == SQLitePCL.raw.SQLITE_CONSTRAINT)
        {
            throw new JournalCorruptException(hall, stored.Position, "the head is older than its batches");
        }

        statements.SetHead.With(hall, stored.Position).ExecuteNonQuery();
        _stored = stored;
        return stored.Position;
    }
}
