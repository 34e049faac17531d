using System.Collections.Immutable;
using LiveTownHall.Tally;

namespace LiveTownHall.Core.Polls;

/// <summary>How a rating spreads over its scale.</summary>
/// <param name="Histogram">Every value of the scale, ascending, zeros included.</param>
/// <param name="Median">Between the two middle ballots where their number is even.</param>
public sealed record RatingSummary(ImmutableArray<ValueCount> Histogram, double? Mean, double? Median)
{
    public static RatingSummary Of(PollDefinition definition, ReadOnlySpan<DistinctBallot> profile)
    {
        var votes = new long[RatingScale.Steps(definition) + 1];
        var (voters, steps) = (0L, 0L);
        foreach (var line in profile)
        {
            if (line.Ballot >= (ulong)votes.Length)
                continue;
            votes[line.Ballot] += line.Count;
            voters += line.Count;
            steps += (long)line.Ballot * line.Count;
        }

        var scale = Scale.Of(definition);
        var histogram = ImmutableArray.CreateBuilder<ValueCount>(votes.Length);
        for (var index = 0; index < votes.Length; index++)
            histogram.Add(new ValueCount(scale.ValueAt(index), votes[index]));
        if (voters == 0)
            return new RatingSummary(histogram.MoveToImmutable(), null, null);

        // Steps are counted as integers, so the mean is rounded once however many voters there are.
        var mean = definition.Min!.Value + ((double)steps / voters * definition.Step!.Value);
        var median = (scale.ValueAt(IndexAt(votes, (voters - 1) / 2)) + scale.ValueAt(IndexAt(votes, voters / 2))) / 2;
        return new RatingSummary(histogram.MoveToImmutable(), mean, median);
    }

    private static int IndexAt(long[] votes, long rank)
    {
        var index = 0;
        while (rank >= votes[index])
            rank -= votes[index++];
        return index;
    }
}
