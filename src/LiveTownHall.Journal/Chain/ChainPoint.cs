using System.Buffers.Binary;

namespace LiveTownHall.Journal.Chain;

/// <summary>A journal up to a position: what whoever has applied it so far knows of it.</summary>
/// <remarks>
/// <code>
/// digest(0) := SHA-256("LiveTownHall journal")
/// digest(n) := SHA-256(digest(n-1) position:i64 batchId:16 stamp:32)      without stamp where the entry carries none
/// </code>
/// Entries without a link are those of versions that knew no chain, whether they are the journal's beginning or came in between from a node that was not upgraded yet: the
/// chain goes over them by their places and ids.
/// </remarks>
/// <param name="Digest">Over every entry up to the position.</param>
/// <param name="BatchId">Of the entry there.</param>
/// <param name="Stamp">Of the entry there; null where it carries none.</param>
public sealed record ChainPoint(long Position, Digest Digest, Guid BatchId, Digest? Stamp)
{
    private const int LongestEntry = Digest.Length + sizeof(long) + 16 + Digest.Length;

    /// <summary>Before the first entry. Whoever appends behind it says that they know nothing of the journal, and so depends on nothing.</summary>
    public static ChainPoint Start { get; } = new(0, Digest.Of("LiveTownHall journal"u8), Guid.Empty, null);

    /// <summary>The point after the next entry.</summary>
    public ChainPoint Then(in JournalBatch batch)
    {
        Span<byte> entry = stackalloc byte[LongestEntry];
        Digest.WriteTo(entry);
        BinaryPrimitives.WriteInt64LittleEndian(entry[Digest.Length..], batch.Position);
        batch.BatchId.TryWriteBytes(entry[(Digest.Length + sizeof(long))..], bigEndian: true, out _);
        if (batch.Link is not { } link)
            return new ChainPoint(batch.Position, Digest.Of(entry[..^Digest.Length]), batch.BatchId, null);
        link.Stamp.WriteTo(entry[^Digest.Length..]);
        return new ChainPoint(batch.Position, Digest.Of(entry), batch.BatchId, link.Stamp);
    }

    /// <summary>Whether an entry is the one that stands at this point.</summary>
    internal bool Is(in StoredBatch batch) => batch.Position == Position && batch.BatchId == BatchId && batch.Link?.Stamp == Stamp;
}
