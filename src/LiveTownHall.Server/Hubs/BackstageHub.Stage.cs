using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Contracts.People;
using LiveTownHall.Contracts.Stage;
using LiveTownHall.Server.Stage;

namespace LiveTownHall.Server.Hubs;

/// <summary>The stage and announcements.</summary>
internal sealed partial class BackstageHub
{
    [OpenTo(Roles.Facilitator)]
    public Task<Outcome> SetStage(SetStage command) => Submit(stage.Set(command));

    [OpenTo(Roles.Facilitator)]
    public Task<Outcome> SetReactions(SetReactions command) => Submit(StageCommands.Reactions(command));

    [OpenTo(Roles.Facilitator)]
    public Task<Outcome> SetWall(SetWall command) => Submit(StageCommands.Wall(command));

    [OpenTo(Roles.Facilitator)]
    public Task<Outcome> SetRunningOrder(SetRunningOrder command) => Submit(stage.Order(command));

    [OpenTo(Roles.Facilitator, Roles.Moderator)]
    public Task<Outcome> Announce(Announce command) => Submit(stage.Announce(command));

    [OpenTo(Roles.Facilitator, Roles.Moderator)]
    public Task<Outcome> ConfirmAnnouncement(ConfirmAnnouncement command) => Submit(StageCommands.Confirm(command));

    [OpenTo(Roles.Facilitator, Roles.Moderator)]
    public Task<Outcome> WithdrawAnnouncement(ConfirmAnnouncement command) => Submit(StageCommands.Withdraw(command));
}
