using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Contracts.People;
using LiveTownHall.Contracts.Polls;
using LiveTownHall.Core.Halls;
using LiveTownHall.Server.Fanout;
using LiveTownHall.Server.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;

namespace LiveTownHall.Server.Hubs;

/// <summary>Attendees and screens.</summary>
[Authorize(Roles = $"{Roles.Attendee},{Roles.Screen}")]
internal sealed class AudienceHub(Reception reception, AudienceFanout fanout) : Hub
{
    private Attendance Here => Attendance.Of(Context.Items)!;

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
        if (!Here.Person.Ballots.TryTake()) return Outcome.Refused(RefusalCodes.RateLimited, "Too many votes at once. Wait a moment and send it again.");
        var arrived = Here.Hall.Votes.Now;
        var (outcome, stripped, counted) = await Voting.CastAsync(Here.Hall.Session, Here.Caller.AttendeeId, ballot, Context.ConnectionAborted);
        TownhallMetrics.Ballot(outcome);
        if (outcome.Ok) Here.Hall.Mine.Changed(Here.Person);
        if (counted is { } vote) Here.Hall.Votes.Record(vote, Here.Network, Here.JoinedAt, arrived);
        if (stripped) await Clients.Caller.SendAsync(HubNames.Notice, Notices.Stripped(ballot.PollId));
        return outcome;
    }

    [OpenTo(Roles.Attendee)]
    public Task<Outcome> React(React reaction)
    {
        if (!Reactions.All.Contains(reaction.Reaction)) return Task.FromResult(Outcome.Refused(RefusalCodes.InvalidRequest, $"reaction: must be one of {string.Join(", ", Reactions.All)}."));
        if (Here.Hall.Session.State.Phase != HallPhase.Open) return Task.FromResult(Outcome.Refused(RefusalCodes.HallClosed, "The town hall is not open."));
        if (!Here.Person.Reactions.TryTake()) return Task.FromResult(Outcome.Refused(RefusalCodes.RateLimited, "That is a lot of reactions. Wait a moment."));
        Here.Hall.Pulse.React(reaction.Reaction!);
        return Task.FromResult(Outcome.Accepted(Here.Hall.Session.Replica.Position));
    }

    [OpenTo(Roles.Attendee, Roles.Screen)]
    public Task<Outcome> Resync()
    {
        Here.Hall.Screens.Resync(Context.ConnectionId, Views.Of(Here.Caller.Role));
        return Task.FromResult(Outcome.Accepted(Here.Hall.Session.Replica.Position));
    }
}
