using System.Collections.Immutable;

namespace LiveTownHall.Core.Polls;

/// <summary>Equality of packed ballots by what is in their bytes; the default array counts as empty.</summary>
internal sealed class CanonicalBytes : IEqualityComparer<ImmutableArray<byte>>, IAlternateEqualityComparer<ReadOnlySpan<byte>, ImmutableArray<byte>>
{
    public static CanonicalBytes Comparer { get; } = new();

    public static bool Same(ImmutableArray<byte> a, ImmutableArray<byte> b) => a.AsSpan().SequenceEqual(b.AsSpan());

    public static int Hash(ImmutableArray<byte> bytes) => Hash(bytes.AsSpan());

    public static int Hash(ReadOnlySpan<byte> bytes)
    {
        var hash = default(HashCode);
        hash.AddBytes(bytes);
        return hash.ToHashCode();
    }

    public bool Equals(ImmutableArray<byte> x, ImmutableArray<byte> y) => Same(x, y);

    public int GetHashCode(ImmutableArray<byte> obj) => Hash(obj);

    public bool Equals(ReadOnlySpan<byte> alternate, ImmutableArray<byte> other) => alternate.SequenceEqual(other.AsSpan());

    public int GetHashCode(ReadOnlySpan<byte> alternate) => Hash(alternate);

    public ImmutableArray<byte> Create(ReadOnlySpan<byte> alternate) => [.. alternate];
}
