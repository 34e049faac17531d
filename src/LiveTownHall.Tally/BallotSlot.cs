using System.Runtime.InteropServices;

namespace LiveTownHall.Tally;

/// <summary>A voter and their ballot in 16 bytes, so that one cache miss brings both.</summary>
[StructLayout(LayoutKind.Sequential, Size = 16)]
internal struct BallotSlot
{
    internal ulong Voter;
    internal ulong Ballot;

    /// <summary>Occupies a free slot. The ballot first: a reader who sees the voter takes the ballot for granted.</summary>
    internal void Fill(ulong voter, ulong ballot)
    {
        Volatile.Write(ref Ballot, ballot);
        Volatile.Write(ref Voter, voter);
    }
}
