using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Contracts.Moderation;
using LiveTownHall.Contracts.Questions;
using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Text;
using LiveTownHall.Server.Access;
using LiveTownHall.Server.Halls;
using LiveTownHall.Server.Moderation;
using LiveTownHall.Server.Settings;

namespace LiveTownHall.Server.Questions;

/// <summary>What attendees do with questions, checked and turned into facts.</summary>
internal sealed class QuestionCommands(LimitSettings limits)
{
    /// <param name="stripped">True when hidden characters were taken out of the text.</param>
    public Command Ask(AskQuestion command, Caller caller, LiveHall hall, ulong? network, out bool stripped)
    {
        stripped = false;
        if (!Ids.IsUlid(command.QuestionId))
            return BadId("questionId");
        if (!Texts.IsLanguage(command.Language))
            return BadLanguage();
        if (Texts.Check("text", command.Text, limits.Question, multiline: true, out var text, out stripped) is { } refusal)
            return new Command(null, refusal);
        var author = command.Anonymous ?? hall.Session.State.AnonymousQuestions ? null : caller.DisplayName;
        if (author is null && !hall.Session.State.AnonymousQuestions)
            return Command.Refused(RefusalCodes.InvalidRequest, "anonymous: this town hall takes questions with a name only. Add your name and ask again.");
        var id = command.QuestionId!.ToUpperInvariant();
        var verdict = hall.Screening.Check(id, text, command.Language, caller.AttendeeId, network);
        return Command.Of(new QuestionAsked(id, text, command.Language, author, verdict.Rules, verdict.Hold));
    }

    public Command Edit(ChangeQuestion command, Caller caller, LiveHall hall, ulong? network, out bool stripped)
    {
        stripped = false;
        if (command.QuestionId is null)
            return Missing("questionId");
        if (Texts.Check("text", command.Text, limits.Question, multiline: true, out var text, out stripped) is { } refusal)
            return new Command(null, refusal);
        var id = command.QuestionId.ToUpperInvariant();
        var verdict = hall.Screening.Check(id, text, hall.Session.State.Questions.Find(id)?.Language, caller.AttendeeId, network);
        return Command.Of(new QuestionEdited(id, command.Revision, text, verdict.Rules, verdict.Hold));
    }

    public static Command Withdraw(ChangeQuestion command) => command.QuestionId is null
        ? Missing("questionId")
        : Command.Of(new QuestionWithdrawn(command.QuestionId.ToUpperInvariant(), command.Revision));

    public Command Appeal(Appeal command)
    {
        if (command.QuestionId is null)
            return Missing("questionId");
        string? text = null;
        if (!string.IsNullOrWhiteSpace(command.Text) && Texts.Check("text", command.Text, limits.Note, multiline: true, out text) is { } refusal)
            return new Command(null, refusal);
        return Command.Of(new QuestionAppealed(command.QuestionId.ToUpperInvariant(), text));
    }

    public Command Flag(Flag command, LiveHall hall, ulong? network)
    {
        if (command.ItemId is null)
            return Missing("itemId");
        if (command.Category is null || !FlagCategories.All.Contains(command.Category))
            return Command.Refused(RefusalCodes.InvalidRequest, $"category: must be one of {string.Join(", ", FlagCategories.All)}.");
        string? note = null;
        if (!string.IsNullOrWhiteSpace(command.Note) && Texts.Check("note", command.Note, limits.Note, multiline: true, out note) is { } refusal)
            return new Command(null, refusal);
        return Command.Of(new ItemFlagged(command.ItemId.ToUpperInvariant(), command.Category, note, network, hall.Screens.Audience));
    }

    public static string? StateOf(HallSession session, string? questionId) => session.State.Questions.Find(questionId?.ToUpperInvariant()) is { } question ? QuestionViews.WordOf(question) : null;

    private static Command BadId(string field) => Command.Refused(RefusalCodes.InvalidId, $"{field}: must be a ULID of 26 characters.");

    private static Command BadLanguage() => Command.Refused(RefusalCodes.InvalidRequest, "language: must be a language tag such as en or pt-BR.");

    private static Command Missing(string field) => Command.Refused(RefusalCodes.NotFound, $"{field}: is missing.");
}
