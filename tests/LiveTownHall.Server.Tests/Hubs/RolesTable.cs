using LiveTownHall.Contracts.Halls;
using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Contracts.Moderation;
using LiveTownHall.Contracts.People;
using LiveTownHall.Contracts.Polls;
using LiveTownHall.Contracts.Stage;
using LiveTownHall.Server.Hubs;

namespace LiveTownHall.Server.Tests.Hubs;

/// <param name="Arguments">A sound call of the method in a scene.</param>
/// <param name="Expected">By state of the hall: "ok" or the code.</param>
internal sealed record Row(Type Hub, string Method, string[] Roles, Func<Scene, object?[]> Arguments, IReadOnlyDictionary<string, string> Expected);

/// <summary>Who may call what, and what comes of it in a draft, an open and a closed hall.</summary>
internal static class RolesTable
{
    public static readonly string[] States = [HallStates.Draft, HallStates.Open, HallStates.Closed];

    private const string Ok = "ok";
    private static readonly string[] Facilitator = [Roles.Facilitator];
    private static readonly string[] Desk = [Roles.Facilitator, Roles.Moderator];

    public static readonly IReadOnlyList<Row> Rows =
    [
        Audience("CastBallot", [Roles.Attendee], s => [new CastBallot { PollId = s.Live, Ballot = Drafts.Choice() }], RefusalCodes.NotFound, Ok, RefusalCodes.PollClosed),
        Audience("React", [Roles.Attendee], _ => [new React { Reaction = Reactions.Applause }], RefusalCodes.HallClosed, Ok, RefusalCodes.HallClosed),
        Audience("Resync", [Roles.Attendee, Roles.Screen], _ => [], Ok, Ok, Ok),
        Backstage("OpenHall", Facilitator, _ => [new HallCommand()], Ok, Ok, Ok),
        Backstage("CloseHall", Facilitator, _ => [new HallCommand()], Ok, Ok, Ok),
        Backstage("UpdateHall", Facilitator, _ => [new UpdateHall { Title = "Budget 2028" }], Ok, Ok, Ok),
        Backstage("CreatePoll", Facilitator, _ => [Drafts.Write(Drafts.NewId(), Drafts.Single())], Ok, Ok, Ok),
        Backstage("UpdatePoll", Facilitator, s => [Drafts.Write(s.Draft, Drafts.Single("Fewer?"))], Ok, Ok, Ok),
        Backstage("MovePoll", Facilitator, s => [new MovePoll { PollId = s.Draft }], Ok, Ok, Ok),
        Backstage("OpenPoll", Facilitator, s => [Drafts.Poll(s.Draft)], Ok, Ok, RefusalCodes.HallClosed),
        Backstage("ClosePoll", Facilitator, s => [Drafts.Poll(s.Live)], RefusalCodes.InvalidTransition, Ok, Ok),
        Backstage("ReopenPoll", Facilitator, s => [Drafts.Poll(s.Done)], RefusalCodes.InvalidTransition, Ok, RefusalCodes.HallClosed),
        Backstage("ResetPoll", Facilitator, s => [Drafts.Poll(s.Done)], Ok, Ok, Ok),
        Backstage("DeletePoll", Facilitator, s => [Drafts.Poll(s.Draft)], Ok, Ok, Ok),
        Backstage("ShowResults", Facilitator, s => [new ShowResults { PollId = s.Done, Visible = true }], RefusalCodes.InvalidTransition, Ok, Ok),
        Backstage("SetStage", Facilitator, _ => [Drafts.Stage(StageKinds.Join)], Ok, Ok, Ok),
        Backstage("Announce", Desk, _ => [new Announce { AnnouncementId = Drafts.NewId(), Text = "Doors close at nine", Level = AnnouncementLevels.Info }], Ok, Ok, Ok),
        Backstage("Decide", Desk, s => [new Decide { ItemId = s.Answer, Action = "select" }], RefusalCodes.NotFound, Ok, Ok),
        Backstage("Reviewing", Desk, _ => [new Reviewing { ItemId = Drafts.NewId() }], Ok, Ok, Ok),
        Backstage("Resync", [Roles.Facilitator, Roles.Moderator, Roles.Speaker], _ => [], Ok, Ok, Ok),
    ];

    private static Row Audience(string method, string[] roles, Func<Scene, object?[]> arguments, string draft, string open, string closed) =>
        Of(typeof(AudienceHub), method, roles, arguments, draft, open, closed);

    private static Row Backstage(string method, string[] roles, Func<Scene, object?[]> arguments, string draft, string open, string closed) =>
        Of(typeof(BackstageHub), method, roles, arguments, draft, open, closed);

    private static Row Of(Type hub, string method, string[] roles, Func<Scene, object?[]> arguments, string draft, string open, string closed) =>
        new(hub, method, roles, arguments, new Dictionary<string, string> { [HallStates.Draft] = draft, [HallStates.Open] = open, [HallStates.Closed] = closed });
}
