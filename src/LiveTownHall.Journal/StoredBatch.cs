using System.Runtime.InteropServices;
using LiveTownHall.Journal.Chain;

namespace LiveTownHall.Journal;

/// <summary>A batch as it lies in a store: not to be trusted before <see cref="Verify"/>.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct StoredBatch(long Position, Guid BatchId, uint Checksum, ReadOnlyMemory<byte> Body)
{
    /// <summary>Null where it has none.</summary>
    public BatchLink? Link { get; init; }

    public bool IsIntact => BatchChecksum.Compute(Position, BatchId, Body.Span) == Checksum;

    public static StoredBatch Seal(long position, Guid batchId, ReadOnlyMemory<byte> body, BatchLink? link = null)
        => new(position, batchId, BatchChecksum.Compute(position, batchId, body.Span), body) { Link = link };

    /// <summary>A batch as a store gives it back.</summary>
    /// <param name="link">Its bytes there; empty where it has none. What is no link makes a batch that verification refuses.</param>
    public static StoredBatch Read(long position, Guid batchId, uint checksum, ReadOnlyMemory<byte> body, ReadOnlyMemory<byte> link)
    {
        if (link.IsEmpty)
            return new StoredBatch(position, batchId, checksum, body);
        return BatchLink.TryRead(link, out var read)
            ? new StoredBatch(position, batchId, checksum, body) { Link = read }
            : new StoredBatch(position, batchId, ~BatchChecksum.Compute(position, batchId, body.Span), body);
    }

    /// <summary>
    /// As <see cref="Verify"/>, and the body is what its author's node appended. Costs a digest of the body; whoever replays millions of ballots goes by the checksum.
    /// </summary>
    /// <exception cref="JournalCorruptException">It is another one, or its bytes have changed.</exception>
    public JournalBatch VerifyWhole(string hall, long expected)
    {
        var batch = Verify(hall, expected);
        return Link?.Fits(Body.Span) is false ? throw new JournalCorruptException(hall, expected, "the batch is not what its digest says") : batch;
    }

    /// <summary>The batch, where it is the one that belongs at <paramref name="expected"/>.</summary>
    /// <exception cref="JournalCorruptException">It is another one, or its bytes have changed.</exception>
    public JournalBatch Verify(string hall, long expected)
    {
        if (Position != expected)
        {
            throw new JournalCorruptException(hall, expected, "the batch is missing");
        }

        return IsIntact
            ? new JournalBatch(Position, BatchId, Body) { Link = Link }
            : throw new JournalCorruptException(hall, expected, "the batch is not what its checksum says");
    }
}
