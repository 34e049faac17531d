using System.Collections.Immutable;
using LiveTownHall.Tally;

namespace LiveTownHall.Core.Polls;

/// <summary>A value of a short scale. Packed: steps above the lowest value.</summary>
public sealed class RatingKind : KindOfPoll
{
    public override PollKind Kind => PollKind.Rating;

    public override string Name => "rating";

    public override BallotField Field => ScaleBounds.Field;

    public override ImmutableArray<KindSetting> Settings => ScaleBounds.Settings;

    public override bool HasLeanings => true;

    public override Flaw? Define(PollProposal proposal, PollLimits limits, ref PollDefinition definition)
    {
        var (min, max, step) = (proposal.Min ?? 1, proposal.Max ?? 5, proposal.Step ?? 1);
        if (ScaleBounds.FlawOf(limits, min, max, step) is { } flaw)
            return flaw;
        if (Math.Round((max - min) / step) > limits.RatingSteps)
            return new Flaw("settings.step", Say($"A rating has at most {limits.RatingSteps} steps between min and max; take a larger step, or ask for a number."));
        definition = definition with { Min = ScaleBounds.Plain(min), Max = ScaleBounds.Plain(max), Step = step };
        return null;
    }

    /// <summary>Bounded so that no sum over ballots leaves the range of a 64-bit float.</summary>
    public override bool IsSound(PollDefinition definition)
        => definition is { Min: { } min, Max: { } max, Step: { } step }
        && Math.Abs(min) <= NumberBits.LargestMagnitude && Math.Abs(max) <= NumberBits.LargestMagnitude && min < max && step > 0 && (max - min) / step <= 100_000;

    public override Flaw? Pack(PollDefinition definition, BallotPaper paper, out PackedBallot packed)
    {
        packed = default;
        if (!Scale.Of(definition).TryIndexOf(paper.Value!.Value, out var index) || index < 0 || index > RatingScale.Steps(definition))
            return ScaleBounds.BallotFlaw(definition);
        packed = Bits((ulong)index);
        return null;
    }

    public override bool IsValid(PollDefinition definition, ulong bits) => bits <= (ulong)RatingScale.Steps(definition);

    public override BallotPaper Unpack(PollDefinition definition, PackedBallot packed) => new() { Value = Scale.Of(definition).ValueAt((long)packed.Bits) };

    public override PollResult Count(PollDefinition definition, ReadOnlySpan<DistinctBallot> profile, BallotPoolSnapshot pool)
    {
        var rating = RatingSummary.Of(definition, profile);
        return new PollResult { Voters = Voters(profile), Histogram = rating.Histogram, Mean = rating.Mean, Median = rating.Median };
    }

    public override BallotPaper Answer(PollDefinition definition, ISyntheticVoter voter)
        => new() { Value = Scale.Of(definition).ValueAt((long)Math.Round(voter.Share() * RatingScale.Steps(definition))) };

    public override BallotLeanings LeaningsOf(PollDefinition definition, ReadOnlySpan<DistinctBallot> profile)
        => ScaleBounds.Leanings(
            RatingSummary.Of(definition, profile).Histogram,
            bits => IsValid(definition, bits) ? Scale.Of(definition).ValueAt((long)bits) : null);
}
