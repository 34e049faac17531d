using LiveTownHall.Core.Halls;

namespace LiveTownHall.Core.Polls;

/// <summary>
/// Who is there, and which polls look at it. Looked at when a poll opens and whenever it changes while the poll is open, so that what stands at the close is what was so then.
/// </summary>
internal static class RollRules
{
    public static Step Apply(HallState state, RollSet fact)
    {
        var roll = Roll.After(state.Roll, fact);
        if (fact is { Present: null, Entitled: null } || !roll.IsPossible)
            return new(state, Ruling.InvalidRequest);
        if (roll == state.Roll)
            return new(state, Ruling.Unchanged);
        state = state with { Roll = roll };
        foreach (var poll in state.Polls)
        {
            if (poll.Phase == PollPhase.Open && LooksAtRoll(poll))
                state = state.With(poll with { Roll = roll });
        }

        return new(state, Ruling.Accepted);
    }

    /// <summary>Whether a poll can open as far as the roll goes.</summary>
    public static bool HasItsRoll(HallState state, Poll poll) => KindRegistry.Of(poll.Definition.Kind).IsRollEnough(poll.Definition, state.Roll);

    /// <summary>The poll with the roll at its opening; untouched where it does not look at one.</summary>
    public static Poll Opened(HallState state, Poll poll) => LooksAtRoll(poll) ? poll with { Roll = state.Roll, RollAtOpen = state.Roll } : poll;

    private static bool LooksAtRoll(Poll poll) => !KindRegistry.Of(poll.Definition.Kind).IsRollEnough(poll.Definition, null);
}
