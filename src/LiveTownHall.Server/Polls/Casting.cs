using System.Collections.Immutable;
using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Contracts.Polls;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Polls;
using LiveTownHall.Journal;
using LiveTownHall.Server.Halls;
using LiveTownHall.Server.Metrics;
using LiveTownHall.Server.Moderation.Coordination;

namespace LiveTownHall.Server.Polls;

/// <summary>Casting a ballot, from what a person sent to the outcome they hear.</summary>
internal static class Casting
{
    public static readonly IReadOnlyDictionary<string, Ballot> NoBallots = ImmutableDictionary<string, Ballot>.Empty;

    /// <summary>Everything that belongs to casting a ballot, by whatever channel.</summary>
    public static async Task<Outcome> CastAsync(Attendee attendee, CastBallot cast, CancellationToken cancellation)
    {
        if (!attendee.Person.Ballots.TryTake())
            return Outcome.Refused(RefusalCodes.RateLimited, "Too many votes at once. Wait a moment and send it again.");
        var hall = attendee.Hall;
        var arrived = hall.Votes.Now;
        var (outcome, stripped, counted) = await SettleAsync(hall.Session, attendee.Id, cast, cancellation);
        TownhallMetrics.Ballot(outcome);
        if (outcome.Ok)
            hall.Mine.Changed(attendee.Person);
        if (counted is { } vote)
            hall.Votes.Record(vote, attendee.Network, attendee.JoinedAt, arrived);
        if (stripped)
            await attendee.TellAsync(Notices.Stripped(cast.PollId));
        return outcome;
    }

    /// <summary>A person's ballots that count, in every poll they can know of.</summary>
    public static async Task<IReadOnlyDictionary<string, Ballot>> BallotsOfAsync(HallSession session, string attendeeId, CancellationToken cancellation)
    {
        var ballots = new Dictionary<string, Ballot>(StringComparer.Ordinal);
        foreach (var poll in session.State.Polls)
        {
            if (poll.Phase == PollPhase.Draft || session.Replica.BallotsOf(poll.Number) is not { Voters: > 0 } cast || cast.Round != poll.Round)
                continue;
            try
            {
                if (await session.Keys.VoterAsync(poll, attendeeId, cancellation) is { } voter && cast.BallotOf(voter) is { } paper)
                    ballots[poll.Id] = paper.ToBallot();
            }
            catch (JournalUnavailableException)
            {
                // Shown again with the next Me; better a ballot unseen for a while than a phone that can't get in.
            }
        }

        return ballots;
    }

    /// <returns>The outcome, whether hidden characters were taken out of a text, and the ballot where it counts and is not one that counted already.</returns>
    private static async ValueTask<(Outcome Outcome, bool Stripped, CountedBallot? Counted)> SettleAsync(
        HallSession session, string attendeeId, CastBallot cast, CancellationToken cancellation)
    {
        if (cast.PollId is null || session.State.FindPoll(cast.PollId.ToUpperInvariant()) is not { Phase: not PollPhase.Draft } poll)
            return (Refused(Ruling.NotFound), false, null);
        if (poll.Phase != PollPhase.Open)
            return (Refused(Ruling.PollClosed), false, null);
        if (cast.Ballot is null)
            return (Outcome.Refused(RefusalCodes.InvalidBallot, "ballot: is missing."), false, null);
        if (!Marking.TryPack(poll.Definition, cast.Ballot.ToPaper(), out var packed, out var flaw))
            return (Outcome.Refused(RefusalCodes.InvalidBallot, $"{flaw.Field}: {flaw.Message}"), false, null);
        try
        {
            if (await session.Keys.VoterAsync(poll, attendeeId, cancellation) is not { } voter)
                return (Refused(Ruling.PollClosed), false, null);
            var settled = await SubmitAsync(session, poll, voter, packed);
            var outcome = settled.ToOutcome();
            if (outcome.Ok)
                outcome = outcome with { Changed = settled.Ruling == Ruling.Changed };
            CountedBallot? counted = outcome.Ok && settled.Ruling != Ruling.Unchanged ? new CountedBallot(poll.Number, poll.Round, voter, packed.Bits) : null;
            return (outcome, KindRegistry.Of(poll.Definition.Kind).IsStripped(cast.Ballot.ToPaper(), packed), counted);
        }
        catch (JournalUnavailableException)
        {
            return (Refusals.Busy, false, null);
        }
    }

    private static ValueTask<Settlement> SubmitAsync(HallSession session, Poll poll, ulong voter, PackedBallot packed)
    {
        if (!packed.HasBytes && session.Replica.BallotsOf(poll.Number) is { } ballots && ballots.Round == poll.Round && ballots.TryGet(voter, out var former))
        {
            if (former == packed.Bits)
                return ValueTask.FromResult(new Settlement(session.Replica.Position, Ruling.Unchanged));
            if (!poll.Definition.CanChange)
                return ValueTask.FromResult(new Settlement(session.Replica.Position, Ruling.AlreadyVoted));
        }

        return session.Submit(packed.HasBytes
            ? new TermsSubmission(poll.Number, poll.Round, voter, TermBytes.Read(packed.Bytes.AsSpan()))
            : new BallotSubmission(poll.Number, poll.Round, voter, packed.Bits));
    }

    private static Outcome Refused(Ruling ruling) => new Settlement(0, ruling).ToOutcome();
}
