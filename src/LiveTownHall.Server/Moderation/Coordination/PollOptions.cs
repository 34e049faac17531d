using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using LiveTownHall.Core.Polls;
using LiveTownHall.Tally;

namespace LiveTownHall.Server.Moderation.Coordination;

/// <summary>What a ballot of a poll supports, as the detector counts it: options, first preferences, values of a rating, bins of a number; at most 64.</summary>
internal sealed class PollOptions
{
    private readonly PollDefinition _definition;
    private readonly double[] _edges;

    private PollOptions(PollDefinition definition, double[] edges, ImmutableArray<string> names) => (_definition, _edges, Names) = (definition, edges, names);

    public ImmutableArray<string> Names { get; }

    /// <summary>Words and answers in people's own words are not looked at.</summary>
    public static bool Covers(PollKind kind) => kind is not (PollKind.Words or PollKind.Text);

    /// <param name="profile">All ballots so far: numbers are put into the bins that screens show.</param>
    public static PollOptions Of(PollDefinition definition, ReadOnlySpan<DistinctBallot> profile)
    {
        if (definition.Kind.HasOptions())
            return new PollOptions(definition, [], [.. definition.Options.Take(64).Select(o => o.Id)]);
        var histogram = definition.Kind == PollKind.Rating ? RatingSummary.Of(definition, profile).Histogram : NumericSummary.Of(definition, profile).Histogram;

        // A scale longer than that is a number rather than a rating; its values are put together.
        var width = (histogram.Length + 63) / 64;
        double[] edges = [.. histogram.Where((_, i) => i % Math.Max(1, width) == 0).Select(v => v.Value)];
        return new PollOptions(definition, edges, [.. edges.Select(e => e.ToString(CultureInfo.InvariantCulture))]);
    }

    /// <summary>The options a ballot supports, one bit each.</summary>
    public ulong MaskOf(ulong bits)
    {
        switch (_definition.Kind)
        {
            case PollKind.Single:
                return 1UL << (int)(bits & 63);
            case PollKind.Multiple:
                return bits;
            case PollKind.Ranking:
                return bits == 0 ? 0 : 1UL << (int)((bits & 0xF) - 1);
            default:
                if (_edges.Length == 0 || !Marking.IsValid(_definition, bits))
                    return 0;
                var place = Array.BinarySearch(_edges, Marking.Unpack(_definition, bits, null).Value!.Value);
                return 1UL << Math.Max(0, place >= 0 ? place : ~place - 1);
        }
    }

    /// <summary>Votes by option.</summary>
    public long[] Count(ReadOnlySpan<DistinctBallot> profile)
    {
        var counts = new long[64];
        foreach (var line in profile)
        {
            for (var mask = MaskOf(line.Ballot); mask != 0; mask &= mask - 1)
                counts[BitOperations.TrailingZeroCount(mask)] += line.Count;
        }

        return counts;
    }
}
