using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Parts;
using LiveTownHall.Core.Stage;

namespace LiveTownHall.Core.Polls;

/// <summary>The life of a poll.</summary>
/// <remarks>
/// <code>
/// draft        -> open              OpenPoll
/// open         -> closed            ClosePoll, the timer, CloseHall
/// closed       -> open              ReopenPoll; not for a secret poll, whose voter key is destroyed at its close
/// open, closed -> draft, new round  ResetPoll
/// </code>
/// A command that asks for the state a poll is in already changes nothing and is accepted: it is a retry.
/// </remarks>
internal static class PollRules
{
    public static Step Apply(HallState state, PollCreated fact)
    {
        if (!fact.Definition.IsSound)
            return new(state, Ruling.InvalidPoll);
        if (state.FindPoll(fact.PollId) is { } present)
            return new(state, present.Definition.Equals(fact.Definition) ? Ruling.Unchanged : Ruling.DuplicateId);
        if (state.DeletedPolls.Contains(fact.PollId))
            return new(state, Ruling.DuplicateId);
        if (state.Polls.Length >= HallState.MostPolls)
            return new(state, Ruling.LimitReached);
        var poll = new Poll { Number = state.NextPollNumber, Id = fact.PollId, Definition = fact.Definition };
        return new(state with { Polls = state.Polls.Add(poll), NextPollNumber = poll.Number + 1 }, Ruling.Accepted);
    }

    public static Step Apply(HallState state, PollUpdated fact, Moment moment)
    {
        if (state.FindPoll(fact.PollId) is not { } poll)
            return new(state, Ruling.NotFound);
        if (!fact.Definition.IsSound)
            return new(state, Ruling.InvalidPoll);
        if (poll.Definition.Equals(fact.Definition))
            return new(state, Ruling.Unchanged);
        if (poll.Phase != PollPhase.Draft && !poll.Definition.CountsTheSameAs(fact.Definition))
            return new(state, Ruling.PollNotDraft);
        if (IsStale(fact.Revision, poll))
            return new(state, Ruling.StaleRevision);
        return new(state.With(FormerWording.Reword(poll, fact.Definition, moment.Replica)), Ruling.Accepted);
    }

    public static Step Apply(HallState state, PollRevised fact, Moment moment)
    {
        if (state.FindPoll(fact.PollId) is not { } poll)
            return new(state, Ruling.NotFound);
        if (!fact.Definition.IsSound)
            return new(state, Ruling.InvalidPoll);
        if (poll.Definition.Equals(fact.Definition))
            return new(state, Ruling.Unchanged);
        if (poll.Phase != PollPhase.Draft && !poll.Definition.CountsTheSameWithMore(fact.Definition))
            return new(state, Ruling.PollNotDraft);

        // What is counted is done: another option would stand in the result without anybody having been asked.
        if (poll.Phase == PollPhase.Closed && fact.Definition.Options.Length > poll.Definition.Options.Length)
            return new(state, Ruling.PollClosed);
        if (IsStale(fact.Revision, poll))
            return new(state, Ruling.StaleRevision);
        return new(state.With(FormerWording.Reword(poll, fact.Definition, moment.Replica)), Ruling.Accepted);
    }

    public static Step Apply(HallState state, PollMoved fact)
    {
        if (state.FindPoll(fact.PollId) is not { } poll)
            return new(state, Ruling.NotFound);
        if (fact.Before == fact.PollId)
            return new(state, Ruling.Unchanged);
        var others = state.Polls.Remove(poll);
        var at = others.Length;
        if (fact.Before is { } before)
        {
            for (at = 0; at < others.Length && others[at].Id != before; at++)
                ;
            if (at == others.Length)
                return new(state, Ruling.NotFound);
        }

        var moved = others.Insert(at, poll);
        return moved.SequenceEqual(state.Polls) ? new(state, Ruling.Unchanged) : new(state with { Polls = moved }, Ruling.Accepted);
    }

    public static Step Apply(HallState state, PollOpened fact)
    {
        if (state.FindPoll(fact.PollId) is not { } poll)
            return new(state, Ruling.NotFound);
        if (state.Phase == HallPhase.Closed)
            return new(state, Ruling.HallClosed);
        return poll.Phase switch
        {
            PollPhase.Draft when IsStale(fact.Revision, poll) => new(state, Ruling.StaleRevision),
            PollPhase.Draft => Open(state, poll with { LotSeed = poll.Definition.Ties == PollTies.PreviousThenLot ? fact.LotSeed : null }, fact.ClosesAt),
            PollPhase.Open => Retime(state, poll, fact.ClosesAt),
            _ => new(state, Ruling.InvalidTransition),
        };
    }

    public static Step Apply(HallState state, PollReopened fact)
    {
        if (state.FindPoll(fact.PollId) is not { } poll)
            return new(state, Ruling.NotFound);
        if (state.Phase == HallPhase.Closed)
            return new(state, Ruling.HallClosed);
        return poll.Phase switch
        {
            PollPhase.Closed when poll.Definition.Secret => new(state, Ruling.SecretPollClosed),
            PollPhase.Closed => Open(state, poll, fact.ClosesAt),
            PollPhase.Open => Retime(state, poll, fact.ClosesAt),
            _ => new(state, Ruling.InvalidTransition),
        };
    }

