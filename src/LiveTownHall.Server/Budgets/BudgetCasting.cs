using LiveTownHall.Contracts.Budgets;
using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Core.Budgets;
using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;
using LiveTownHall.Journal;
using LiveTownHall.Server.Fanout;
using LiveTownHall.Server.Halls;
using LiveTownHall.Server.Metrics;

namespace LiveTownHall.Server.Budgets;

/// <summary>Voting on a budget: every change is a ballot that counts at once.</summary>
internal static class BudgetCasting
{
    private static readonly Outcome KeyIsLost = Outcome.Refused(RefusalCodes.Busy,
        "The store has lost what tells the voters of this budget apart, so votes can't be taken now: whoever has voted could be counted twice. What was counted stays so.");

    /// <summary>Everything that belongs to casting a ballot, by whatever channel.</summary>
    public static async Task<Outcome> CastAsync(Attendee attendee, CastBudget cast, CancellationToken cancellation)
    {
        if (!attendee.Person.Ballots.TryTake())
            return Outcome.Refused(RefusalCodes.RateLimited, "Too many votes at once. Wait a moment and send it again.");
        if (!attendee.Hall.Get<NetworkQuota>().TryVote(attendee.Network))
            return Outcome.Refused(RefusalCodes.RateLimited, "Very many votes came from your network. Wait a moment and send it again.");
        var outcome = await SettleAsync(attendee, cast, cancellation);
        TownhallMetrics.Ballot(outcome);
        if (outcome.Ok)
        {
            attendee.Person.HasTakenPart = true;
            attendee.Hall.Mine.Changed(attendee.Person);
        }

        return outcome;
    }

    private static async ValueTask<Outcome> SettleAsync(Attendee attendee, CastBudget cast, CancellationToken cancellation)
    {
        var session = attendee.Hall.Session;
        if (cast.BudgetId?.ToUpperInvariant() is not { } id)
            return Refused(Ruling.NotFound);
        if (Judge(session.Replica) != Ruling.Accepted)
        {
            var confirmed = await session.ConfirmAsync(Judge);
            if (confirmed.IsBusy || confirmed.Ruling != Ruling.Accepted)
                return Say(confirmed.ToOutcome());
        }

        if (session.State.Budgets?.Find(id) is not { } budget)
            return Refusals.Busy;
        if (cast.Ballot is null)
            return Outcome.Refused(RefusalCodes.InvalidBallot, "ballot: is missing.");
        if (cast.Ballot.ToPaper(budget, out var flaw) is not { } paper || !BudgetMarking.TryPack(budget, paper, out var bytes, out flaw))
            return Outcome.Refused(RefusalCodes.InvalidBallot, $"{flaw!.Field}: {flaw.Message}");
        if (attendee.Hall.Get<WritingQuota>().RefuseBallot(attendee, bytes.Length) is { } tooMuch)
            return tooMuch;
        if (attendee.Admission.FenceOf(cast.Fence) is not { } fence)
            return await attendee.Admission.OfferAsync(Refusals.Busy, cancellation);
        try
        {
            if (await attendee.Hall.BudgetKeys.VoterAsync(budget, attendee.Id, cancellation) is not { } voter)
                return KeyIsLost;

            // Always, whatever this node remembers of the voter: another one may know better.
            var mark = new Mark(MarkPart.Budget, budget.Number, 1, voter, fence) { Bytes = bytes.AsMemory() };
            var (settled, said) = await attendee.Admission.SayAsync(session, mark, key: null, cancellation);
            var outcome = Say(said);
            return outcome.Ok ? outcome with { Changed = settled.Ruling == Ruling.Changed } : outcome;
        }
        catch (JournalUnavailableException)
        {
            return Refusals.Busy;
        }

        Ruling Judge(HallReplica replica) => replica.State!.Budgets?.Find(id) switch
        {
            null => Ruling.NotFound,
            { Phase: Core.Budgets.BudgetPhases.Vote } => Ruling.Accepted,
            _ => Ruling.PollClosed,
        };
    }

    private static Outcome Refused(Ruling ruling) => new Settlement(0, ruling).ToOutcome();

    private static Outcome Say(Outcome outcome)
        => outcome.Error?.Code == RefusalCodes.PollClosed ? Outcome.Refused(RefusalCodes.PollClosed, "This budget is not open for votes now.") : outcome;
}
