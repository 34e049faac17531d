using LiveTownHall.Contracts.Budgets;
using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Contracts.People;
using LiveTownHall.Contracts.Polls;
using LiveTownHall.Contracts.Questions;
using LiveTownHall.Server.Budgets;
using LiveTownHall.Server.Fanout;
using LiveTownHall.Server.Halls;
using LiveTownHall.Server.Polls;
using LiveTownHall.Server.Presence;
using LiveTownHall.Server.Questions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;

namespace LiveTownHall.Server.Hubs;

/// <summary>Attendees and screens.</summary>
[Authorize(Roles = $"{Roles.Attendee},{Roles.Screen}")]
internal sealed class AudienceHub(Reception reception, AudienceFanout fanout, Finding finding) : Hub
{
    private Attendance Here => Attendance.Of(Context.Items)!;

    private Attendee Me => Here.Attendee;

    public override Task OnConnectedAsync() => reception.EnterAsync(Context, fanout, async attendance =>
        await Clients.Caller.SendAsync(HubNames.Me, await attendance.Hall.Mine.OfAsync(attendance.Caller, Context.ConnectionAborted)));

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        reception.Leave(Context);
        return Task.CompletedTask;
    }

    [OpenTo(Roles.Attendee)]
    public Task<Outcome> CastBallot(CastBallot ballot) => Casting.CastAsync(Me, ballot, Context.ConnectionAborted);

    [OpenTo(Roles.Attendee)]
    public Task<Outcome> CastBudget(CastBudget ballot) => BudgetCasting.CastAsync(Me, ballot, Context.ConnectionAborted);

    [OpenTo(Roles.Attendee)]
    public Task<Outcome> AskQuestion(AskQuestion command) => Asking.AskAsync(Me, command);

    [OpenTo(Roles.Attendee)]
    public Task<Outcome> EditQuestion(ChangeQuestion command) => Editing.EditAsync(Me, command);

    [OpenTo(Roles.Attendee)]
    public Task<Outcome> WithdrawQuestion(ChangeQuestion command) => Withdrawing.WithdrawAsync(Me, command);

    [OpenTo(Roles.Attendee)]
    public Task<Outcome> Appeal(Appeal command) => Appealing.AppealAsync(Me, command);

    [OpenTo(Roles.Attendee)]
    public Task<Outcome> Upvote(Upvote command) => Upvoting.UpvoteAsync(Me, command, Context.ConnectionAborted);

    [OpenTo(Roles.Attendee)]
    public Task<Outcome> Flag(Flag command) => Flagging.FlagAsync(Me, command);

    [OpenTo(Roles.Attendee)]
    public Task<QuestionPage> FindQuestions(FindQuestions command) => finding.FindAsync(Me, command, Context.ConnectionAborted);

    [OpenTo(Roles.Attendee)]
    public Task<QuestionPage> SimilarQuestions(SimilarQuestions command) => finding.SimilarAsync(Me, command, Context.ConnectionAborted);

    [OpenTo(Roles.Attendee)]
    public Task<Outcome> React(React reaction) => Task.FromResult(Reacting.React(Me, reaction));

    [OpenTo(Roles.Attendee, Roles.Screen)]
    public Task<Outcome> Resync()
    {
        Here.Hall.Screens.Resync(Context.ConnectionId, Views.Of(Here.Caller.Role));
        return Task.FromResult(Outcome.Accepted(Here.Hall.Session.Replica.Position));
    }
}
