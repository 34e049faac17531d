using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace LiveTownHall.Tally;

/// <summary>
/// Slots of voter and ballot side by side, open addressing with linear probing; nothing is ever removed or moved, so a slot
/// belongs to its voter for good. One writer; readers at any time.
/// </summary>
/// <remarks>
/// A slot is free while its voter is 0 (the box keeps voter 0 elsewhere). The writer fills in the ballot before the voter, and
/// replaces a ballot by one 64-bit write: a reader who sees the voter sees one of their ballots, never a mixture.
/// </remarks>
internal sealed class BallotTable
{
    /// <summary>Slots per cache line of 64 bytes; capacities are multiples of it.</summary>
    private const int SlotsPerLine = 4;

    private readonly ulong[] _words;
    private readonly nuint _lead;
    private readonly uint _capacity;
    private BallotTable? _previous;
    private uint _moved;

    internal BallotTable(long capacity, BallotTable? previous)
    {
        _capacity = checked((uint)((capacity + SlotsPerLine - 1) / SlotsPerLine * SlotsPerLine));

        // Pinned, so that slots can be aligned to cache lines once and for all: a slot across two lines costs two misses.
        _words = GC.AllocateArray<ulong>(checked((int)((2L * _capacity) + 7)), pinned: true);
        _lead = LeadToLineStart(_words);
        _previous = previous;
    }

    /// <summary>Slots in this table.</summary>
    internal long Capacity => _capacity;

    /// <summary>
    /// The smaller table whose ballots are on their way into this one; frozen. Readers take it before they search this table: if
    /// they see null, every ballot has arrived here.
    /// </summary>
    internal BallotTable? Previous => Volatile.Read(ref _previous);

    /// <summary>Finds a voter's ballot. Any thread.</summary>
    internal bool TryGet(ulong voter, out ulong ballot)
    {
        ref var slot = ref Find(voter);
        if (Volatile.Read(ref slot.Voter) == voter)
        {
            ballot = Volatile.Read(ref slot.Ballot);
            return true;
        }

        ballot = 0;
        return false;
    }

    /// <summary>
    /// The voter's slot, or the free one where the search ended. To a reader a free slot means "not here when I looked"; the writer
    /// may fill it.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ref BallotSlot Find(ulong voter)
    {
        var index = VoterHash.HomeOf(voter, _capacity);
        while (true)
        {
            ref var slot = ref SlotAt(index);
            var holder = Volatile.Read(ref slot.Voter);
            if (holder == voter || holder == 0)
                return ref slot;

            if (++index == _capacity)
                index = 0;
        }
    }

    /// <summary>Moves ballots of the former table here, at most so many slots at a time. Writer only.</summary>
    internal void MoveIn(uint slots)
    {
        var previous = _previous;
        if (previous is null)
            return;

        var end = Math.Min((ulong)_moved + slots, previous._capacity);
        for (var index = _moved; index < end; index++)
        {
            ref var from = ref previous.SlotAt(index);
            if (from.Voter == 0)
                continue;

            // A voter who is here already has cast again since; the older ballot stays behind.
            ref var to = ref Find(from.Voter);
            if (to.Voter == 0)
                to.Fill(from.Voter, from.Ballot);
        }

        _moved = (uint)end;
        if (_moved == previous._capacity)
            Volatile.Write(ref _previous, null);
    }

    /// <summary>Writes every ballot in this table, in no order of meaning. Writer only, when nothing is left to move in.</summary>
    internal int CopyTo(Span<VoterBallot> destination)
    {
        var count = 0;
        for (nuint index = 0; index < _capacity; index++)
        {
            ref var slot = ref SlotAt(index);
            if (slot.Voter != 0)
                destination[count++] = new VoterBallot(slot.Voter, slot.Ballot);
        }

        return count;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref BallotSlot SlotAt(nuint index) =>
        ref Unsafe.Add(ref Unsafe.As<ulong, BallotSlot>(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_words), _lead)), index);

    private static unsafe nuint LeadToLineStart(ulong[] words)
    {
        var address = (nuint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(words));
        return (64 - (address % 64)) % 64 / sizeof(ulong);
    }
}
