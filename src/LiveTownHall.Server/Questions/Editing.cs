using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Contracts.Questions;
using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Questions;
using LiveTownHall.Server.Halls;
using LiveTownHall.Server.Moderation;

namespace LiveTownHall.Server.Questions;

/// <summary>Changing the text of one's own question.</summary>
internal static class Editing
{
    /// <summary>Everything that belongs to changing a question, by whatever channel.</summary>
    public static async Task<Outcome> EditAsync(Attendee attendee, ChangeQuestion command)
    {
        if (!attendee.Person.Questions.TryTake())
            return Outcome.Refused(RefusalCodes.RateLimited, "That is a lot of changes. Wait a moment and try again.");
        if (attendee.Hall.Get<WritingQuota>().RefuseText(attendee, command.Text) is { } tooMuch)
            return tooMuch;
        var session = attendee.Hall.Session;
        var outcome = await Check(attendee, command, out var stripped).SubmitAsync(session, attendee.Caller.Actor);
        if (stripped && outcome.Ok)
            await attendee.TellAsync(Notices.Stripped(command.QuestionId));
        return outcome with { State = outcome.Ok ? QuestionViews.StateOf(session, command.QuestionId) : null };
    }

    /// <param name="stripped">True when hidden characters were taken out of the text.</param>
    private static Command Check(in Attendee attendee, ChangeQuestion command, out bool stripped)
    {
        stripped = false;
        var hall = attendee.Hall;
        if (command.QuestionId is null)
            return Command.Missing("questionId");
        if (Texts.Check("text", command.Text, hall.Limits.Question, multiline: true, out var text, out stripped) is { } refusal)
            return new Command(null, refusal);
        var id = command.QuestionId.ToUpperInvariant();
        var verdict = hall.Screening.Check(id, text, hall.Session.State.Questions.Find(id)?.Language, attendee.Id, attendee.KnownNetwork);
        return Command.Of(new QuestionEdited(id, command.Revision, text, verdict.Rules, verdict.Hold));
    }
}
