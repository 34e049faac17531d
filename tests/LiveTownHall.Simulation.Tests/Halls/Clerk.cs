using System.Globalization;
using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Polls;
using LiveTownHall.Core.Questions;
using LiveTownHall.Journal;
using LiveTownHall.Server.Halls;

namespace LiveTownHall.Simulation.Tests.Halls;

/// <summary>Takes what people say to the session, in the steps in which the product's use cases (Casting, Upvoting) do it; quotas, keys and traces are left out.</summary>
internal static class Clerk
{
    public static async Task<Outcome?> CastAsync(Door door, Word word, long? named)
    {
        var session = door.Session;
        if (Judge(session.Replica) != Ruling.Accepted)
        {
            var confirmed = await session.ConfirmAsync(Judge);
            if (confirmed.IsBusy || confirmed.Ruling != Ruling.Accepted)
                return confirmed.ToOutcome();
        }

        if (word.Find(session.Replica) is not { } place)
            return Refusals.Busy;

        // The clients look at this themselves; here it is looked at where it is sure, so that a word is about one round.
        if (place is Poll poll && poll.Round != word.Round)
            return Outcome.Refused("poll_restarted", "The poll was started anew.");
        if (door.Node.Mutation == Mutation.AnswersFromMemory && word.ShownIn(session.Replica) == word.Said)
            return Outcome.Accepted(session.Replica.Position);
        if (door.Admission.FenceOf(named) is not { } fence)
            return await door.Admission.OfferAsync(Refusals.Busy, CancellationToken.None);
        try
        {
            var mark = word.ToMark(place, door.Node.Mutation == Mutation.NoFence ? 0 : fence);
            if (door.Node.Mutation == Mutation.SameFenceAfterUnknown)
                return await SayAsync(door, mark);
            return (await door.Admission.SayAsync(session, mark, key: null, CancellationToken.None)).Outcome;
        }
        catch (JournalUnavailableException)
        {
            return Refusals.Busy;
        }

        Ruling Judge(HallReplica replica) => word.Judge(replica.State!);
    }

    private static async Task<Outcome> SayAsync(Door door, Mark mark)
    {
        var settled = await door.Session.Submit(new MarkSubmission(mark));
        var outcome = settled.ToOutcome();
        return settled is { IsBusy: false, Ruling: Ruling.Superseded } ? await door.Admission.OfferAsync(outcome, CancellationToken.None) : outcome;
    }
}

/// <summary>What a person says about an item.</summary>
/// <param name="Target">Id of the poll or question.</param>
/// <param name="Round">The poll's round that it is meant for; 0 for questions.</param>
/// <param name="Paper">Null for an upvote.</param>
/// <param name="On">Whether the question is upvoted, where it is about one.</param>
internal sealed record Word(ulong Voter, string Target, int Round, BallotPaper? Paper, bool On)
{
    /// <summary>What is said, the same for the same words.</summary>
    public string Said => Paper is null ? Upvoted(On) : SaidBy(Paper);

    /// <summary>Whether nobody says the same twice.</summary>
    public bool IsUnique => Paper is { Choices: null };

    public static string SaidBy(BallotPaper paper) => paper switch
    {
        { Value: { } value } => string.Create(CultureInfo.InvariantCulture, $"{value}"),
        { Words: { } words } => string.Join(' ', words),
        { Choices: { } choices } => string.Join(' ', choices),
        _ => throw new InvalidOperationException("No kind of poll in here is answered like this."),
    };

    /// <summary>What counts of this person on this item; null where nothing does.</summary>
    public string? ShownIn(HallReplica replica)
        => Find(replica) switch
        {
            Question question => Upvoted(replica.Upvotes.Has(replica.State!.Questions, question, Voter)),
            Poll poll => replica.BallotsOf(poll.Number)?.BallotOf(Voter) is { } counts ? SaidBy(counts) : null,
            _ => null,
        };

    public Ruling Judge(HallState state)
    {
        if (Paper is not null)
        {
            return state.FindPoll(Target) switch
            {
                null or { Phase: PollPhase.Draft } => Ruling.NotFound,
                { Phase: PollPhase.Open } => Ruling.Accepted,
                _ => Ruling.PollClosed,
            };
        }

        var questions = state.Questions;
        if (questions.Find(Target) is not { } question || !questions.RootOf(question).State.IsPublic())
            return Ruling.NotFound;
        if (state.Phase == HallPhase.Closed)
            return Ruling.HallClosed;
        return questions.RootOf(question).State.CanBeUpvoted() ? Ruling.Accepted : Ruling.InvalidTransition;
    }

    /// <summary>The poll or question as the node knows it.</summary>
    public object? Find(HallReplica replica) => Paper is null ? replica.State!.Questions.Find(Target) : replica.State!.FindPoll(Target);

    public Mark ToMark(object place, ulong fence)
    {
        if (place is Question question)
            return new Mark(MarkPart.Question, question.Number, 0, Voter, fence) { Bits = On ? 1UL : 0UL };
        var poll = (Poll)place;
        return Marking.TryPack(poll.Definition, Paper!, out var packed, out var flaw)
            ? packed.ToMark(poll, Voter, fence)
            : throw new InvalidOperationException(flaw.Message);
    }

    private static string Upvoted(bool on) => on ? "up" : "not up";
}
