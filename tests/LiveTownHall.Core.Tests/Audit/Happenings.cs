using LiveTownHall.Core.Access;
using LiveTownHall.Core.Budgets;
using LiveTownHall.Core.Codes;
using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Moderation;
using LiveTownHall.Core.Polls;
using LiveTownHall.Core.Questions;
using LiveTownHall.Core.Reports;
using LiveTownHall.Core.Stage;
using LiveTownHall.Core.Tests.Facts;
using LiveTownHall.Core.Tests.Halls;
using LiveTownHall.Core.Tests.Moderation;
using static LiveTownHall.Core.Tests.Moderation.People;

namespace LiveTownHall.Core.Tests.Audit;

/// <summary>For each type of fact a hall in which one of them is accepted.</summary>
internal static class Happenings
{
    private static readonly PollDefinition Poll = AnyJournal.Agenda[0];
    private static readonly PollDefinition Words = new() { Kind = PollKind.Words, Title = "Our town", MaxWords = 3 };
    private static readonly PollDefinition Open = AnyJournal.Agenda[7];

    private static readonly CodesIssued Issued = new("B1", "0d", [new string('1', 32)], "Balcony") { By = Fay };

    public static IReadOnlyList<Fact[]> All { get; } =
    [
        [new HallUpdated("Budget night", "Hall 3", ["de"], "#102030", "data:,", "pre", false, false, false, false, ["darn"]) { By = Fay }],
        [new HallOpened { By = Fay }],
        [new HallClosed { By = Fay }],
        [new PollCreated("P1", Poll) { By = Fay }],
        [new PersonInvited("V1", "moderator", "Mo", "0a", JournalledHall.Noon + 90_000) { By = Fay }],
        [new PersonInvited("V1", "moderator", "Mo", "0a"), new InvitationRevoked("V1") { By = Fay }],
        [new PersonInvited("V1", "moderator", "Mo", "0a", JournalledHall.Noon + 5), new InvitationExpired("V1", JournalledHall.Noon + 5)],
        [new KeyReplaced("speaker", "0b") { By = Fay }],
        [new AloneDeclared(true) { By = Fay }],
        [Issued],
        [Issued, new CodesRevoked("B1") { By = Fay }],
        [Issued, new CodeRedeemed("B1", Issued.Hashes[0]) { By = Ann }],
        [Issued, new CodeRedeemed("B1", Issued.Hashes[0]) { By = Ann }, new CodeReleased("B1", Issued.Hashes[0]) { By = Mo }],
        [new PollCreated("P1", Poll), new PollUpdated("P1", Poll with { Title = "Which one?" }) { By = Fay }],
        [new PollCreated("P1", Poll), new PollOpened("P1"), new PollRevised("P1", Poll with { Title = "Which one?" }) { By = Fay }],
        [new PollCreated("P1", Poll), new PollCreated("P2", Poll), new PollMoved("P2", "P1") { By = Fay }],
        [new PollCreated("P1", Poll), new PollOpened("P1") { By = Fay }],
        [new PollCreated("P1", Poll), new PollOpened("P1"), new PollClosed("P1") { By = Fay }],
        [new PollCreated("P1", Poll), new PollOpened("P1"), new PollClosed("P1"), new PollReopened("P1") { By = Fay }],
        [new PollCreated("P1", Poll), new PollOpened("P1", JournalledHall.Noon), new PollTimedOut("P1", 1, JournalledHall.Noon)],
        [new PollCreated("P1", Poll), new PollOpened("P1"), new PollReset("P1") { By = Fay }],
        [new PollCreated("P1", Poll), new PollDeleted("P1") { By = Fay }],
        [new PollCreated("P1", Poll), new PollOpened("P1"), new ResultsShown("P1", true) { By = Fay }],
        [new PollCreated("P1", Open), new PollOpened("P1"), new AnswerPicked("P1", 1, 0, true) { By = Fay }],
        [new RollSet(12, 30) { By = Fay }],
        [new HallOpened(), new ReportPublished(2, new string('a', 64)) { By = Fay }],
        [new HallOpened(), new ReportPublished(2, new string('a', 64)), new ReportUnpublished { By = Fay }],
        [new BudgetCreated("B1", Budget, [new NewProject("J1", Project)]) { By = Fay }],
        [Created, new BudgetUpdated("B1", Budget with { Amount = 7 }) { By = Fay }],
        [Created, new BudgetPhaseSet("B1", "vote") { By = Fay }],
        [new BudgetCreated("B1", Budget with { Phases = [new PhaseTime("feasibility", JournalledHall.Noon)] }), new BudgetPhaseDue("B1", "feasibility", JournalledHall.Noon)],
        [Created, new ProjectAdded("B1", "J9", Project) { By = Fay }],
        [Created, new ProjectUpdated("B1", "J1", Project with { Cost = 7 }) { By = Fay }],
        [Created, new ProjectJudged("B1", "J1", "notFeasible", "It is not our land", true) { By = Fay }],
        [Created, new BudgetPhaseSet("B1", "vote"), new BudgetPhaseSet("B1", "results"), new BudgetCounted("B1", 1, "count/1", BudgetFactExamples.Result)],
        [.. Counted, new ProjectTracked("B1", "J1", "underWay", "Half are planted") { By = Fay }],
        [new StageSet("question", "Q0") { By = Fay }],
        [new ReactionsSet(false) { By = Fay }],
        [new WallSet("light") { By = Fay }],
        [new RunningOrderSet([new OrderItem("O1", "questions")], false) { By = Fay }],
        [new PollCreated("P1", Poll), new PollOpened("P1", JournalledHall.Noon), new PollExtended("P1", 30) { By = Fay }],
        [new PollCreated("P1", Words), new PollOpened("P1"), new WordHidden("P1", "trams", "tram") { By = Fay }],
        [new PollCreated("P1", Words), new PollOpened("P1"), new WordHidden("P1", "trams"), new WordRestored("P1", "trams") { By = Fay }],
        [new PollCreated("P1", Words), new PollOpened("P1"), new WordHeld("P1", "trams", "hall.list")],
        [new PollCreated("P1", Poll), new PollOpened("P1"), new BallotsDiscounted("P1", 1, "W1", true, [7]) { By = Fay }],
        [new Announced("N1", "Doors", "info") { By = Fay }],
        [new Announced("N1", "Doors", "info", ExpiresAt: JournalledHall.Noon) { By = Fay }, new AnnouncementExpired("N1", JournalledHall.Noon)],
        [new Announced("N1", "Doors", "urgent") { By = Fay }, new AnnouncementConfirmed("N1") { By = Mo }],
        [new Announced("N1", "Doors", "urgent") { By = Fay }, new AnnouncementWithdrawn("N1") { By = Mo }],
        [new QuestionAsked("Q1", "Why?", "en", "Ann", ["links", "hold:en"], "hold:en") { By = Ann }],
        [new QuestionEdited("Q0", 1, "Why so few?", ["links", "hold:en"], "hold:en") { By = Bea }],
        [new QuestionWithdrawn("Q0", 1) { By = Bea }],
        [.. Rejected, new QuestionAppealed("Q0", "Please") { By = Bea }],
        [.. Another, new QuestionMerged("Q1", "Q0") { By = Mo }],
        [.. Another, new QuestionMerged("Q1", "Q0") { By = Mo }, new QuestionUnmerged("Q1") { By = Mo }],
        [new ItemDecided("Q0", 1, Verdicts.Hold, "spam", "Wait", "Office", "2026-12-01") { By = Mo }],
        [new ItemDecided("Q0", 1, Verdicts.Hold) { By = Mo }, new DecisionUndone("Q0") { By = Mo }],
        [.. Rejected, new QuestionAppealed("Q0") { By = Bea }, new AppealDismissed("Q0", "It stays") { By = Fay }],
        [new ItemClaimed("Q0") { By = Mo }],
        [new ItemClaimed("Q0") { By = Mo }, new ItemReleased("Q0") { By = Mo }],
        [new ItemFlagged("Q0", "spam", "Look", 1, 10) { By = Ann }],
        [new ItemFlagged("Q0", "spam") { By = Ann }, new FlagsResolved("Q0-spam", "agreed") { By = Mo }],
        [new ContextProposed("Q0", "C1", "It is 12", ["https://example.org"], "R1") { By = Mo }],
        [new ContextProposed("Q0", "C1", "It is 12", ["https://example.org"]) { By = Mo }, new ContextConfirmed("Q0", "C1") { By = Fay }],
        [new ContextProposed("Q0", "C1", "It is 12", ["https://example.org"]) { By = Mo }, new ContextRemoved("Q0", "C1", "Wrong") { By = Fay }],
        [.. Another, new ContextProposed("Q0", "C1", "It is 12", ["https://example.org"]) { By = Mo }, new ContextConfirmed("Q0", "C1") { By = Fay },
            new ContextRepeated("Q1", "C2", "It is 12", ["https://example.org"], "Q0", "C1") { By = Mo }],
        [new AttendeeMuted("A2", "spam") { By = Mo }],
        [new AttendeeMuted("A2", "spam") { By = Mo }, new AttendeeUnmuted("A2") { By = Mo }],
        [new ItemRedacted("Q0", "illegal") { By = Mo }],
        [new ItemLabelled("Q0", "disputed", true) { By = Mo }],
        [new ItemPinned("Q0", true) { By = Mo }],
        [new ItemTranslated("Q0", 1, "fr", "Pourquoi ?") { By = Mo }],
        [new IncidentOpened("I1", "Rumour", 3, 1, "Q0", "R1") { By = Mo }],
        [new IncidentOpened("I1", "Rumour", 3, 1) { By = Mo }, new IncidentAssessed("I1", 1, 1) { By = Mo }],
        [new IncidentOpened("I1", "Rumour", 3, 1) { By = Mo }, new IncidentMoved("I1", "closed", "statement", "Told") { By = Mo }],
        [new IncidentOpened("I1", "Rumour", 3, 1) { By = Mo }, new IncidentBreached("I1", Clock.Acknowledge)],
        [new ClaimsImported([new ClaimReview("R1", "Claim", "False", "Desk", "https://example.org", "2026-01-02", "en", "Title")]) { By = Mo }],
    ];

