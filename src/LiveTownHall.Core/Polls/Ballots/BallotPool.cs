using System.Collections.Immutable;

namespace LiveTownHall.Core.Polls;

/// <summary>
/// Gives the canonical bytes of each distinct ballot a 64-bit id, so that ballots which do not fit 64 bits (words, texts, many options) are counted like
/// any other. Entries are held by reference counts: one for each ballot that says so. When the last is released the bytes are gone from memory
/// once the snapshots taken before are.
/// <para>
/// Ids are deterministic: the lowest free slot in the low 32 bits, and in the high 32 bits how often that slot was used before. So slots are used again
/// but an id never is: what remembers the id of a text that was replaced (a picked answer, say) finds nothing, not somebody else's text.
/// </para>
/// <para>One thread writes; any thread may call <see cref="TryGet"/> at the same time. Snapshots are taken by the writer and may be read by all.</para>
/// </summary>
public sealed class BallotPool
{
    internal const int PageBits = 8;
    internal const int PageSize = 1 << PageBits;

    private readonly Dictionary<ImmutableArray<byte>, uint> _slots = new(CanonicalBytes.Comparer);
    private readonly PriorityQueue<uint, uint> _free = new();
    private readonly List<long> _references = [];
    private readonly List<bool> _pageIsShared = [];

    // Replaced as a whole when it grows; a page that a snapshot holds is copied before it changes. Readers take one reference and see
    // each slot as it was then or later, never half of it.
    private volatile PooledBallot?[][] _pages = [];
    private BallotPoolSnapshot? _snapshot = BallotPoolSnapshot.Empty;
    private uint _nextSlot;

    /// <summary>Distinct ballots that are held.</summary>
    public int Count => _slots.Count;

    /// <summary>Takes one reference to these bytes and gives their id, the same for equal bytes as long as anybody holds them.</summary>
    /// <param name="bytes">As <see cref="PackedBallot.Bytes"/> has them; not empty.</param>
    public ulong Acquire(ImmutableArray<byte> bytes)
    {
        if (bytes.IsDefaultOrEmpty)
            throw new ArgumentException("A ballot in bytes has at least one.", nameof(bytes));
        if (_slots.TryGetValue(bytes, out var held))
        {
            _references[(int)held]++;
            return _pages[held >> PageBits][held & (PageSize - 1)]!.Id;
        }

        var slot = _free.TryDequeue(out var freed, out _) ? freed : _nextSlot++;
        var page = WritablePage(slot);
        var uses = page[slot & (PageSize - 1)] is { } former ? former.Uses + 1 : 0;
        var entry = new PooledBallot(slot, uses, bytes);
        page[slot & (PageSize - 1)] = entry;
        _references[(int)slot] = 1;
        _slots.Add(bytes, slot);
        return entry.Id;
    }

    /// <summary>Gives one reference back. True when it was the last and the bytes were dropped; false as well for an id that is not held.</summary>
    public bool Release(ulong id)
    {
        if (Find(id) is not { } entry)
            return false;
        var slot = (uint)id;
        if (--_references[(int)slot] > 0)
            return false;
        _slots.Remove(entry.Bytes);
        WritablePage(slot)[slot & (PageSize - 1)] = new PooledBallot(slot, entry.Uses, default);
        _free.Enqueue(slot, slot);
        return true;
    }

    /// <summary>The bytes of an id; false for one that is not held. Any thread.</summary>
    public bool TryGet(ulong id, out ImmutableArray<byte> bytes)
    {
        var entry = Find(id);
        bytes = entry?.Bytes ?? default;
        return entry is not null;
    }

    /// <summary>How many references an id has; 0 for one that is not held. Writer only.</summary>
    public long ReferencesTo(ulong id) => Find(id) is null ? 0 : _references[(int)(uint)id];

    /// <summary>Drops everything, as if new: a reset poll starts with ids from the first again.</summary>
    public void Clear()
    {
        _slots.Clear();
        _free.Clear();
        _references.Clear();
        _pageIsShared.Clear();
        _pages = [];
        _snapshot = BallotPoolSnapshot.Empty;
        _nextSlot = 0;
    }

    /// <summary>The entries of this moment. Costs a copy of one reference for each 256 slots, nothing while nothing changed. Writer only.</summary>
    public BallotPoolSnapshot Snapshot()
    {
        if (_snapshot is not null)
            return _snapshot;
        for (var i = 0; i < _pageIsShared.Count; i++)
            _pageIsShared[i] = true;
        return _snapshot = new BallotPoolSnapshot((PooledBallot?[][])_pages.Clone(), _slots.Count);
    }

    private PooledBallot? Find(ulong id) => BallotPoolSnapshot.Find(_pages, id);

    private PooledBallot?[] WritablePage(uint slot)
    {
        _snapshot = null;
        var at = (int)(slot >> PageBits);
        if (at == _pages.Length)
        {
            // Grown by one page at a time: the outer array is small, and a snapshot copies it whole anyway.
            _pages = [.. _pages, new PooledBallot?[PageSize]];
            _pageIsShared.Add(false);
            for (var i = 0; i < PageSize; i++)
                _references.Add(0);
        }
        else if (_pageIsShared[at])
        {
            _pages[at] = (PooledBallot?[])_pages[at].Clone();
            _pageIsShared[at] = false;
        }

        return _pages[at];
    }
}

/// <summary>A slot of the pool. Immutable, so that a reader who got hold of one sees all of it. Freed when the bytes are default.</summary>
internal sealed class PooledBallot(uint slot, uint uses, ImmutableArray<byte> bytes)
{
    public uint Uses => uses;

    public ulong Id => ((ulong)uses << 32) | slot;

    public ImmutableArray<byte> Bytes => bytes;
}
