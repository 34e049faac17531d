using System.Collections.Immutable;
using LiveTownHall.Tally;

namespace LiveTownHall.Core.Polls;

/// <summary>
/// Borda points. Of n options the first preference gets n - 1 points, the next n - 2, and so on; options that a partial ballot does not rank get none.
/// That is the "pessimistic" treatment of Baumeister, Faliszewski, Lang and Rothe, Campaigns for Lazy Voters: Truncated Ballots (AAMAS 2012), chosen because
/// an option never gains from a voter who did not name it and points stay whole numbers.
/// </summary>
public static class Borda
{
    /// <summary>In the order of the agenda.</summary>
    public static ImmutableArray<OptionCount> Points(PollDefinition definition, ReadOnlySpan<DistinctBallot> profile)
    {
        Span<long> points = stackalloc long[16];
        foreach (var line in profile)
        {
            var worth = definition.Options.Length - 1;
            for (var bits = line.Ballot; bits != 0 && worth >= 0; bits >>= RankingKind.RankBits, worth--)
                points[(int)(bits & 0xF)] += worth * line.Count;
        }

        return OptionCounts.Of(definition, points[1..]);
    }
}
