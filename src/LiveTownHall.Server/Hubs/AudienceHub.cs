using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Contracts.People;
using LiveTownHall.Contracts.Polls;
using LiveTownHall.Contracts.Questions;
using LiveTownHall.Core.Halls;
using LiveTownHall.Server.Fanout;
using LiveTownHall.Server.Halls;
using LiveTownHall.Server.Metrics;
using LiveTownHall.Server.Questions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;

namespace LiveTownHall.Server.Hubs;

/// <summary>Attendees and screens.</summary>
[Authorize(Roles = $"{Roles.Attendee},{Roles.Screen}")]
internal sealed class AudienceHub(Reception reception, AudienceFanout fanout, QuestionCommands questions, QuestionPages pages) : Hub
{
    private Attendance Here => Attendance.Of(Context.Items)!;

    private ulong? Network => Here.Network is var key and not 0 ? key : null;

    public override Task OnConnectedAsync() => reception.EnterAsync(Context, fanout, async attendance =>
        await Clients.Caller.SendAsync(HubNames.Me, await MyStates.OfAsync(attendance.Hall.Session, attendance.Caller, Context.ConnectionAborted)));

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        reception.Leave(Context);
        return Task.CompletedTask;
    }

    [OpenTo(Roles.Attendee)]
    public async Task<Outcome> CastBallot(CastBallot ballot)
    {
        if (!Here.Person.Ballots.TryTake())
            return Outcome.Refused(RefusalCodes.RateLimited, "Too many votes at once. Wait a moment and send it again.");
        var arrived = Here.Hall.Votes.Now;
        var (outcome, stripped, counted) = await Voting.CastAsync(Here.Hall.Session, Here.Caller.AttendeeId, ballot, Context.ConnectionAborted);
        TownhallMetrics.Ballot(outcome);
        if (outcome.Ok)
            Here.Hall.Mine.Changed(Here.Person);
        if (counted is { } vote)
            Here.Hall.Votes.Record(vote, Here.Network, Here.JoinedAt, arrived);
        if (stripped)
            await Clients.Caller.SendAsync(HubNames.Notice, Notices.Stripped(ballot.PollId));
        return outcome;
    }

    [OpenTo(Roles.Attendee)]
    public async Task<Outcome> AskQuestion(AskQuestion command)
    {
        // A question that is there already is a retry, and costs nobody's patience.
        var known = Here.Hall.Session.State.Questions.Find(command.QuestionId?.ToUpperInvariant()) is not null;
        if (!known && !Here.Person.Questions.TryTake())
            return Outcome.Refused(RefusalCodes.RateLimited, "That is a lot of questions. Wait a moment and ask again.");
        var outcome = await Submit(questions.Ask(command, Here.Caller, Here.Hall, Network, out var stripped));
        if (stripped && outcome.Ok)
            await Clients.Caller.SendAsync(HubNames.Notice, Notices.Stripped(command.QuestionId));
        return outcome with { State = outcome.Ok ? QuestionCommands.StateOf(Here.Hall.Session, command.QuestionId) : null };
    }

    [OpenTo(Roles.Attendee)]
    public async Task<Outcome> EditQuestion(ChangeQuestion command)
    {
        if (!Here.Person.Questions.TryTake())
            return Outcome.Refused(RefusalCodes.RateLimited, "That is a lot of changes. Wait a moment and try again.");
        var outcome = await Submit(questions.Edit(command, Here.Caller, Here.Hall, Network, out var stripped));
        if (stripped && outcome.Ok)
            await Clients.Caller.SendAsync(HubNames.Notice, Notices.Stripped(command.QuestionId));
        return outcome with { State = outcome.Ok ? QuestionCommands.StateOf(Here.Hall.Session, command.QuestionId) : null };
    }

    [OpenTo(Roles.Attendee)]
    public Task<Outcome> WithdrawQuestion(ChangeQuestion command) => Submit(QuestionCommands.Withdraw(command));

    [OpenTo(Roles.Attendee)]
    public Task<Outcome> Appeal(Appeal command) => Submit(questions.Appeal(command));

    [OpenTo(Roles.Attendee)]
    public async Task<Outcome> Upvote(Upvote command)
    {
        if (!Here.Person.Ballots.TryTake())
            return Outcome.Refused(RefusalCodes.RateLimited, "Too many votes at once. Wait a moment and send it again.");
        var arrived = Here.Hall.Votes.Now;
        var (outcome, counted) = await UpvoteCommand.CastAsync(Here.Hall.Session, Here.Caller.AttendeeId, command, Context.ConnectionAborted);
        if (counted is { } upvote)
            Here.Hall.Votes.RecordUpvote(upvote.QuestionId, upvote.Voter, !command.On, Here.Network, Here.JoinedAt, arrived);
        if (outcome.Ok && Here.Person.Connections > 1)
            Here.Hall.Mine.Changed(Here.Person);
        return outcome;
    }

    [OpenTo(Roles.Attendee)]
    public Task<Outcome> Flag(Flag command) => Here.Person.Flags.TryTake()
        ? Submit(questions.Flag(command, Here.Hall, Network))
        : Task.FromResult(Outcome.Refused(RefusalCodes.RateLimited, "That is a lot of flags. Wait a moment and try again."));

    [OpenTo(Roles.Attendee)]
    public Task<QuestionPage> FindQuestions(FindQuestions command) => Here.Person.Searches.TryTake()
        ? pages.FindAsync(command, Here.Hall, Here.Caller.AttendeeId, View.Audience, Context.ConnectionAborted)
        : Task.FromResult(QuestionPages.TooFast);

    [OpenTo(Roles.Attendee)]
    public Task<QuestionPage> SimilarQuestions(SimilarQuestions command) => Here.Person.Searches.TryTake()
        ? pages.SimilarAsync(command, Here.Hall, Here.Caller.AttendeeId, View.Audience, Context.ConnectionAborted)
        : Task.FromResult(QuestionPages.TooFast);

    [OpenTo(Roles.Attendee)]
    public Task<Outcome> React(React reaction)
    {
        if (!Reactions.All.Contains(reaction.Reaction))
            return Task.FromResult(Outcome.Refused(RefusalCodes.InvalidRequest, $"reaction: must be one of {string.Join(", ", Reactions.All)}."));
        if (Here.Hall.Session.State.Phase != HallPhase.Open)
            return Task.FromResult(Outcome.Refused(RefusalCodes.HallClosed, "The town hall is not open."));
        if (!Here.Person.Reactions.TryTake())
            return Task.FromResult(Outcome.Refused(RefusalCodes.RateLimited, "That is a lot of reactions. Wait a moment."));
        Here.Hall.Pulse.React(reaction.Reaction!);
        return Task.FromResult(Outcome.Accepted(Here.Hall.Session.Replica.Position));
    }

    [OpenTo(Roles.Attendee, Roles.Screen)]
    public Task<Outcome> Resync()
    {
        Here.Hall.Screens.Resync(Context.ConnectionId, Views.Of(Here.Caller.Role));
        return Task.FromResult(Outcome.Accepted(Here.Hall.Session.Replica.Position));
    }

    private Task<Outcome> Submit(Command command) => command.SubmitAsync(Here.Hall.Session, Here.Caller.Actor);
}
