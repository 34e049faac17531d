using System.Collections.Immutable;
using LiveTownHall.Core.Access;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Moderation;

namespace LiveTownHall.Core.Polls;

/// <summary>
/// Which ballots a second result is counted without. It takes two people, one of them a facilitator, to leave ballots out and to take them in again; the first result
/// stands beside it whatever they do.
/// </summary>
internal static class DiscountRules
{
    public const int MostVoters = 100_000;
    private const int Most = 100;

    public static Step Apply(HallState state, BallotsDiscounted fact, long time)
    {
        if (!Staff.IsDesk(fact.By))
            return new(state, Ruling.Forbidden);
        if (state.FindPoll(fact.PollId) is not { } poll || poll.Round != fact.Round)
            return new(state, Ruling.NotFound);
        if (Find(poll, fact.WarningId) is not { } present)
            return Propose(state, poll, fact, time);
        if (present.On == fact.On)
            return present.Proposed is null ? new(state, Ruling.Unchanged) : With(state, poll, present with { Proposed = null });
        return Decide(state, poll, present, fact, time);
    }

    public static Discount? Find(HallState state, string pollId, string warningId) => state.FindPoll(pollId) is { } poll ? Find(poll, warningId) : null;

    private static Discount? Find(Poll poll, string warningId)
    {
        foreach (var discount in poll.Discounts ?? [])
        {
            if (string.Equals(discount.WarningId, warningId, StringComparison.Ordinal))
                return discount;
        }

        return null;
    }

    private static Step Propose(HallState state, Poll poll, BallotsDiscounted fact, long time)
    {
        if (!fact.On || fact.Voters is not { } voters)
            return new(state, Ruling.NotFound);
        if (!KindRegistry.Of(poll.Definition.Kind).HasLeanings || !AreVoters(voters) || fact.WarningId.Length == 0)
            return new(state, Ruling.InvalidRequest);
        if (poll.Phase == PollPhase.Draft)
            return new(state, Ruling.InvalidTransition);
        if (poll.Discounts?.Length >= Most)
            return new(state, Ruling.LimitReached);
        return Decide(state, poll, new Discount(fact.WarningId, voters, On: false), fact, time);
    }

    private static Step Decide(HallState state, Poll poll, Discount discount, BallotsDiscounted fact, long time)
    {
        var by = fact.By!;
        if (Persons.MayDoSoAlone(state, by, time))
            return With(state, poll, discount with { On = fact.On, Proposed = null });
        if (discount.Proposed is not { } proposed)
            return With(state, poll, discount with { Proposed = new DiscountProposal(by.Id, by.Role, by.Via) });
        if (proposed.By == by.Id)
            return new(state, Ruling.Unchanged);
        return proposed.IsOfAnother(state, by) && (proposed.Role == Staff.Facilitator || by.Role == Staff.Facilitator)
            ? With(state, poll, discount with { On = fact.On, Proposed = null })
            : new(state, Ruling.NeedsSecondPerson);
    }

    private static Step With(HallState state, Poll poll, Discount changed)
    {
        var all = poll.Discounts ?? [];
        var at = 0;
        while (at < all.Length && all[at].WarningId != changed.WarningId)
            at++;
        return new(state.With(poll with { Discounts = at < all.Length ? all.SetItem(at, changed) : all.Add(changed) }), Ruling.Accepted);
    }

    private static bool AreVoters(ImmutableArray<ulong> voters)
    {
        if (voters.Length is 0 or > MostVoters)
            return false;
        for (var i = 1; i < voters.Length; i++)
        {
            if (voters[i] <= voters[i - 1])
                return false;
        }

        return true;
    }
}
