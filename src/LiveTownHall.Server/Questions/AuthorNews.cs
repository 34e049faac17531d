using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Contracts.People;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Questions;
using LiveTownHall.Server.Access;
using LiveTownHall.Server.Fanout;

namespace LiveTownHall.Server.Questions;

/// <summary>Tells authors on this node where their questions stand, and people that they were muted. Called by the writer of the replica; only hands over.</summary>
internal sealed class AuthorNews(HallPeople people, MyStates mine)
{
    public void Tell(HallState before, HallState after, IReadOnlyList<int> touched)
    {
        foreach (var number in touched)
            Tell(number < before.Questions.All.Count ? before.Questions.All[number] : null, after.Questions.All[number]);
        if (!ReferenceEquals(before.Desk, after.Desk))
            TellMuted(before, after);
    }

    private void Tell(Question? before, Question after)
    {
        if (people.FindAttendee(after.AuthorId) is not { Connections: > 0 } author)
            return;
        var stands = before is not null && ReferenceEquals(before.Standing, after.Standing);
        if (stands && before!.Revision == after.Revision && before.Context == after.Context)
            return;
        mine.Changed(author);
        if (before is null || before.State == after.State || after.State == QuestionState.Withdrawn)
            return;
        Send(author, new Notice { Kind = "question_state", ItemId = after.Id, Text = TextOf(after), Reason = after.Standing.Reason });
    }

    private void TellMuted(HallState before, HallState after)
    {
        foreach (var mute in after.Desk.Muted.Values)
        {
            if (before.Desk.IsMuted(mute.Person) || people.FindAttendee(mute.Person) is not { Connections: > 0 } muted)
                continue;
            mine.Changed(muted);
            Send(muted, new Notice { Kind = "muted", Text = "A moderator has muted you: you can't ask questions now. You can go on voting and reading.", Reason = mute.Reason });
        }

        foreach (var person in before.Desk.Muted.Values.Select(m => m.Person).Distinct(StringComparer.Ordinal))
        {
            if (after.Desk.IsMuted(person) || people.FindAttendee(person) is not { Connections: > 0 } heard)
                continue;
            mine.Changed(heard);
            Send(heard, new Notice { Kind = "unmuted", Text = "You can ask questions again." });
        }
    }

    /// <summary>In English; clients say it in the person's language from the kind and the state.</summary>
    private static string TextOf(Question question) => question.State switch
    {
        QuestionState.Pending => "Your question is in review.",
        QuestionState.Held => "Your question is held for review by a moderator.",
        QuestionState.Published => "Your question is published.",
        QuestionState.Queued => "Your question was selected and will be answered soon.",
        QuestionState.Live => "Your question is being answered now.",
        QuestionState.Answered => "Your question was answered.",
        QuestionState.FollowUp => "Your question will be answered later.",
        QuestionState.Merged => "Your question was joined with a similar one. Its upvotes count there.",
        QuestionState.Rejected => "Your question was not published. You can see why, and ask for a second look.",
        _ => "Your question was removed.",
    };

    private static void Send(Person person, Notice notice)
    {
        var frame = new Frame(HubNames.Notice, notice);
        foreach (var connection in person.Open.All)
            OutOfBand.Send(connection, frame);
    }
}
