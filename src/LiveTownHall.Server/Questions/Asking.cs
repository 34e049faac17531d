using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Contracts.Questions;
using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Questions;
using LiveTownHall.Server.Halls;
using LiveTownHall.Server.Moderation;

namespace LiveTownHall.Server.Questions;

/// <summary>Asking a question.</summary>
internal static class Asking
{
    /// <summary>Everything that belongs to asking a question, by whatever channel.</summary>
    public static async Task<Outcome> AskAsync(Attendee attendee, AskQuestion command)
    {
        // A question that is there already is a retry, and costs nobody's patience.
        var session = attendee.Hall.Session;
        var known = session.State.Questions.Find(command.QuestionId?.ToUpperInvariant()) is not null;
        if (!known && !attendee.Person.Questions.TryTake())
            return Outcome.Refused(RefusalCodes.RateLimited, "That is a lot of questions. Wait a moment and ask again.");
        if (!known && !attendee.Hall.Get<NetworkQuota>().TryAsk(attendee.Network))
            return Outcome.Refused(RefusalCodes.RateLimited, "Very many questions came from your network. Wait a minute and ask again.");
        if (!known && attendee.Hall.Get<WritingQuota>().RefuseText(attendee, command.Text) is { } tooMuch)
            return tooMuch;
        var outcome = await Check(attendee, command, out var stripped).SubmitAsync(session, attendee.Caller.Actor);
        attendee.Person.HasTakenPart |= outcome.Ok;
        if (stripped && outcome.Ok)
            await attendee.TellAsync(Notices.Stripped(command.QuestionId));
        if (outcome.Error is { Code: RefusalCodes.LimitReached })
        {
            return Outcome.Refused(RefusalCodes.LimitReached,
                "The list of questions is full. A place comes free when one is rejected or withdrawn: tell a moderator, or withdraw one of yours.");
        }

        return outcome with { State = outcome.Ok ? QuestionViews.StateOf(session, command.QuestionId) : null };
    }

    /// <param name="stripped">True when hidden characters were taken out of the text.</param>
    private static Command Check(in Attendee attendee, AskQuestion command, out bool stripped)
    {
        stripped = false;
        var hall = attendee.Hall;
        if (!Ids.IsUlid(command.QuestionId))
            return Command.Refused(RefusalCodes.InvalidId, "questionId: must be a ULID of 26 characters.");
        if (!Texts.IsLanguage(command.Language))
            return Command.Refused(RefusalCodes.InvalidRequest, "language: must be a language tag such as en or pt-BR.");
        if (Texts.Check("text", command.Text, hall.Limits.Question, multiline: true, out var text, out stripped) is { } refusal)
            return new Command(null, refusal);
        var author = command.Anonymous ?? hall.Session.State.AnonymousQuestions ? null : attendee.Caller.DisplayName;
        if (author is null && !hall.Session.State.AnonymousQuestions)
            return Command.Refused(RefusalCodes.InvalidRequest, "anonymous: this town hall takes questions with a name only. Add your name and ask again.");
        var id = command.QuestionId!.ToUpperInvariant();
        var verdict = hall.Screening.Check(id, text, command.Language, attendee.Id, attendee.KnownNetwork);
        return Command.Of(new QuestionAsked(id, text, command.Language, author, verdict.Rules, verdict.Hold, FreesPlaces: true));
    }
}
