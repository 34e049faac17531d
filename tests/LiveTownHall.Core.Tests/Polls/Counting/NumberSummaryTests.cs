using CsCheck;
using LiveTownHall.Core.Polls;
using LiveTownHall.Tally;

namespace LiveTownHall.Core.Tests.Polls.Counting;

public class NumberSummaryTests
{
    private static readonly PollDefinition Free = AnyPoll.Created(new PollProposal { Kind = "numeric" });

    [Fact]
    public void Mean_and_median_of_a_rating_are_those_of_the_ballots_written_out()
        => AnyProfile.With(AnyPoll.Rating).Where((_, profile) => profile.Length > 0).Sample(AgreeWithBallotsWrittenOut);

    [Fact]
    public void Mean_and_median_of_numbers_are_those_of_the_ballots_written_out()
        => AnyProfile.With(Gen.OneOf(AnyPoll.SteppedNumber, AnyPoll.FreeNumber)).Where((_, profile) => profile.Length > 0).Sample(AgreeWithBallotsWrittenOut);

    [Fact]
    public void A_rating_shows_every_value_of_its_scale_with_decimals_as_people_write_them()
    {
        var poll = AnyPoll.Created(new PollProposal { Kind = "rating", Min = 0, Max = 0.5, Step = 0.1 });
        var result = PollCounting.Count(poll, AnyProfile.Numbers(poll, 0.3, 0.1 + 0.2, 0.5));

        Assert.Equal([new(0, 0), new(0.1, 0), new(0.2, 0), new(0.3, 2), new(0.4, 0), new(0.5, 1)], result.Histogram!.Value);
    }

    [Fact]
    public void Few_whole_numbers_have_a_bin_each_with_the_empty_ones_between()
    {
        var result = PollCounting.Count(Free, AnyProfile.Numbers(Free, 3, 3, 5, 7));

        Assert.Equal(1, result.BinWidth);
        Assert.Equal([new(3, 2), new(4, 0), new(5, 1), new(6, 0), new(7, 1)], result.Histogram!.Value);
    }

    [Fact]
    public void Few_steps_have_a_bin_each()
    {
        var poll = AnyPoll.Created(new PollProposal { Kind = "numeric", Min = 0, Max = 10, Step = 0.25 });
        var result = PollCounting.Count(poll, AnyProfile.Numbers(poll, 1, 1.25, 2));

        Assert.Equal(0.25, result.BinWidth);
        Assert.Equal([1, 1.25, 1.5, 1.75, 2], result.Histogram!.Value.Select(bin => bin.Value));
    }

    [Fact]
    public void Many_numbers_share_round_bins()
    {
        var result = PollCounting.Count(Free, AnyProfile.Numbers(Free, [.. Enumerable.Range(0, 1000).Select(i => (double)i)]));

        // Freedman and Diaconis: 2 * 500 / 10 = 100.
        Assert.Equal(100, result.BinWidth);
        Assert.Equal(Enumerable.Range(0, 10).Select(i => new ValueCount(i * 100, 100)), result.Histogram!.Value);
    }

    [Fact]
    public void One_jokers_number_does_not_squeeze_everybody_else_into_one_bar()
    {
        double[] serious = [.. Enumerable.Range(1, 40).Select(i => i * 2.5)];
        var result = PollCounting.Count(Free, AnyProfile.Numbers(Free, [.. serious, 1e15]));

        Assert.InRange(result.Histogram!.Value.Length, 4, 22);
        Assert.InRange(result.BinWidth!.Value, 1, 50);
        Assert.Equal(new ValueCount(1e15, 1), result.Histogram.Value[^1]);
    }

    [Fact]
    public void Equal_answers_are_one_bin()
    {
        Assert.Equal([new(42, 3)], PollCounting.Count(Free, AnyProfile.Numbers(Free, 42, 42, 42)).Histogram!.Value);

        var result = PollCounting.Count(Free, AnyProfile.Numbers(Free, 0.07, 0.07));
        Assert.Equal(0.07, result.Mean);
        Assert.Single(result.Histogram!.Value);
    }

    [Fact]
    public void Bins_are_few_ascending_aligned_and_hold_the_answers_that_belong_there()
        => AnyProfile.With(Gen.OneOf(AnyPoll.SteppedNumber, AnyPoll.FreeNumber)).Where((_, profile) => profile.Length > 0).Sample(BinsAreSound);

    [Fact]
    public void Bins_are_sound_for_wild_numbers_too()
    {
        var wild = Gen.OneOf(
            Gen.Double[-1, 1],
            Gen.Double[-1e15, 1e15],
            Gen.Double[-1e-9, 1e-9],
            Gen.Int[-3, 3].Select(i => i + 0.0),
            Gen.Int[-300, 15].Select(exponent => Math.Pow(10, exponent)));
        wild.Array[1, 60].Sample(values => BinsAreSound(Free, AnyProfile.Numbers(Free, values)), iter: 20_000);
    }

    private static void BinsAreSound(PollDefinition poll, DistinctBallot[] profile)
    {
        var result = PollCounting.Count(poll, profile);
        var (bins, width) = (result.Histogram!.Value, result.BinWidth!.Value);

        Assert.InRange(bins.Length, 1, 30);
        Assert.True(width > 0);
        Assert.Equal(bins.Select(bin => bin.Value).Distinct().Order(), bins.Select(bin => bin.Value));
        Assert.Equal(profile.Sum(line => line.Count), bins.Sum(bin => bin.Count));
        foreach (var line in profile)
        {
            var value = Marking.Unpack(poll, line.Ballot, null).Value!.Value;
            var bin = bins.Last(bin => bin.Value <= value);
            Assert.True(bin.Count > 0);
            // Where the width is less than one float beside a huge value, the edge is that float.
            Assert.True(value <= bin.Value + width, $"{value:R} is not in the bin from {bin.Value:R} of width {width:R}");
        }
    }

    private static void AgreeWithBallotsWrittenOut(PollDefinition poll, DistinctBallot[] profile)
    {
        var values = profile.SelectMany(line => Enumerable.Repeat(Marking.Unpack(poll, line.Ballot, null).Value!.Value, (int)line.Count)).Order().ToArray();
        var median = (values[(values.Length - 1) / 2] + values[values.Length / 2]) / 2;
        var result = PollCounting.Count(poll, profile);

        var tolerance = 1e-9 * Math.Max(1, Math.Max(Math.Abs(values[0]), Math.Abs(values[^1])));
        Assert.Equal(median, result.Median!.Value, tolerance);
        Assert.Equal(values.Average(), result.Mean!.Value, tolerance);
    }
}
