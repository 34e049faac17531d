using System.Collections;
using System.Collections.Immutable;

namespace LiveTownHall.Core.Polls;

/// <summary>The entries of a <see cref="BallotPool"/> at one moment, in the order of their slots. Immutable; any thread may read it.</summary>
public sealed class BallotPoolSnapshot : IEnumerable<KeyValuePair<ulong, ImmutableArray<byte>>>
{
    private readonly PooledBallot?[][] _pages;

    internal BallotPoolSnapshot(PooledBallot?[][] pages, int count) => (_pages, Count) = (pages, count);

    public static BallotPoolSnapshot Empty { get; } = new([], 0);

    public int Count { get; }

    /// <summary>The bytes of an id; false for one that was not held at that moment.</summary>
    public bool TryGet(ulong id, out ImmutableArray<byte> bytes)
    {
        var entry = Find(_pages, id);
        bytes = entry?.Bytes ?? default;
        return entry is not null;
    }

    public IEnumerator<KeyValuePair<ulong, ImmutableArray<byte>>> GetEnumerator()
    {
        foreach (var page in _pages)
        {
            foreach (var entry in page)
            {
                if (entry is { Bytes.IsDefault: false })
                    yield return new(entry.Id, entry.Bytes);
            }
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal static PooledBallot? Find(PooledBallot?[][] pages, ulong id)
    {
        var slot = (uint)id;
        var at = slot >> BallotPool.PageBits;
        if (at >= (uint)pages.Length)
            return null;
        var entry = Volatile.Read(ref pages[at])[slot & (BallotPool.PageSize - 1)];
        return entry is not null && entry.Id == id && !entry.Bytes.IsDefault ? entry : null;
    }
}
