using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Contracts.Questions;
using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Questions;
using LiveTownHall.Journal;
using LiveTownHall.Server.Coordination;
using LiveTownHall.Server.Fanout;
using LiveTownHall.Server.Halls;
using LiveTownHall.Server.Polls;

namespace LiveTownHall.Server.Questions;

/// <summary>Upvoting a question: a ballot like any other, under a pseudonym of the hall's question key.</summary>
internal static class Upvoting
{
    private static readonly Outcome KeyIsLost = Outcome.Refused(RefusalCodes.Busy,
        "The store has lost what tells people who upvote apart, so upvotes can't be taken now: whoever has upvoted could be counted twice. What was counted stays so.");

    /// <summary>Everything that belongs to upvoting a question or taking that back, by whatever channel.</summary>
    public static async Task<Outcome> UpvoteAsync(Attendee attendee, Upvote upvote, CancellationToken cancellation)
    {
        if (!attendee.Person.Ballots.TryTake())
            return Outcome.Refused(RefusalCodes.RateLimited, "Too many votes at once. Wait a moment and send it again.");
        var hall = attendee.Hall;
        var arrived = hall.Votes.Now;
        var (outcome, counted) = await SettleAsync(attendee, upvote, cancellation);
        if (counted is { } mark)
            hall.Votes.RecordUpvote(mark.QuestionId, mark.Voter, !upvote.On, attendee.Network, attendee.JoinedAt, arrived);
        attendee.Person.HasTakenPart |= outcome.Ok;
        if (outcome.Ok && attendee.IsElsewhereToo)
            hall.Mine.Changed(attendee.Person);
        return outcome;
    }

    /// <summary>Ids of the questions a person upvoted, among the newest that still matter.</summary>
    public static async ValueTask<IReadOnlyList<string>> UpvotedByAsync(LiveHall hall, string attendeeId, CancellationToken cancellation)
    {
        const int Most = 2000;
        var session = hall.Session;
        var questions = session.State.Questions;
        if (questions.All.IsEmpty)
            return [];
        try
        {
            if (await hall.Keys.UpvoterAsync(attendeeId, cancellation) is not { } voter)
                return [];
            var upvoted = new List<string>();
            for (var number = Math.Max(0, questions.All.Count - Most); number < questions.All.Count; number++)
            {
                if (session.Replica.Upvotes.CountOf(number) == 0)
                    continue;
                var question = questions.All[number];
                if (question.State.IsPublic() && session.Replica.Upvotes.Has(questions, question, voter))
                    upvoted.Add(question.Id);
            }

            return upvoted;
        }
        catch (JournalUnavailableException)
        {
            return [];
        }
    }

    /// <returns>The outcome, and the upvote where it changed the count.</returns>
    private static async ValueTask<(Outcome Outcome, CountedUpvote? Counted)> SettleAsync(Attendee attendee, Upvote upvote, CancellationToken cancellation)
    {
        var session = attendee.Hall.Session;
        var id = upvote.QuestionId?.ToUpperInvariant();
        if (Judge(session.Replica) != Ruling.Accepted)
        {
            var confirmed = await session.ConfirmAsync(Judge);
            if (confirmed.IsBusy || confirmed.Ruling != Ruling.Accepted)
                return (confirmed.ToOutcome(), null);
        }

        var questions = session.State.Questions;
        if (questions.Find(id) is not { } question)
            return (Refusals.Busy, null);
        if (attendee.Admission.FenceOf(upvote.Fence) is not { } fence)
            return (await attendee.Admission.OfferAsync(Refusals.Busy, cancellation), null);
        try
        {
            if (await attendee.Hall.Keys.UpvoterAsync(attendee.Id, cancellation) is not { } voter)
                return (KeyIsLost, null);

            // Always, whatever this node remembers of the voter: another one may know better.
            var mark = new Mark(MarkPart.Question, question.Number, 0, voter, fence) { Bits = upvote.On ? 1UL : 0UL };
            var (settled, outcome) = await attendee.Admission.SayAsync(session, mark, key: null, cancellation);
            var counted = !settled.IsBusy && settled.Ruling == Ruling.Accepted;
            return (outcome, counted ? new CountedUpvote(questions.RootOf(question).Id, voter) : null);
        }
        catch (JournalUnavailableException)
        {
            return (Refusals.Busy, null);
        }

        Ruling Judge(HallReplica replica)
        {
            var (state, questions) = (replica.State!, replica.State!.Questions);
            if (questions.Find(id) is not { } question || !questions.RootOf(question).State.IsPublic())
                return Ruling.NotFound;
            if (state.Phase == HallPhase.Closed)
                return Ruling.HallClosed;
            return questions.RootOf(question).State.CanBeUpvoted() ? Ruling.Accepted : Ruling.InvalidTransition;
        }
    }
}

/// <param name="QuestionId">The question it counts for.</param>
/// <param name="Voter">Pseudonym under the hall's question key.</param>
internal readonly record struct CountedUpvote(string QuestionId, ulong Voter);
