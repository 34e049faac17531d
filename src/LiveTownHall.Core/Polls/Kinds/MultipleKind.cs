using System.Collections.Immutable;
using System.Numerics;
using LiveTownHall.Tally;

namespace LiveTownHall.Core.Polls;

/// <summary>Several options out of many, all alike. Packed: bit i is the option at place i.</summary>
public sealed class MultipleKind : KindOfPoll
{
    public override PollKind Kind => PollKind.Multiple;

    public override string Name => "multiple";

    public override BallotField Field => OneChoiceKind.Choices;

    public override ImmutableArray<KindSetting> Settings { get; } = [.. ChoiceBounds.Settings, SharedSettings.Shuffle, SharedSettings.NoneOfThese, SharedSettings.Abstain];

    public override bool HasLeanings => true;

    public override int MostOptions(PollLimits limits) => Math.Min(limits.Options, OptionPlaces.WidestMask);

    public override Flaw? Define(PollProposal proposal, PollLimits limits, ref PollDefinition definition) => ChoiceBounds.Define(proposal, ref definition);

    public override bool IsSound(PollDefinition definition)
        => definition.Options.Length is >= 1 and <= OptionPlaces.WidestMask && ChoiceBounds.AreSound(definition);

    public override Flaw? Pack(PollDefinition definition, BallotPaper paper, out PackedBallot packed)
    {
        packed = default;
        var choices = paper.Choices!;
        if (NoneOfThese.PlaceIn(definition) is >= 0 and var none && choices.Contains(NoneOfThese.Id))
        {
            if (choices.Count > 1)
                return new Flaw("ballot.choices", "None of these stands alone: choose it, or others.");
            packed = Bits(1UL << none);
            return null;
        }

        if (OptionPlaces.CountFlaw("ballot.choices", choices.Count, definition.MinChoices!.Value, definition.MaxChoices!.Value) is { } count)
            return count;
        Span<int> places = stackalloc int[OptionPlaces.WidestMask];
        if (OptionPlaces.Read(definition, "choices", choices, places) is { } flaw)
            return flaw;
        var mask = 0UL;
        foreach (var place in places[..choices.Count])
            mask |= 1UL << place;
        packed = Bits(mask);
        return null;
    }

    public override bool IsValid(PollDefinition definition, ulong bits)
    {
        var (options, marked) = (definition.Options.Length, BitOperations.PopCount(bits));
        if (NoneOfThese.PlaceIn(definition) is >= 0 and var none && (bits >> none & 1) != 0)
            return marked == 1;
        return (options == 64 || bits >> options == 0) && marked >= definition.MinChoices && marked <= definition.MaxChoices;
    }

    public override BallotPaper Unpack(PollDefinition definition, PackedBallot packed)
    {
        var ids = ImmutableArray.CreateBuilder<string>(BitOperations.PopCount(packed.Bits));
        for (var bits = packed.Bits; bits != 0; bits &= bits - 1)
            ids.Add(definition.Options[BitOperations.TrailingZeroCount(bits)].Id);
        return new BallotPaper { Choices = ids.MoveToImmutable() };
    }

    public override PollResult Count(PollDefinition definition, ReadOnlySpan<DistinctBallot> profile, BallotPoolSnapshot pool)
    {
        Span<long> votes = stackalloc long[OptionPlaces.WidestMask];
        foreach (var line in profile)
        {
            for (var mask = line.Ballot; mask != 0; mask &= mask - 1)
                votes[BitOperations.TrailingZeroCount(mask)] += line.Count;
        }

        return new PollResult { Voters = Voters(profile), Counts = OptionCounts.Of(definition, votes) };
    }

    public override BallotPaper Answer(PollDefinition definition, ISyntheticVoter voter) => new() { Choices = ChoiceBounds.Answer(definition, voter) };

    public override BallotLeanings LeaningsOf(PollDefinition definition, ReadOnlySpan<DistinctBallot> profile) => new(OptionPlaces.Names(definition), bits => bits);
}
