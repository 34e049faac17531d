using System.Collections;
using System.Collections.Immutable;

namespace LiveTownHall.Core.Polls;

/// <summary>The entries of a <see cref="TermPool"/> at one moment, in the order of their slots. Immutable; any thread may read it.</summary>
public sealed class TermSnapshot : IEnumerable<KeyValuePair<ulong, ImmutableArray<string>>>
{
    private readonly TermEntry?[][] _pages;

    internal TermSnapshot(TermEntry?[][] pages, int count) => (_pages, Count) = (pages, count);

    public static TermSnapshot Empty { get; } = new([], 0);

    public int Count { get; }

    /// <summary>The terms of an id; false for one that was not held at that moment.</summary>
    public bool TryGet(ulong id, out ImmutableArray<string> terms)
    {
        var entry = Find(_pages, id);
        terms = entry?.Terms ?? default;
        return entry is not null;
    }

    public IEnumerator<KeyValuePair<ulong, ImmutableArray<string>>> GetEnumerator()
    {
        foreach (var page in _pages)
        {
            foreach (var entry in page)
            {
                if (entry is { Terms.IsDefault: false })
                    yield return new(entry.Id, entry.Terms);
            }
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal static TermEntry? Find(TermEntry?[][] pages, ulong id)
    {
        var slot = (uint)id;
        var at = slot >> TermPool.PageBits;
        if (at >= (uint)pages.Length)
            return null;
        var entry = Volatile.Read(ref pages[at])[slot & (TermPool.PageSize - 1)];
        return entry is not null && entry.Id == id && !entry.Terms.IsDefault ? entry : null;
    }
}
