using System.Runtime.InteropServices;

namespace LiveTownHall.Tally;

/// <summary>
/// A voter, their ballot and its fence within a line of four slots: four voters, then their four ballots, then their four fences, 96 bytes together,
/// one and a half cache lines. The four voters never lie across two of them, and one vector comparison searches all four.
/// </summary>
[StructLayout(LayoutKind.Explicit)]
internal struct BallotSlot
{
    internal const int PerLine = 4;

    [FieldOffset(0)]
    internal ulong Voter;

    [FieldOffset(PerLine * sizeof(ulong))]
    internal ulong Ballot;

    [FieldOffset(2 * PerLine * sizeof(ulong))]
    internal ulong Fence;

    /// <summary>Occupies a free slot. The voter last: a reader who sees the voter takes the ballot and its fence for granted.</summary>
    internal void Fill(ulong voter, ulong ballot, ulong fence)
    {
        Volatile.Write(ref Ballot, ballot);
        Volatile.Write(ref Fence, fence);
        Volatile.Write(ref Voter, voter);
    }
}
