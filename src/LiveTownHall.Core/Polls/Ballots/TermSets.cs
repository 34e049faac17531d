using System.Collections.Immutable;

namespace LiveTownHall.Core.Polls;

/// <summary>Equality of term sets by what is in them; the default array counts as empty.</summary>
internal sealed class TermSets : IEqualityComparer<ImmutableArray<string>>
{
    public static TermSets Comparer { get; } = new();

    public static bool Same(ImmutableArray<string> a, ImmutableArray<string> b)
        => a.IsDefaultOrEmpty ? b.IsDefaultOrEmpty : !b.IsDefault && a.AsSpan().SequenceEqual(b.AsSpan());

    public static int Hash(ImmutableArray<string> terms)
    {
        var hash = default(HashCode);
        if (!terms.IsDefault)
        {
            foreach (var term in terms)
                hash.Add(term, StringComparer.Ordinal);
        }

        return hash.ToHashCode();
    }

    public bool Equals(ImmutableArray<string> x, ImmutableArray<string> y) => Same(x, y);

    public int GetHashCode(ImmutableArray<string> obj) => Hash(obj);
}
