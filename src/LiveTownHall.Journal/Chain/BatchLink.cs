using System.Buffers.Binary;
using System.Security.Cryptography;

namespace LiveTownHall.Journal.Chain;

/// <summary>What lies beside a batch and ties it to what was before it.</summary>
/// <remarks>
/// <code>
/// link := known:i64 knownDigest:32 stamp:32 incarnation:16 salt:16      little-endian; without salt (88 bytes) once a text was taken out of the batch
/// </code>
/// It names the prefix that its writer had applied (<see cref="ChainPoint"/>), which is not always the entry before: others may append meanwhile. The stamp is
/// SHA-256(salt, body), made anew for every attempt to append, so that equal stamps mean the same entry and not only the same words. Without the salt nobody can
/// tell by guessing what a removed text was. The incarnation, of the store that took the batch in, is in no digest: a hall that is moved keeps its chain.
/// </remarks>
/// <param name="Known">Position up to which the writer had applied the journal; 0 where it knew nothing.</param>
/// <param name="Stamp">Digest of salt and body as they were when the batch was appended; stays when the body is rewritten.</param>
/// <param name="Salt">16 bytes, or none.</param>
public sealed record BatchLink(long Known, Digest KnownDigest, Digest Stamp, Guid Incarnation, ReadOnlyMemory<byte> Salt)
{
    internal const int SaltLength = 16;

    /// <summary>Where the stamp begins; the append script of Redis compares it there.</summary>
    internal const int StampAt = sizeof(long) + Digest.Length;

    /// <summary>Without a salt. Compaction cuts a link off here, in each store.</summary>
    internal const int ShortLength = StampAt + Digest.Length + 16;

    internal const int FullLength = ShortLength + SaltLength;

    internal static BatchLink Make(ChainPoint after, ReadOnlySpan<byte> body, Guid incarnation)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltLength);
        return new BatchLink(after.Position, after.Digest, StampOf(salt, body), incarnation, salt);
    }

    /// <summary>Whether the body is the one that was appended; also where that can't be told any more.</summary>
    public bool Fits(ReadOnlySpan<byte> body) => Salt.IsEmpty || StampOf(Salt.Span, body) == Stamp;

    /// <summary>For a body that is rewritten.</summary>
    internal BatchLink WithoutSalt() => this with { Salt = default };

    public byte[] ToBytes()
    {
        var bytes = new byte[ShortLength + Salt.Length];
        var target = bytes.AsSpan();
        BinaryPrimitives.WriteInt64LittleEndian(target, Known);
        KnownDigest.WriteTo(target[sizeof(long)..]);
        Stamp.WriteTo(target[StampAt..]);
        Incarnation.TryWriteBytes(target[(StampAt + Digest.Length)..], bigEndian: true, out _);
        Salt.Span.CopyTo(target[ShortLength..]);
        return bytes;
    }

    /// <returns>False for bytes that are no link.</returns>
    public static bool TryRead(ReadOnlyMemory<byte> bytes, out BatchLink link)
    {
        link = null!;
        if (bytes.Length is not (ShortLength or FullLength) || BinaryPrimitives.ReadInt64LittleEndian(bytes.Span) < 0)
            return false;
        var span = bytes.Span;
        link = new BatchLink(
            BinaryPrimitives.ReadInt64LittleEndian(span),
            Digest.Read(span[sizeof(long)..]),
            Digest.Read(span[StampAt..]),
            new Guid(span[(StampAt + Digest.Length)..ShortLength], bigEndian: true),
            bytes[ShortLength..]);
        return true;
    }

    public bool Equals(BatchLink? other)
        => other is not null && Known == other.Known && KnownDigest == other.KnownDigest && Stamp == other.Stamp && Incarnation == other.Incarnation
        && Salt.Span.SequenceEqual(other.Salt.Span);

    public override int GetHashCode() => Stamp.GetHashCode();

    private static Digest StampOf(ReadOnlySpan<byte> salt, ReadOnlySpan<byte> body)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(salt);
        hash.AppendData(body);
        Span<byte> stamp = stackalloc byte[Digest.Length];
        hash.GetHashAndReset(stamp);
        return Digest.Read(stamp);
    }
}
