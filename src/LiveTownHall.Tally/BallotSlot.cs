using System.Runtime.InteropServices;

namespace LiveTownHall.Tally;

/// <summary>
/// A voter and their ballot within a line of four slots: four voters, then their four ballots, 64 bytes together. One cache miss
/// brings a voter, the ballot, and three candidates more, and one vector comparison searches all four.
/// </summary>
[StructLayout(LayoutKind.Explicit)]
internal struct BallotSlot
{
    internal const int PerLine = 4;

    [FieldOffset(0)]
    internal ulong Voter;

    [FieldOffset(PerLine * sizeof(ulong))]
    internal ulong Ballot;

    /// <summary>Occupies a free slot. The ballot first: a reader who sees the voter takes the ballot for granted.</summary>
    internal void Fill(ulong voter, ulong ballot)
    {
        Volatile.Write(ref Ballot, ballot);
        Volatile.Write(ref Voter, voter);
    }
}
