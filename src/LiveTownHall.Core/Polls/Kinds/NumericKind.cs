using System.Collections.Immutable;
using LiveTownHall.Tally;

namespace LiveTownHall.Core.Polls;

/// <summary>A number, with or without bounds and steps. Packed: IEEE 754 bits, turned so that unsigned order is the order of the values; never -0.</summary>
public sealed class NumericKind : KindOfPoll
{
    /// <summary>How far a made-up voter's answer goes where the poll has no bound.</summary>
    private const double Reach = 200;

    public override PollKind Kind => PollKind.Numeric;

    public override string Name => "numeric";

    public override BallotField Field => ScaleBounds.Field;

    public override ImmutableArray<KindSetting> Settings => ScaleBounds.Settings;

    public override bool HasLeanings => true;

    public override Flaw? Define(PollProposal proposal, PollLimits limits, ref PollDefinition definition)
    {
        if (ScaleBounds.FlawOf(limits, proposal.Min, proposal.Max, proposal.Step) is { } flaw)
            return flaw;
        definition = definition with { Min = ScaleBounds.Plain(proposal.Min), Max = ScaleBounds.Plain(proposal.Max), Step = proposal.Step };
        return null;
    }

    public override bool IsSound(PollDefinition definition) => !(definition.Min >= definition.Max) && !(definition.Step <= 0);

    public override Flaw? Pack(PollDefinition definition, BallotPaper paper, out PackedBallot packed)
    {
        packed = default;
        var value = paper.Value!.Value;
        if (!(Math.Abs(value) <= PollLimits.Default.Magnitude) || !NumberBits.TryNormalise(definition, value, out var normal))
            return ScaleBounds.BallotFlaw(definition);
        packed = Bits(NumberBits.FromValue(normal));
        return null;
    }

    public override bool IsValid(PollDefinition definition, ulong bits)
        => NumberBits.TryNormalise(definition, NumberBits.ToValue(bits), out var value) && NumberBits.FromValue(value) == bits;

    public override BallotPaper Unpack(PollDefinition definition, PackedBallot packed) => new() { Value = NumberBits.ToValue(packed.Bits) };

    public override PollResult Count(PollDefinition definition, ReadOnlySpan<DistinctBallot> profile, BallotPoolSnapshot pool)
    {
        var numbers = NumericSummary.Of(definition, profile);
        return new PollResult { Voters = Voters(profile), Histogram = numbers.Histogram, Mean = numbers.Mean, Median = numbers.Median, BinWidth = numbers.BinWidth };
    }

    public override BallotPaper Answer(PollDefinition definition, ISyntheticVoter voter)
    {
        var reach = Reach * (definition.Step ?? 1);
        var lowest = definition.Min ?? Math.Min(0, definition.Max - reach ?? 0);
        var highest = definition.Max ?? lowest + reach;
        var wanted = lowest + (voter.Share() * (highest - lowest));
        if (definition.Step is { } step)
            return new BallotPaper { Value = Scale.Of(definition).ValueAt((long)Math.Floor((wanted - (definition.Min ?? 0)) / step)) };
        return new BallotPaper { Value = highest - lowest < 10 ? wanted : Math.Clamp(Math.Round(wanted), lowest, highest) };
    }

    public override BallotLeanings LeaningsOf(PollDefinition definition, ReadOnlySpan<DistinctBallot> profile)
        => ScaleBounds.Leanings(NumericSummary.Of(definition, profile).Histogram, bits => IsValid(definition, bits) ? NumberBits.ToValue(bits) : null);
}
