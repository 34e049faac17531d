using LiveTownHall.Contracts.Halls;
using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Contracts.People;
using LiveTownHall.Core.Access;
using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;
using LiveTownHall.Server.Fanout;
using LiveTownHall.Server.Halls;
using LiveTownHall.Server.Moderation;
using LiveTownHall.Server.Polls;
using LiveTownHall.Server.Questions;
using LiveTownHall.Server.Reports;
using LiveTownHall.Server.Stage;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;

namespace LiveTownHall.Server.Hubs;

/// <summary>Facilitators, moderators and speakers.</summary>
[Authorize(Roles = $"{Roles.Facilitator},{Roles.Moderator},{Roles.Speaker}")]
internal sealed partial class BackstageHub(
    Reception reception,
    BackstageConnections connections,
    OnDuty onDuty,
    PollCommands polls,
    HallCommands halls,
    StageCommands stage,
    ModerationCommands moderation,
    IncidentCommands incidents,
    Publishing publishing,
    QuestionPages pages) : Hub
{
    private Attendance Here => Attendance.Of(Context.Items)!;

    private HallSession Session => Here.Hall.Session;

    public override Task OnConnectedAsync() => reception.EnterAsync(Context, connections, async attendance =>
    {
        await Clients.Caller.SendAsync(HubNames.Me, await attendance.Hall.Mine.OfAsync(attendance.Caller, Context.ConnectionAborted));
        await onDuty.ArriveAsync(attendance, Context.ConnectionId);
    });

    public override async Task OnDisconnectedAsync(Exception? exception)
    {
        var attendance = Attendance.Of(Context.Items);
        reception.Leave(Context);
        if (attendance is null)
            return;
        await onDuty.LeaveAsync(attendance);
        if (attendance.Person.Connections == 0)
            await ReleaseClaimsAsync(attendance);
    }

    [OpenTo(Roles.Facilitator)]
    public Task<Outcome> OpenHall(HallCommand command) => Submit(Command.Of(new HallOpened()));

    [OpenTo(Roles.Facilitator)]
    public Task<Outcome> CloseHall(HallCommand command) => Submit(Command.Of(new HallClosed()));

    [OpenTo(Roles.Facilitator)]
    public Task<Outcome> UpdateHall(UpdateHall command) => Submit(halls.Update(command));

    /// <summary>The explicit way of a facilitator without colleagues: from then on their own confirmation counts, and the record says so.</summary>
    [OpenTo(Roles.Facilitator)]
    public Task<Outcome> ActAlone(ActAlone command) => Submit(Command.Of(new AloneDeclared(command.On)));

    [OpenTo(Roles.Facilitator, Roles.Moderator, TakesNull = true)]
    public Task<Outcome> Reviewing(Reviewing? command) => onDuty.ReviewAsync(Here, command?.ItemId);

    [OpenTo(Roles.Facilitator, Roles.Moderator, Roles.Speaker)]
    public Task<Outcome> Resync()
    {
        Here.Hall.Screens.Resync(Context.ConnectionId, View.Backstage);
        return Task.FromResult(Outcome.Accepted(Session.Replica.Position));
    }

    /// <summary>Whoever goes works on nothing any more; what can't be released now ends by itself.</summary>
    private static async Task ReleaseClaimsAsync(Attendance attendance)
    {
        foreach (var item in attendance.Person.Claimed.Keys)
        {
            attendance.Person.Claimed.TryRemove(item, out _);
            await ModerationCommands.Release(new Contracts.Moderation.ItemCommand { ItemId = item }).SubmitAsync(attendance.Hall.Session, attendance.Caller.Actor);
        }
    }

    private Task<Outcome> Submit(Command command) => command.SubmitAsync(Session, Here.Caller.Actor);
}
