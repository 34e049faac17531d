using System.Collections.Immutable;
using System.Numerics;
using LiveTownHall.Tally;

namespace LiveTownHall.Core.Polls;

/// <summary>What ballots of a poll speak for, so that groups of voters can be compared: options, first preferences, values, bins. At most 64.</summary>
/// <param name="names">Of what can be spoken for.</param>
/// <param name="maskOf">From the bits of a ballot to one bit for each name it speaks for.</param>
public sealed class BallotLeanings(ImmutableArray<string> names, Func<ulong, ulong> maskOf)
{
    public const int Most = 64;

    public ImmutableArray<string> Names => names;

    public ulong MaskOf(ulong bits) => maskOf(bits);

    /// <summary>Votes by place in <see cref="Names"/>.</summary>
    public long[] Count(ReadOnlySpan<DistinctBallot> profile)
    {
        var counts = new long[Most];
        foreach (var line in profile)
        {
            for (var mask = MaskOf(line.Ballot); mask != 0; mask &= mask - 1)
                counts[BitOperations.TrailingZeroCount(mask)] += line.Count;
        }

        return counts;
    }
}
