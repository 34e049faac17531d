using System.Runtime.InteropServices;

namespace LiveTownHall.Journal;

/// <summary>A batch as it lies in a store: not to be trusted before <see cref="Verify"/>.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct StoredBatch(long Position, Guid BatchId, uint Checksum, ReadOnlyMemory<byte> Body)
{
    public bool IsIntact => BatchChecksum.Compute(Position, BatchId, Body.Span) == Checksum;

    public static StoredBatch Seal(long position, Guid batchId, ReadOnlyMemory<byte> body)
        => new(position, batchId, BatchChecksum.Compute(position, batchId, body.Span), body);

    /// <summary>The batch, where it is the one that belongs at <paramref name="expected"/>.</summary>
    /// <exception cref="JournalCorruptException">It is another one, or its bytes have changed.</exception>
    public JournalBatch Verify(string hall, long expected)
    {
        if (Position != expected)
        {
            throw new JournalCorruptException(hall, expected, "the batch is missing");
        }

        return IsIntact
            ? new JournalBatch(Position, BatchId, Body)
            : throw new JournalCorruptException(hall, expected, "the batch is not what its checksum says");
    }
}
