using System.Buffers.Binary;
using System.Numerics;

namespace LiveTownHall.Journal;

/// <summary>CRC-32C (Castagnoli, RFC 3720 appendix B.4) over batch id, body and position, in this order.</summary>
/// <remarks>
/// The id is 16 bytes big-endian, the position 8 bytes little-endian. The position comes last because only Redis knows it
/// when a batch is stored: the client sends <see cref="Begin"/> of id and body, and the append script goes on from there.
/// </remarks>
internal static class BatchChecksum
{
    public static uint Compute(long position, Guid batchId, ReadOnlySpan<byte> body) => Finish(Begin(batchId, body), position);

    /// <summary>The register after id and body.</summary>
    public static uint Begin(Guid batchId, ReadOnlySpan<byte> body)
    {
        Span<byte> id = stackalloc byte[16];
        batchId.TryWriteBytes(id, bigEndian: true, out _);
        return Update(Update(uint.MaxValue, id), body);
    }

    /// <summary>Takes the position in and closes the register.</summary>
    public static uint Finish(uint register, long position) => ~BitOperations.Crc32C(register, (ulong)position);

    private static uint Update(uint register, ReadOnlySpan<byte> bytes)
    {
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..])
        {
            register = BitOperations.Crc32C(register, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        }

        foreach (var rest in bytes)
        {
            register = BitOperations.Crc32C(register, rest);
        }

        return register;
    }
}