    private static BudgetDefinition Budget => BudgetFactExamples.Definition with { Phases = [] };

    private static ProjectDefinition Project => BudgetFactExamples.Project;

    private static Fact Created => new BudgetCreated("B1", Budget, [new NewProject("J1", Project)]);

    private static Fact[] Counted => [Created, new BudgetPhaseSet("B1", "vote"), new BudgetPhaseSet("B1", "results"),
        new BudgetCounted("B1", 1, "count/1", BudgetFactExamples.Result), new BudgetPhaseSet("B1", "tracking")];

    private static Fact[] Another => [new QuestionAsked("Q1", "Why?") { By = Ann }];

    private static Fact[] Rejected => [new ItemDecided("Q0", 1, Verdicts.Hold) { By = Mo }, new ItemDecided("Q0", 1, Verdicts.Reject, "spam") { By = Mo }];

    /// <summary>A hall in which the last of these facts can happen.</summary>
    public static JournalledHall Before(Fact[] facts)
    {
        var hall = new JournalledHall();
        hall.Must(new HallUpdated(Moderation: "post"), new QuestionAsked("Q0", "Where?", Author: "Bea") { By = Bea });
        hall.Must(facts[..^1]);
        if (facts[^1] is AnswerPicked)
            hall.Batch(batch => batch.Terms(0, 1, 7, ["More trees"]));
        return hall;
    }
}
