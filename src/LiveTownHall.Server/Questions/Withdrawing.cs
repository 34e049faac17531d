using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Contracts.Questions;
using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Questions;
using LiveTownHall.Server.Halls;

namespace LiveTownHall.Server.Questions;

/// <summary>Taking back one's own question.</summary>
internal static class Withdrawing
{
    public static Task<Outcome> WithdrawAsync(Attendee attendee, ChangeQuestion command) => Check(command).SubmitAsync(attendee.Hall.Session, attendee.Caller.Actor);

    private static Command Check(ChangeQuestion command) => command.QuestionId is null
        ? Command.Missing("questionId")
        : Command.Of(new QuestionWithdrawn(command.QuestionId.ToUpperInvariant(), command.Revision));
}