    public static Step Apply(HallState state, PollClosed fact)
    {
        if (state.FindPoll(fact.PollId) is not { } poll)
            return new(state, Ruling.NotFound);
        return poll.Phase switch
        {
            PollPhase.Open when fact.ClosesAt is { } later => Retime(state, poll, later),
            PollPhase.Open => new(state.With(Closed(poll, fact.Present)), Ruling.Accepted),
            PollPhase.Closed => new(state, Ruling.Unchanged),
            _ => new(state, Ruling.InvalidTransition),
        };
    }

    public static Step Apply(HallState state, PollTimedOut fact)
    {
        if (state.FindPoll(fact.PollId) is not { } poll)
            return new(state, Ruling.NotFound);
        var due = poll.Phase == PollPhase.Open && poll.Round == fact.Round && poll.ClosesAt == fact.ClosesAt;
        return due ? new(state.With(Closed(poll, fact.Present)), Ruling.Accepted) : new(state, Ruling.Unchanged);
    }

    public static Step Apply(HallState state, PollExtended fact)
    {
        if (state.FindPoll(fact.PollId) is not { } poll)
            return new(state, Ruling.NotFound);
        if (poll is not { Phase: PollPhase.Open, ClosesAt: { } closesAt } || fact.Seconds < 1)
            return new(state, Ruling.InvalidTransition);
        var later = closesAt + (fact.Seconds * 1000L);
        if (fact.From is { } from && from != closesAt)
            return new(state, from + (fact.Seconds * 1000L) == closesAt ? Ruling.Unchanged : Ruling.Conflict);
        return FactShape.IsTime(later) ? new(state.With(poll with { ClosesAt = later }), Ruling.Accepted) : new(state, Ruling.LimitReached);
    }

    public static Step Apply(HallState state, PollReset fact)
    {
        if (state.FindPoll(fact.PollId) is not { } poll)
            return new(state, Ruling.NotFound);
        if (poll.Phase == PollPhase.Draft)
            return new(state, Ruling.Unchanged);
        var fresh = poll with
        {
            Phase = PollPhase.Draft,
            Round = poll.Round + 1,
            ClosesAt = null,
            Shown = null,
            HiddenWords = null,
            ShownWords = null,
            Discounts = null,
            Present = null,
            CodesReleased = null,
            Roll = null,
            RollAtOpen = null,
            LotSeed = null,
            Reworded = [],
            Added = [],
            Picked = [],
        };
        return new(EndSecret(state, poll).With(fresh), Ruling.Accepted);
    }

    public static Step Apply(HallState state, PollDeleted fact)
    {
        if (state.FindPoll(fact.PollId) is not { } poll)
            return new(state, state.DeletedPolls.Contains(fact.PollId) ? Ruling.Unchanged : Ruling.NotFound);
        if (IsStale(fact.Revision, poll))
            return new(state, Ruling.StaleRevision);
        state = EndSecret(state, poll);
        var without = state with { Polls = state.Polls.Remove(poll), DeletedPolls = state.DeletedPolls.Add(poll.Id) };
        if (state.Stage is { Kind: "poll" or "results" } && state.Stage.Id == poll.Id)
            without = without with { Stage = StageContent.Idle };
        return new(without, Ruling.Accepted);
    }

    public static Step Apply(HallState state, ResultsShown fact)
    {
        if (state.FindPoll(fact.PollId) is not { } poll)
            return new(state, Ruling.NotFound);
        if (poll.Phase == PollPhase.Draft)
            return new(state, Ruling.InvalidTransition);
        if (poll.Shown == fact.Visible)
            return new(state, Ruling.Unchanged);
        return new(state.With(poll with { Shown = fact.Visible }), Ruling.Accepted);
    }

    /// <param name="present">How many attendees are connected, where that is known.</param>
    public static HallState CloseAll(HallState state, int? present)
    {
        foreach (var poll in state.Polls)
        {
            if (poll.Phase == PollPhase.Open)
                state = state.With(Closed(poll, present));
        }

        return state;
    }

    private static HallState EndSecret(HallState state, Poll poll)
        => poll.Definition.Secret && poll.Phase != PollPhase.Draft ? state with { EndedSecretRounds = state.EndedSecretRounds.Add((poll.Number, poll.Round)) } : state;

    /// <summary>Whether a colleague changed the poll after the author of a fact saw it.</summary>
    private static bool IsStale(int? seen, Poll poll) => seen is { } revision && revision != poll.Revision;

    private static Step Open(HallState state, Poll poll, long? closesAt)
    {
        if (!RollRules.HasItsRoll(state, poll))
            return new(state, Ruling.NoRoll);
        if (poll.Phase == PollPhase.Draft && state.Codes is { Releases: > 0 } codes)
            poll = poll with { CodesReleased = codes.Releases };
        var open = state.With(RollRules.Opened(state, poll) with { Phase = PollPhase.Open, ClosesAt = closesAt, Shown = null, Present = null });
        return new(open with { Phase = HallPhase.Open }, Ruling.Accepted);
    }

    /// <summary>A poll that is open already: a time given anew replaces its timer, none leaves it alone.</summary>
    private static Step Retime(HallState state, Poll poll, long? closesAt)
        => closesAt is null || closesAt == poll.ClosesAt
            ? new(state, Ruling.Unchanged)
            : new(state.With(poll with { ClosesAt = closesAt }), Ruling.Accepted);

    private static Poll Closed(Poll poll, int? present) => poll with { Phase = PollPhase.Closed, ClosesAt = null, Present = present };
}
