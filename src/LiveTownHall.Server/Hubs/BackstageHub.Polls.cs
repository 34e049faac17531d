using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Contracts.Moderation;
using LiveTownHall.Contracts.People;
using LiveTownHall.Contracts.Polls;
using LiveTownHall.Server.Polls;

namespace LiveTownHall.Server.Hubs;

/// <summary>Polls.</summary>
internal sealed partial class BackstageHub
{
    [OpenTo(Roles.Facilitator)]
    public Task<Outcome> CreatePoll(WritePoll command) => Submit(polls.Create(command));

    [OpenTo(Roles.Facilitator)]
    public Task<Outcome> UpdatePoll(WritePoll command) => Submit(polls.Update(command, Session));

    [OpenTo(Roles.Facilitator)]
    public Task<Outcome> MovePoll(MovePoll command) => Submit(PollCommands.Move(command));

    [OpenTo(Roles.Facilitator)]
    public Task<Outcome> OpenPoll(PollCommand command) => Submit(polls.Open(command, Session));

    [OpenTo(Roles.Facilitator)]
    public Task<Outcome> ClosePoll(PollCommand command) => Submit(polls.Close(command));

    [OpenTo(Roles.Facilitator)]
    public Task<Outcome> ReopenPoll(PollCommand command) => Submit(polls.Reopen(command));

    [OpenTo(Roles.Facilitator)]
    public Task<Outcome> ResetPoll(PollCommand command) => Submit(PollCommands.Reset(command));

    [OpenTo(Roles.Facilitator)]
    public Task<Outcome> DeletePoll(PollCommand command) => Submit(PollCommands.Delete(command));

    [OpenTo(Roles.Facilitator)]
    public Task<Outcome> ShowResults(ShowResults command) => Submit(PollCommands.Show(command));

    [OpenTo(Roles.Facilitator)]
    public Task<Outcome> SetPresent(SetPresent command) => Submit(PollCommands.SetPresent(command));

    [OpenTo(Roles.Facilitator)]
    public Task<Outcome> ExtendPoll(ExtendPoll command) => Submit(PollCommands.Extend(command));

    [OpenTo(Roles.Facilitator, Roles.Moderator)]
    public Task<Outcome> HideWord(WordCommand command) => Submit(PollCommands.HideWord(command, Session));

    [OpenTo(Roles.Facilitator, Roles.Moderator)]
    public Task<Outcome> RestoreWord(WordCommand command) => Submit(PollCommands.RestoreWord(command));

    [OpenTo(Roles.Facilitator, Roles.Moderator)]
    public Task<Outcome> DiscountBallots(DiscountBallots command) => Submit(Discounting.Check(command, Here.Hall));

    private Task<Outcome> Pick(Decide command) => Here.Caller.Role == Roles.Speaker
        ? Task.FromResult(Outcome.Refused(RefusalCodes.Forbidden, "A speaker may not do this."))
        : Submit(PollCommands.Pick(command, Session));
}
