using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Contracts.Polls;
using LiveTownHall.Core.Codes;
using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Polls;
using LiveTownHall.Journal;
using LiveTownHall.Server.Coordination;
using LiveTownHall.Server.Fanout;
using LiveTownHall.Server.Halls;
using LiveTownHall.Server.Metrics;

namespace LiveTownHall.Server.Polls;

/// <summary>Casting a ballot, from what a person sent to the outcome they hear.</summary>
internal static class Casting
{
    private static readonly Outcome KeyIsLost = Outcome.Refused(RefusalCodes.Busy,
        "The store has lost what tells the voters of this poll apart, so votes can't be taken now: whoever has voted could be counted twice. What was counted stays so.");

    private static readonly Outcome CodeMoved = Outcome.Refused(RefusalCodes.CodeMoved,
        "Your code was moved to this device while this vote was open. What was voted with it on the other device stands; this device votes from the next vote on.");

    /// <summary>Everything that belongs to casting a ballot, by whatever channel.</summary>
    public static async Task<Outcome> CastAsync(Attendee attendee, CastBallot cast, CancellationToken cancellation)
    {
        if (!attendee.Person.Ballots.TryTake())
            return Outcome.Refused(RefusalCodes.RateLimited, "Too many votes at once. Wait a moment and send it again.");
        var hall = attendee.Hall;
        if (!hall.Get<NetworkQuota>().TryVote(attendee.Network))
            return Outcome.Refused(RefusalCodes.RateLimited, "Very many votes came from your network. Wait a moment and send it again.");
        var arrived = hall.Votes.Now;
        var (outcome, stripped, counted) = await SettleAsync(attendee, cast, cancellation);
        TownhallMetrics.Ballot(outcome);
        if (outcome.Ok)
        {
            attendee.Person.HasTakenPart = true;
            hall.Mine.Changed(attendee.Person);
        }

        if (counted is { } vote)
            hall.Votes.Record(vote, attendee.Network, attendee.JoinedAt, arrived);
        if (stripped)
            await attendee.TellAsync(Notices.Stripped(cast.PollId));
        return outcome;
    }

    /// <returns>The outcome, whether hidden characters were taken out of a text, and the ballot where it counts and is not one that counted already.</returns>
    private static async ValueTask<(Outcome Outcome, bool Stripped, CountedBallot? Counted)> SettleAsync(Attendee attendee, CastBallot cast, CancellationToken cancellation)
    {
        var session = attendee.Hall.Session;
        if (cast.PollId?.ToUpperInvariant() is not { } id)
            return (Refused(Ruling.NotFound), false, null);
        if (Judge(session.Replica) != Ruling.Accepted)
        {
            var confirmed = await session.ConfirmAsync(Judge);
            if (confirmed.IsBusy || confirmed.Ruling != Ruling.Accepted)
                return (confirmed.ToOutcome(), false, null);
        }

        if (session.State.FindPoll(id) is not { } poll)
            return (Refusals.Busy, false, null);
        if (cast.Ballot is null)
            return (Outcome.Refused(RefusalCodes.InvalidBallot, "ballot: is missing."), false, null);
        if (!Marking.TryPack(poll.Definition, cast.Ballot.ToPaper(), out var packed, out var flaw))
            return (Outcome.Refused(RefusalCodes.InvalidBallot, $"{flaw.Field}: {flaw.Message}"), false, null);
        if (!packed.Bytes.IsDefaultOrEmpty && attendee.Hall.Get<WritingQuota>().RefuseBallot(attendee, packed.Bytes.Length) is { } tooMuch)
            return (tooMuch, false, null);
        if (attendee.Admission.FenceOf(cast.Fence) is not { } fence)
            return (await attendee.Admission.OfferAsync(Refusals.Busy, cancellation), false, null);
        try
        {
            // Its key is gone: it was closed a moment ago, and the answer to the next attempt says so, or the store has lost it.
            if (await attendee.Hall.Keys.VoterAsync(poll, attendee.Id, cancellation) is not { } voter)
                return (attendee.Hall.Keys.IsLost(poll) ? KeyIsLost : Refusals.Busy, false, null);

            // Before the words are held: whose vote is not taken fills no list of the desk.
            var (assurance, tooLow) = await AssuranceAsync(attendee, poll);
            if (tooLow is not null)
                return (tooLow, false, null);
            if (await WordHolding.HoldAsync(attendee.Hall, poll, packed) is { } held)
                return (held, false, null);

            // Always, whatever this node remembers of the voter: another one may know better.
            var mark = packed.ToMark(poll, voter, fence) with { Assurance = assurance };
            var (settled, outcome) = await attendee.Admission.SayAsync(session, mark, attendee.Hall.Keys.UnsaidDigest(poll), cancellation);
            if (outcome.Ok)
                outcome = outcome with { Changed = settled.Ruling == Ruling.Changed };
            CountedBallot? counted = outcome.Ok && packed.Word == MarkWord.Said && settled.Ruling != Ruling.Unchanged
                ? new CountedBallot(poll.Number, poll.Round, voter, packed.Bits)
                : null;
            return (outcome, packed.Word == MarkWord.Said && KindRegistry.Of(poll.Definition.Kind).IsStripped(cast.Ballot.ToPaper(), packed), counted);
        }
        catch (JournalUnavailableException)
        {
            return (Refusals.Busy, false, null);
        }

        Ruling Judge(HallReplica replica) => replica.State!.FindPoll(id) switch
        {
            null or { Phase: PollPhase.Draft } => Ruling.NotFound,
            { Phase: PollPhase.Open } open => cast.Revision < open.WordedAt ? Ruling.StaleRevision : Ruling.Accepted,
            _ => Ruling.PollClosed,
        };
    }

    /// <summary>How sure it is that the person votes once, or why that is not enough; where another node may know better, the store is asked.</summary>
    private static async ValueTask<(AssuranceClass Assurance, Outcome? Refusal)> AssuranceAsync(Attendee attendee, Poll poll)
    {
        var session = attendee.Hall.Session;
        if (attendee.Assurance == Assurance.Nobody || Judge(session.Replica) == Ruling.Accepted)
            return (CodeRules.ClassIn(session.State, attendee.Id, poll) ?? AssuranceClass.DeviceToken, null);
        var confirmed = await session.ConfirmAsync(Judge);
        if (confirmed.IsBusy || confirmed.Ruling != Ruling.Accepted)
            return (default, confirmed is { IsBusy: false, Ruling: Ruling.Forbidden } ? CodeMoved : confirmed.ToOutcome());
        return CodeRules.ClassIn(session.State, attendee.Id, poll) is { } assurance ? (assurance, null) : (default, CodeMoved);

        Ruling Judge(HallReplica replica) => CodeRules.ClassIn(replica.State!, attendee.Id, poll) switch
        {
            null => Ruling.Forbidden,
            { } assurance => assurance.IsEnough(poll.Definition.Assurance) ? Ruling.Accepted : Ruling.AssuranceTooLow,
        };
    }

    private static Outcome Refused(Ruling ruling) => new Settlement(0, ruling).ToOutcome();
}
