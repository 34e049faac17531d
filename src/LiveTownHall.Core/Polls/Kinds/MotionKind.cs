using System.Collections.Immutable;
using LiveTownHall.Tally;

namespace LiveTownHall.Core.Polls;

/// <summary>A motion that passes or not, by a majority of a base: the settings <c>base</c>, <c>majority</c> and <c>quorum</c>, see <see cref="Verdict"/>.</summary>
public sealed class MotionKind() : FixedChoiceKind(new PollOption("yes", "Yes"), new("no", "No"), new("abstain", "Abstain"))
{
    public override PollKind Kind => PollKind.Motion;

    public override string Name => "motion";

    public override ImmutableArray<KindSetting> Settings { get; } =
    [
        new("base", proposal => proposal.Base is not null),
        new("majority", proposal => proposal.Majority is not null),
        new("quorum", proposal => proposal.Quorum is not null),
    ];

    public override Flaw? Define(PollProposal proposal, PollLimits limits, ref PollDefinition definition)
    {
        var (@base, majority) = (MotionBase.YesNo, Majority.Simple);
        if (proposal.Base is not null && !MotionRules.TryParse(proposal.Base, out @base))
            return new Flaw("settings.base", $"Choose one of {MotionRules.BaseNames}.");
        if (proposal.Majority is not null && !MotionRules.TryParse(proposal.Majority, out majority))
            return new Flaw("settings.majority", $"Choose one of {MotionRules.MajorityNames}.");
        if (proposal.Quorum is { } quorum && (quorum < 1 || quorum > limits.People))
            return new Flaw("settings.quorum", Say($"Choose a number of people from 1 to {limits.People}, or leave it out."));
        definition = definition with { Base = @base, Majority = majority, Quorum = proposal.Quorum };
        return base.Define(proposal, limits, ref definition);
    }

    public override bool IsSound(PollDefinition definition)
        => base.IsSound(definition)
        && definition is { Base: { } @base, Majority: { } majority }
        && Enum.IsDefined(@base) && Enum.IsDefined(majority)
        && !(definition.Quorum < 1);

    public override bool IsRollEnough(PollDefinition definition, Roll? roll)
        => (definition.Base != MotionBase.Entitled || roll?.Entitled is not null)
        && ((definition.Base != MotionBase.Present && definition.Quorum is null) || roll?.Present is not null);

    public override PollResult Conclude(Poll poll, PollResult counted, ReadOnlySpan<DistinctBallot> profile)
        => poll.Phase == PollPhase.Draft || counted.Counts is not [var yes, var no, var abstain]
            ? counted
            : counted with { Verdict = Verdict.Of(poll, yes.Count, no.Count, abstain.Count) };
}
