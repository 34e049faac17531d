using LiveTownHall.Contracts.Budgets;
using LiveTownHall.Contracts.Halls;
using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Contracts.Moderation;
using LiveTownHall.Contracts.People;
using LiveTownHall.Contracts.Polls;
using LiveTownHall.Contracts.Questions;
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
    private static readonly string[] Staff = [Roles.Facilitator, Roles.Moderator, Roles.Speaker];

    public static readonly IReadOnlyList<Row> Rows =
    [
        Audience("CastBallot", [Roles.Attendee], s => [new CastBallot { PollId = s.Live, Ballot = Drafts.Choice() }], RefusalCodes.NotFound, Ok, RefusalCodes.PollClosed),
        Audience("CastBudget", [Roles.Attendee], s => [BudgetDrafts.Approve(s.Budget, s.Project)], RefusalCodes.PollClosed, RefusalCodes.PollClosed, RefusalCodes.PollClosed),
        Audience("AskQuestion", [Roles.Attendee], _ => [Asking.Question("Where do the buses stop?")], Ok, Ok, RefusalCodes.QuestionsOff),
        Audience("EditQuestion", [Roles.Attendee], s => [new ChangeQuestion { QuestionId = s.Mine, Revision = 1, Text = "When does it open on Mondays?" }],
            Ok, Ok, RefusalCodes.HallClosed),
        Audience("WithdrawQuestion", [Roles.Attendee], s => [new ChangeQuestion { QuestionId = s.Mine, Revision = 1 }], Ok, Ok, Ok),
        Audience("Appeal", [Roles.Attendee], s => [new Appeal { QuestionId = s.Rejected, Text = "It is about the budget." }], Ok, Ok, Ok),
        Audience("Upvote", [Roles.Attendee], s => [new Upvote { QuestionId = s.Published, On = true }], Ok, Ok, RefusalCodes.HallClosed),
        Audience("Flag", [Roles.Attendee], s => [new Flag { ItemId = s.Published, Category = FlagCategories.Misleading, Note = "It is not so." }], Ok, Ok, Ok),
        Audience("FindQuestions", [Roles.Attendee], _ => [new FindQuestions()], Ok, Ok, Ok),
        Audience("SimilarQuestions", [Roles.Attendee], _ => [new SimilarQuestions { Text = "Who pays for the bridge?" }], Ok, Ok, Ok),
        Audience("React", [Roles.Attendee], _ => [new React { Reaction = Reactions.Applause }], RefusalCodes.HallClosed, Ok, RefusalCodes.HallClosed),
        Audience("Resync", [Roles.Attendee, Roles.Screen], _ => [], Ok, Ok, Ok),
        Backstage("OpenHall", Facilitator, _ => [new HallCommand()], Ok, Ok, Ok),
        Backstage("CloseHall", Facilitator, _ => [new HallCommand()], Ok, Ok, Ok),
        Backstage("SetReactions", Facilitator, _ => [new SetReactions { On = false }], Ok, Ok, Ok),
        Backstage("SetWall", Facilitator, _ => [new SetWall { Theme = WallThemes.Light }], Ok, Ok, Ok),
        Backstage("SetRunningOrder", Facilitator, s => [new SetRunningOrder { Items = [new OrderItemView { Id = Drafts.NewId(), Kind = OrderKinds.Poll, Target = s.Live }] }],
            Ok, Ok, Ok),
        Backstage("ExtendPoll", Facilitator, s => [new ExtendPoll { PollId = s.Live, Seconds = 30 }], RefusalCodes.InvalidTransition,
            RefusalCodes.InvalidTransition, RefusalCodes.InvalidTransition),
        Backstage("HideWord", Desk, s => [new WordCommand { PollId = s.Live, Word = "trams" }], RefusalCodes.InvalidRequest,
            RefusalCodes.InvalidRequest, RefusalCodes.InvalidRequest),
        Backstage("RestoreWord", Desk, s => [new WordCommand { PollId = s.Live, Word = "trams" }], Ok, Ok, Ok),
        Backstage("DiscountBallots", Desk, s => [new DiscountBallots { PollId = s.Live, WarningId = s.Warning, On = true }],
            RefusalCodes.NotFound, RefusalCodes.NotFound, RefusalCodes.NotFound),
        Backstage("PublishReport", Facilitator, _ => [new HallCommand()], RefusalCodes.InvalidTransition, Ok, Ok),
        Backstage("UnpublishReport", Facilitator, _ => [new HallCommand()], Ok, Ok, Ok),
        Backstage("UpdateHall", Facilitator, _ => [new UpdateHall { Title = "Budget 2028" }], Ok, Ok, Ok),
        Backstage("ActAlone", Facilitator, _ => [new ActAlone { On = true }], Ok, Ok, Ok),
        Backstage("CreatePoll", Facilitator, _ => [Drafts.Write(Drafts.NewId(), Drafts.Single())], Ok, Ok, Ok),
        Backstage("UpdatePoll", Facilitator, s => [Drafts.Write(s.Draft, Drafts.Single("Fewer?"))], Ok, Ok, Ok),
        Backstage("MovePoll", Facilitator, s => [new MovePoll { PollId = s.Draft }], Ok, Ok, Ok),
        Backstage("OpenPoll", Facilitator, s => [Drafts.Poll(s.Draft)], Ok, Ok, RefusalCodes.HallClosed),
        Backstage("ClosePoll", Facilitator, s => [Drafts.Poll(s.Live)], RefusalCodes.InvalidTransition, Ok, Ok),
        Backstage("ReopenPoll", Facilitator, s => [Drafts.Poll(s.Done)], RefusalCodes.InvalidTransition, Ok, RefusalCodes.HallClosed),
        Backstage("ResetPoll", Facilitator, s => [Drafts.Poll(s.Done)], Ok, Ok, Ok),
        Backstage("DeletePoll", Facilitator, s => [Drafts.Poll(s.Draft)], Ok, Ok, Ok),
        Backstage("ShowResults", Facilitator, s => [new ShowResults { PollId = s.Done, Visible = true }], RefusalCodes.InvalidTransition, Ok, Ok),
        Backstage("SetPresent", Facilitator, _ => [new SetPresent { Present = 12, Entitled = 30 }], Ok, Ok, Ok),
        Backstage("CreateBudget", Facilitator, _ => [new WriteBudget { BudgetId = Drafts.NewId(), Draft = BudgetDrafts.Plain }], Ok, Ok, Ok),
        Backstage("UpdateBudget", Facilitator, s => [new WriteBudget { BudgetId = s.Budget, Draft = BudgetDrafts.Plain with { Amount = 7 } }], Ok, Ok, Ok),
        Backstage("SetPhase", Facilitator, s => [BudgetDrafts.Phase(s.Budget, BudgetPhases.Feasibility)], Ok, Ok, Ok),
        Backstage("AddProject", Facilitator, s => [new WriteProject { BudgetId = s.Budget, ProjectId = Drafts.NewId(), Draft = BudgetDrafts.Project("Trees", 7) }], Ok, Ok, Ok),
        Backstage("UpdateProject", Facilitator, s => [new WriteProject { BudgetId = s.Budget, ProjectId = s.Project, Draft = BudgetDrafts.Project("Trees", 7) }], Ok, Ok, Ok),
        Backstage("JudgeFeasibility", Facilitator, s => [new JudgeFeasibility { BudgetId = s.Budget, ProjectId = s.Project, State = FeasibilityStates.Feasible }], Ok, Ok, Ok),
        Backstage("CountBudget", Facilitator, s => [new BudgetCommand { BudgetId = s.Budget }],
            RefusalCodes.InvalidTransition, RefusalCodes.InvalidTransition, RefusalCodes.InvalidTransition),
        Backstage("TrackProject", Facilitator, s => [new TrackProject { BudgetId = s.Budget, ProjectId = s.Project, State = TrackingStates.Planned }],
            RefusalCodes.InvalidTransition, RefusalCodes.InvalidTransition, RefusalCodes.InvalidTransition),
        Backstage("SetStage", Facilitator, _ => [Drafts.Stage(StageKinds.Join)], Ok, Ok, Ok),
        Backstage("Announce", Desk, _ => [new Announce { AnnouncementId = Drafts.NewId(), Text = "Doors close at nine", Level = AnnouncementLevels.Info }], Ok, Ok, Ok),
        Backstage("Decide", Staff, s => [Asking.Verdict(s.Published, s.Role == Roles.Speaker ? DecideActions.Answer : DecideActions.Hold)], Ok, Ok, Ok),
        Backstage("DecideMany", Staff, s => [new DecideMany { Items = [new ItemRevision(s.Published, 1)], Action = DecideActions.Answer }], Ok, Ok, Ok),
        Backstage("UndoDecisions", Staff, s => [new ItemList { ItemIds = [s.Rejected] }], Ok, Ok, Ok),
        Backstage("ClaimItem", Desk, s => [Asking.Item(s.Mine)], Ok, Ok, Ok),
        Backstage("ReleaseItem", Desk, s => [Asking.Item(s.Mine)], Ok, Ok, Ok),
        Backstage("Merge", Desk, s => [new MergeQuestion { QuestionId = s.Mine, Into = s.Published }], Ok, Ok, Ok),
        Backstage("Unmerge", Desk, s => [new MergeQuestion { QuestionId = s.Merged }], Ok, Ok, Ok),
        Backstage("AddContext", Desk, s => [new WriteContext { ItemId = s.Published, ContextId = Drafts.NewId(), Text = "So it is.", Sources = ["https://example.org/"] }],
            Ok, Ok, Ok),
        Backstage("ConfirmContext", Desk, s => [new WriteContext { ItemId = s.Published, ContextId = s.Note }], Ok, Ok, Ok),
        Backstage(
            "RepeatContext",
            Desk,
            s => [new RepeatContext { ItemId = s.Mine, ContextId = Drafts.NewId(), FromItemId = s.Published, FromContextId = s.Note }],
            RefusalCodes.InvalidTransition,
            RefusalCodes.InvalidTransition,
            RefusalCodes.InvalidTransition),
        Backstage("RemoveContext", Desk, s => [new WriteContext { ItemId = s.Published, ContextId = s.Note }], Ok, Ok, Ok),
        Backstage("ResolveFlags", Desk, s => [new ResolveFlags { CaseId = $"{s.Published}-{FlagCategories.Spam}", Verdict = FlagVerdicts.Ignored }], Ok, Ok, Ok),
        Backstage("MuteAttendee", Desk, _ => [new MuteAttendee { AttendeeId = "guest-1", Reason = "Shouting" }], Ok, Ok, Ok),
        Backstage("UnmuteAttendee", Desk, _ => [new MuteAttendee { AttendeeId = "guest-1" }], Ok, Ok, Ok),
        Backstage("Redact", Desk, s => [new Redact { ItemId = s.Published, Reason = ReasonCodes.PersonalData }], Ok, Ok, Ok),
        Backstage("LabelItem", Desk, s => [new LabelItem { ItemId = s.Published, Label = "disputed", On = true }], Ok, Ok, Ok),
        Backstage("PinItem", Desk, s => [new LabelItem { ItemId = s.Published, On = true }], Ok, Ok, Ok),
        Backstage("TranslateItem", Desk, s => [new TranslateItem { ItemId = s.Published, Revision = 1, Language = "fr", Text = "Qui paie ?" }], Ok, Ok, Ok),
        Backstage("DismissAppeal", Desk, s => [new DismissAppeal { ItemId = s.Appealed, Note = "Twice looked at." }], Ok, Ok, Ok),
        Backstage("OpenIncident", Desk, s => [new WriteIncident { IncidentId = Drafts.NewId(), Title = "A rumour", ItemId = s.Published, Harm = 2, Spread = 1 }], Ok, Ok, Ok),
        Backstage("AssessIncident", Desk, s => [new WriteIncident { IncidentId = s.Incident, Harm = 3, Spread = 2 }], Ok, Ok, Ok),
        Backstage("MoveIncident", Desk, s => [new WriteIncident { IncidentId = s.Incident, State = IncidentStates.Triaged }], Ok, Ok, Ok),
        Backstage("ConfirmAnnouncement", Desk, s => [new ConfirmAnnouncement { AnnouncementId = s.Statement }], Ok, Ok, Ok),
        Backstage("WithdrawAnnouncement", Desk, s => [new ConfirmAnnouncement { AnnouncementId = s.Statement }], Ok, Ok, Ok),
        Backstage("FindQuestions", Staff, _ => [new FindQuestions()], Ok, Ok, Ok),
        Backstage("SimilarQuestions", Staff, _ => [new SimilarQuestions { Text = "Who pays for the bridge?" }], Ok, Ok, Ok),
        Backstage("ItemHistory", Staff, s => [Asking.Item(s.Published)], Ok, Ok, Ok),
        Backstage("Reviewing", Desk, _ => [new Reviewing { ItemId = Drafts.NewId() }], Ok, Ok, Ok),
        Backstage("Resync", Staff, _ => [], Ok, Ok, Ok),
    ];

    private static Row Audience(string method, string[] roles, Func<Scene, object?[]> arguments, string draft, string open, string closed)
        => Of(typeof(AudienceHub), method, roles, arguments, draft, open, closed);

    private static Row Backstage(string method, string[] roles, Func<Scene, object?[]> arguments, string draft, string open, string closed)
        => Of(typeof(BackstageHub), method, roles, arguments, draft, open, closed);

    private static Row Of(Type hub, string method, string[] roles, Func<Scene, object?[]> arguments, string draft, string open, string closed)
        => new(hub, method, roles, arguments, new Dictionary<string, string> { [HallStates.Draft] = draft, [HallStates.Open] = open, [HallStates.Closed] = closed });
}
