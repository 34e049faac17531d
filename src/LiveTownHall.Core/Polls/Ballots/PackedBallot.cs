using System.Collections.Immutable;

namespace LiveTownHall.Core.Polls;

/// <summary>
/// A ballot as a fact carries it. Two equal ballots have equal bits, whatever the order or spelling they were sent in.
/// <list type="table">
/// <item><term>single</term><description>place of the option, from 0</description></item>
/// <item><term>multiple</term><description>bit i is the option at place i</description></item>
/// <item><term>ranking</term><description>4 bits a rank, first preference lowest: place of the option + 1; 0 from the first empty rank on</description></item>
/// <item><term>rating</term><description>steps above the lowest value</description></item>
/// <item><term>numeric</term><description>IEEE 754 bits, turned so that unsigned order is the order of the values; never -0</description></item>
/// <item><term>words, text</term><description>0; the terms tell, and the <see cref="TermPool"/> of the poll gives the bits that are counted</description></item>
/// </list>
/// </summary>
/// <param name="Terms">words: folded, sorted ordinally, no repeats. text: one cleaned text. Empty for the other kinds.</param>
public readonly record struct PackedBallot(ulong Bits, ImmutableArray<string> Terms)
{
    public bool Equals(PackedBallot other) => Bits == other.Bits && TermSets.Same(Terms, other.Terms);

    public override int GetHashCode() => HashCode.Combine(Bits, TermSets.Hash(Terms));
}
