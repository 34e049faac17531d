using System.Collections.Immutable;

namespace LiveTownHall.Core.Polls;

/// <summary>How many options a ballot names: the settings <c>minChoices</c> and <c>maxChoices</c>.</summary>
internal static class ChoiceBounds
{
    public static ImmutableArray<KindSetting> Settings { get; } =
        [new("minChoices", proposal => proposal.MinChoices is not null), new("maxChoices", proposal => proposal.MaxChoices is not null)];

    public static Flaw? Define(PollProposal proposal, ref PollDefinition definition)
    {
        var options = definition.Options.Length;
        var most = proposal.MaxChoices ?? options;
        var fewest = proposal.MinChoices ?? 1;
        if (most < 1 || most > options)
            return new Flaw("settings.maxChoices", FormattableString.Invariant($"Choose a number from 1 to {options}, the number of options."));
        if (fewest < 1 || fewest > most)
            return new Flaw("settings.minChoices", FormattableString.Invariant($"Choose a number from 1 to {most}, the most options in a ballot."));
        definition = definition with { MinChoices = fewest, MaxChoices = most };
        return null;
    }

    public static bool AreSound(PollDefinition poll)
        => poll is { MinChoices: >= 0 and var fewest, MaxChoices: var most } && most >= fewest && most <= poll.Options.Length;

    /// <summary>The first options a made-up voter likes, as many as the poll allows or fewer.</summary>
    public static IReadOnlyList<string> Answer(PollDefinition definition, ISyntheticVoter voter)
    {
        var (fewest, most) = (definition.MinChoices!.Value, definition.MaxChoices!.Value);
        var preferred = voter.Preference(definition);
        if (definition.NoneOfThese == true && preferred[0] == NoneOfThese.Id)
            return [NoneOfThese.Id];
        return [.. preferred.Where(id => definition.NoneOfThese != true || id != NoneOfThese.Id).Take(fewest + voter.Below(most - fewest + 1))];
    }
}
