using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace LiveTownHall.Tally;

/// <summary>
/// Open addressing in lines of four slots, searched line by line from a voter's home; nothing is ever removed or moved, so a
/// slot belongs to its voter for good. One writer; readers at any time.
/// </summary>
/// <remarks>
/// A slot is free while its voter is 0 (the box keeps voter 0 elsewhere). The writer fills in the ballot before the voter, and
/// replaces a ballot by one 64-bit write: a reader who sees the voter sees one of their ballots, never a mixture.
/// </remarks>
internal sealed class BallotTable
{
    private const int BytesPerCacheLine = 64;
    private const int WordsPerLine = 3 * BallotSlot.PerLine;

    private readonly ulong[] _words;
    private readonly nuint _lead;
    private readonly uint _lines;
    private BallotTable? _previous;
    private uint _movedLines;

    internal BallotTable(long capacity, BallotTable? previous)
    {
        _lines = checked((uint)((capacity + BallotSlot.PerLine - 1) / BallotSlot.PerLine));

        // Pinned, so that lines can be aligned once and for all: a line lies across two of the cache's, and would across three.
        _words = GC.AllocateArray<ulong>(checked((int)((_lines + 1L) * WordsPerLine)), pinned: true);
        _lead = LeadToLineStart(_words);
        _previous = previous;
    }

    /// <summary>Slots in this table.</summary>
    internal long Capacity => (long)_lines * BallotSlot.PerLine;

    /// <summary>
    /// The smaller table whose ballots are on their way into this one; frozen. Readers take it before they search this table: if
    /// they see null, every ballot has arrived here.
    /// </summary>
    internal BallotTable? Previous => Volatile.Read(ref _previous);

    /// <summary>Finds a voter's ballot. Any thread; reads word by word, because only those are sure not to be torn.</summary>
    internal bool TryGet(ulong voter, out ulong ballot) => TryGet(voter, out ballot, out _);

    /// <inheritdoc cref="TryGet(ulong, out ulong)"/>
    /// <param name="fence">The one it was cast with, or one that the writer has raised it to meanwhile.</param>
    internal bool TryGet(ulong voter, out ulong ballot, out ulong fence)
    {
        var line = VoterHash.HomeOf(voter, _lines);
        while (true)
        {
            for (nuint lane = 0; lane < BallotSlot.PerLine; lane++)
            {
                ref var slot = ref SlotAt(line, lane);
                var holder = Volatile.Read(ref slot.Voter);
                if (holder == voter)
                {
                    ballot = Volatile.Read(ref slot.Ballot);
                    fence = Volatile.Read(ref slot.Fence);
                    return true;
                }

                if (holder == 0)
                {
                    (ballot, fence) = (0, 0);
                    return false;
                }
            }

            line = LineAfter(line);
        }
    }

    /// <summary>The voter's slot, or the free one that is theirs to fill. Writer only.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ref BallotSlot Find(ulong voter)
    {
        var line = VoterHash.HomeOf(voter, _lines);
        var wanted = Vector256.Create(voter);
        while (true)
        {
            // Lines are filled from the left, so a voter stands before the first free slot or not in this line at all: the
            // leftmost of both answers, and the processor need not guess at which of four slots the search ends.
            var voters = Vector256.LoadUnsafe(ref SlotAt(line, 0).Voter);
            var ends = (Vector256.Equals(voters, wanted) | Vector256.Equals(voters, Vector256<ulong>.Zero)).ExtractMostSignificantBits();
            if (ends != 0)
                return ref SlotAt(line, (nuint)BitOperations.TrailingZeroCount(ends));

            line = LineAfter(line);
        }
    }

    /// <summary>Tells the processor to fetch the line where a search for the voter will begin, both halves of it. Changes nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal unsafe void Prefetch(ulong voter)
    {
        if (!Sse.IsSupported)
            return;
        var line = (byte*)Unsafe.AsPointer(ref SlotAt(VoterHash.HomeOf(voter, _lines), 0));
        Sse.Prefetch0(line);
        Sse.Prefetch0(line + BytesPerCacheLine);
    }

    /// <summary>Moves ballots of the former table here, at most so many lines at a time. Writer only.</summary>
    internal void MoveIn(uint lines)
    {
        var previous = _previous;
        if (previous is null)
            return;

        var end = (uint)Math.Min((ulong)_movedLines + lines, previous._lines);
        for (var line = _movedLines; line < end; line++)
        {
            for (nuint lane = 0; lane < BallotSlot.PerLine; lane++)
            {
                ref var from = ref previous.SlotAt(line, lane);
                if (from.Voter == 0)
                    break;

                // A voter who is here already has cast again since; the older ballot stays behind.
                ref var to = ref Find(from.Voter);
                if (to.Voter == 0)
                    to.Fill(from.Voter, from.Ballot, from.Fence);
            }
        }

        _movedLines = end;
        if (end == previous._lines)
            Volatile.Write(ref _previous, null);
    }

    /// <summary>Writes every ballot in this table, in no order of meaning. Writer only, when nothing is left to move in.</summary>
    internal int CopyTo(Span<VoterBallot> destination)
    {
        var count = 0;
        for (nuint line = 0; line < _lines; line++)
        {
            for (nuint lane = 0; lane < BallotSlot.PerLine; lane++)
            {
                ref var slot = ref SlotAt(line, lane);
                if (slot.Voter == 0)
                    break;
                destination[count++] = new VoterBallot(slot.Voter, slot.Ballot, slot.Fence);
            }
        }

        return count;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private nuint LineAfter(nuint line) => line + 1 == _lines ? 0 : line + 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref BallotSlot SlotAt(nuint line, nuint lane)
        => ref Unsafe.As<ulong, BallotSlot>(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_words), _lead + (line * WordsPerLine) + lane));

    private static unsafe nuint LeadToLineStart(ulong[] words)
    {
        var address = (nuint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(words));
        return (BytesPerCacheLine - (address % BytesPerCacheLine)) % BytesPerCacheLine / sizeof(ulong);
    }
}
