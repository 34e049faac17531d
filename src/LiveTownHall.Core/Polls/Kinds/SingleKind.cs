using System.Collections.Immutable;

namespace LiveTownHall.Core.Polls;

/// <summary>One option out of several that the facilitator writes.</summary>
public sealed class SingleKind : OneChoiceKind
{
    public override PollKind Kind => PollKind.Single;

    public override string Name => "single";

    public override ImmutableArray<KindSetting> Settings { get; } = [SharedSettings.Shuffle, SharedSettings.NoneOfThese, SharedSettings.Abstain];

    public override int MostOptions(PollLimits limits) => Math.Min(limits.Options, OptionPlaces.WidestMask);

    public override bool IsSound(PollDefinition definition) => definition.Options.Length is >= 1 and <= OptionPlaces.WidestMask;

    public override BallotPaper Answer(PollDefinition definition, ISyntheticVoter voter) => new() { Choices = [voter.Preference(definition)[0]] };
}
