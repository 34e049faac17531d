using System.Collections.Immutable;
using LiveTownHall.Tally;

namespace LiveTownHall.Core.Polls;

/// <summary>How numeric estimates spread.</summary>
/// <param name="BinWidth">In the poll's unit; null without ballots.</param>
public sealed record NumericSummary(ImmutableArray<ValueCount> Histogram, double? BinWidth, double? Mean, double? Median)
{
    public static NumericSummary Of(PollDefinition definition, ReadOnlySpan<DistinctBallot> profile)
    {
        var values = SortedValues.Of(profile);
        if (values.Voters == 0)
            return new NumericSummary([], null, null, null);
        var (width, histogram) = NumericBins.Of(definition, values);
        return new NumericSummary(histogram, width, values.Mean(), values.Median());
    }
}
