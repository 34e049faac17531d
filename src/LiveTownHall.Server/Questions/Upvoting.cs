using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Contracts.Questions;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Questions;
using LiveTownHall.Journal;
using LiveTownHall.Server.Halls;

namespace LiveTownHall.Server.Questions;

/// <summary>Upvoting a question: a ballot like any other, under a pseudonym of the hall's question key.</summary>
internal static class Upvoting
{
    /// <summary>Everything that belongs to upvoting a question or taking that back, by whatever channel.</summary>
    public static async Task<Outcome> UpvoteAsync(Attendee attendee, Upvote upvote, CancellationToken cancellation)
    {
        if (!attendee.Person.Ballots.TryTake())
            return Outcome.Refused(RefusalCodes.RateLimited, "Too many votes at once. Wait a moment and send it again.");
        var hall = attendee.Hall;
        var arrived = hall.Votes.Now;
        var (outcome, counted) = await SettleAsync(hall.Session, attendee.Id, upvote, cancellation);
        if (counted is { } mark)
            hall.Votes.RecordUpvote(mark.QuestionId, mark.Voter, !upvote.On, attendee.Network, attendee.JoinedAt, arrived);
        if (outcome.Ok && attendee.IsElsewhereToo)
            hall.Mine.Changed(attendee.Person);
        return outcome;
    }

    /// <summary>Ids of the questions a person upvoted, among the newest that still matter.</summary>
    public static async ValueTask<IReadOnlyList<string>> UpvotedByAsync(HallSession session, string attendeeId, CancellationToken cancellation)
    {
        const int Most = 2000;
        var questions = session.State.Questions;
        if (questions.All.IsEmpty)
            return [];
        try
        {
            var voter = await session.Keys.UpvoterAsync(attendeeId, cancellation);
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
    private static async ValueTask<(Outcome Outcome, CountedUpvote? Counted)> SettleAsync(HallSession session, string attendeeId, Upvote upvote, CancellationToken cancellation)
    {
        var questions = session.State.Questions;
        if (questions.Find(upvote.QuestionId?.ToUpperInvariant()) is not { } question)
            return (Refused(Ruling.NotFound), null);
        var root = questions.RootOf(question);
        if (!root.State.IsPublic())
            return (Refused(Ruling.NotFound), null);
        if (session.State.Phase == HallPhase.Closed)
            return (Refused(Ruling.HallClosed), null);
        if (!root.State.CanBeUpvoted())
            return (Refused(Ruling.InvalidTransition), null);
        try
        {
            var voter = await session.Keys.UpvoterAsync(attendeeId, cancellation);
            if (session.Replica.Upvotes.Has(questions, root, voter) == upvote.On)
                return (Outcome.Accepted(session.Replica.Position), null);
            var settled = await session.Submit(new UpvoteSubmission(question.Number, voter, upvote.On));
            var counted = !settled.IsBusy && settled.Ruling == Ruling.Accepted;
            return (settled.ToOutcome(), counted ? new CountedUpvote(root.Id, voter) : null);
        }
        catch (JournalUnavailableException)
        {
            return (Refusals.Busy, null);
        }
    }

    private static Outcome Refused(Ruling ruling) => new Settlement(0, ruling).ToOutcome();
}

/// <param name="QuestionId">The question it counts for.</param>
/// <param name="Voter">Pseudonym under the hall's question key.</param>
internal readonly record struct CountedUpvote(string QuestionId, ulong Voter);
