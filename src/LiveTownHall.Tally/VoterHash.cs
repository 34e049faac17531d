using System.Runtime.CompilerServices;

namespace LiveTownHall.Tally;

/// <summary>Where in a table a voter's search begins.</summary>
/// <remarks>
/// Voters are expected to be uniform already (HMAC outputs), but counters, timestamps and multiples of large powers of two must
/// not make a box slow either: hence two rounds of xor-shift-multiply (the constants are those of MurmurHash3's 64-bit finaliser).
/// The product's upper half maps the hash to any number of lines, not only powers of two (Lemire, "Fast random integer generation in an
/// interval", 2019), and keeps the order of hashes: a table grows by one streaming pass.
/// </remarks>
internal static class VoterHash
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static nuint HomeOf(ulong voter, uint lines)
    {
        voter ^= voter >> 33;
        voter *= 0xff51afd7ed558ccd;
        voter ^= voter >> 33;
        voter *= 0xc4ceb9fe1a85ec53;

        // The upper 32 bits suffice for up to 2^32 lines, and a 64-bit product needs no wide multiplication.
        return (nuint)(((voter >> 32) * lines) >> 32);
    }
}
