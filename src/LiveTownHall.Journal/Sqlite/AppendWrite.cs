using System.Security.Cryptography;
using LiveTownHall.Journal.Chain;
using LiveTownHall.Journal.Following;
using Microsoft.Data.Sqlite;

namespace LiveTownHall.Journal.Sqlite;

/// <summary>One batch on its way into the file. A batch id that is there already gets the position it has.</summary>
/// <param name="link">What it carries; null for one that never had a link.</param>
/// <param name="after">What must be in the file before it.</param>
internal sealed class AppendWrite(string hall, Guid batchId, byte[] body, BatchLink? link, ChainPoint after, LiveFeed feed) : SqliteWrite<long>
{
    private const string IncarnationKey = "store/incarnation";

    private StoredBatch? _stored;

    /// <summary>Only at the place behind <c>after</c>; the position is 0, and nothing is written, where that is taken.</summary>
    public bool IsPutBack { get; init; }

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
        if (!Holds(statements) || (IsPutBack && head != after.Position))
        {
            return IsPutBack ? 0 : throw new JournalChangedException(hall, after.Position, "the journal that was applied is not there any more");
        }

        var stored = StoredBatch.Seal(head + 1, batchId, body, link is null ? null : link with { Incarnation = IncarnationOf(statements) });
        try
        {
            statements.InsertBatch.With(hall, stored.Position, id, (long)stored.Checksum, body, stored.Link?.ToBytes()).ExecuteNonQuery();
        }
        catch (SqliteException taken) when (taken.SqliteErrorCode == SQLitePCL.raw.SQLITE_CONSTRAINT)
        {
            throw new JournalCorruptException(hall, stored.Position, "the head is older than its batches");
        }

        statements.SetHead.With(hall, stored.Position).ExecuteNonQuery();
        _stored = stored;
        return stored.Position;
    }

    private bool Holds(SqliteStatements statements)
    {
        if (after.Position == 0)
        {
            return true;
        }

        using var row = statements.FindEntryOfChain.With(hall, after.Position).ExecuteReader();
        return row.Read()
            && row[0] is byte[] { Length: 16 } id
            && after.Is(StoredBatch.Read(after.Position, new Guid(id, bigEndian: true), 0, default, row[1] as byte[] ?? []));
    }

    private static Guid IncarnationOf(SqliteStatements statements)
    {
        if (statements.FindEntry.With(IncarnationKey).ExecuteScalar() is byte[] { Length: 16 } known)
        {
            return new Guid(known, bigEndian: true);
        }

        var made = RandomNumberGenerator.GetBytes(16);
        statements.SetEntry.With(IncarnationKey, made).ExecuteNonQuery();
        return new Guid(made, bigEndian: true);
    }
}
