using LiveTownHall.Core.Halls;

namespace LiveTownHall.Core.Polls;

/// <summary>Open answers that are picked for everybody.</summary>
internal static class AnswerRules
{
    /// <summary>Needs the ballots: between the facilitator's look and this position the author may have changed the answer.</summary>
    public static Step Apply(HallState state, AnswerPicked fact, HallReplica replica)
    {
        if (state.FindPoll(fact.PollId) is not { } poll || poll.Round != fact.Round)
            return new(state, Ruling.NotFound);
        if (!fact.Picked)
        {
            return poll.Picked.Contains(fact.Answer)
                ? new(state.With(poll with { Picked = poll.Picked.Remove(fact.Answer) }), Ruling.Accepted)
                : new(state, Ruling.Unchanged);
        }

        if (replica.BallotsOf(poll.Number) is not { Kind.HasPickedAnswers: true } ballots || ballots.Pool?.TryGet(fact.Answer, out _) is not true)
            return new(state, Ruling.NotFound);
        if (poll.Picked.Contains(fact.Answer))
            return new(state, Ruling.Unchanged);
        return new(state.With(poll with { Picked = poll.Picked.Add(fact.Answer) }), Ruling.Accepted);
    }
}
