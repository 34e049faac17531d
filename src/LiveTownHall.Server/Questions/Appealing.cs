using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Contracts.Questions;
using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Questions;
using LiveTownHall.Server.Halls;
using Appeal = LiveTownHall.Contracts.Questions.Appeal;

namespace LiveTownHall.Server.Questions;

/// <summary>Asking for a second look at a question that was not published.</summary>
internal static class Appealing
{
    public static async Task<Outcome> AppealAsync(Attendee attendee, Appeal command)
        => attendee.Hall.Get<WritingQuota>().RefuseText(attendee, command.Text) ?? await Check(attendee, command).SubmitAsync(attendee.Hall.Session, attendee.Caller.Actor);

    private static Command Check(in Attendee attendee, Appeal command)
    {
        if (command.QuestionId is null)
            return Command.Missing("questionId");
        string? text = null;
        if (!string.IsNullOrWhiteSpace(command.Text) && Texts.Check("text", command.Text, attendee.Hall.Limits.Note, multiline: true, out text) is { } refusal)
            return new Command(null, refusal);
        return Command.Of(new QuestionAppealed(command.QuestionId.ToUpperInvariant(), text));
    }
}
