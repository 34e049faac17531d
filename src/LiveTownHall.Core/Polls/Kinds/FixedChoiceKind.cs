using System.Collections.Immutable;

namespace LiveTownHall.Core.Polls;

/// <summary>One out of choices that are the kind's own.</summary>
/// <param name="choices">The ids are those of the protocol; texts are for programs that have no words of their own. For ever in this order.</param>
public abstract class FixedChoiceKind(params ImmutableArray<PollOption> choices) : OneChoiceKind
{
    private ImmutableArray<PollOption> Own { get; } = choices;

    public sealed override int MostOptions(PollLimits limits) => 0;

    public override Flaw? Define(PollProposal proposal, PollLimits limits, ref PollDefinition definition)
    {
        definition = definition with { Options = Own };
        return null;
    }

    public override bool IsSound(PollDefinition definition) => definition.Options.AsSpan().SequenceEqual(Own.AsSpan());

    /// <summary>Most take the first, fewer the second, few the last.</summary>
    public sealed override BallotPaper Answer(PollDefinition definition, ISyntheticVoter voter)
    {
        var drawn = voter.Below(100);
        return new() { Choices = [Own[drawn < 55 ? 0 : drawn < 86 ? 1 : 2].Id] };
    }
}
