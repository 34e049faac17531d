using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace LiveTownHall.Journal.Chain;

/// <summary>A SHA-256, compared and handed on without an allocation.</summary>
public readonly record struct Digest(ulong A, ulong B, ulong C, ulong D)
{
    /// <summary>In bytes.</summary>
    public const int Length = 32;

    public static Digest Of(ReadOnlySpan<byte> content)
    {
        Span<byte> hash = stackalloc byte[Length];
        SHA256.HashData(content, hash);
        return Read(hash);
    }

    /// <param name="bytes">The first 32 of them are taken.</param>
    public static Digest Read(ReadOnlySpan<byte> bytes)
    {
        var words = MemoryMarshal.Cast<byte, ulong>(bytes[..Length]);
        return new Digest(words[0], words[1], words[2], words[3]);
    }

    public void WriteTo(Span<byte> target)
    {
        var words = MemoryMarshal.Cast<byte, ulong>(target[..Length]);
        (words[0], words[1], words[2], words[3]) = (A, B, C, D);
    }

    public byte[] ToBytes()
    {
        var bytes = new byte[Length];
        WriteTo(bytes);
        return bytes;
    }

    /// <summary>64 lower-case hexadecimal digits.</summary>
    public override string ToString() => Convert.ToHexStringLower(ToBytes());
}
