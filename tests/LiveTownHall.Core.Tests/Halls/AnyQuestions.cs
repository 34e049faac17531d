using CsCheck;
using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Moderation;
using LiveTownHall.Core.Questions;
using LiveTownHall.Core.Stage;

namespace LiveTownHall.Core.Tests.Halls;

/// <summary>Random questions, verdicts, flags, notes and incidents: few ids and few people, so that they meet.</summary>
internal static class AnyQuestions
{
    private static readonly Gen<string> Id = Gen.Int[0, 4].Select(i => "Q" + i);
    private static readonly Gen<int> Revision = Gen.Frequency((6, Gen.Const(1)), (2, Gen.Const(2)), (1, Gen.Int[0, 4]));
    private static readonly Gen<string?> Hold = Gen.Frequency<string?>((4, Gen.Const((string?)null)), (1, Gen.Const((string?)"hold:en")));
    private static readonly Gen<string> Text = Gen.Int[0, 3].Select(i => "Why " + i + "?");
    private static readonly Gen<Actor> Staff = OneOf("F1 facilitator", "F2 facilitator", "M1 moderator", "M2 moderator", "S1 speaker").Select(Person);
    private static readonly Gen<Actor> Desk = OneOf("F1 facilitator", "M1 moderator", "M2 moderator").Select(Person);
    private static readonly Gen<Actor> Attendee = OneOf("A0 attendee", "A1 attendee", "A2 attendee", "A3 attendee").Select(Person);
    private static readonly Gen<Actor?> Anybody =
        Gen.Frequency((5, Desk.Select(a => (Actor?)a)), (2, Staff.Select(a => (Actor?)a)), (1, Attendee.Select(a => (Actor?)a)), (1, Gen.Const((Actor?)null)));
    private static readonly Gen<string> Category = OneOf("spam", "abuse", "misleading", "nonsense");
    private static readonly Gen<string> Handle = OneOf("guest-1", "guest-2", "guest-9", "A1", "A2");
    private static readonly Gen<string> Note = OneOf("C0", "C1");

    private static readonly Gen<Fact> OfAuthors = Gen.Frequency<Fact>(
        (4, Gen.Select(Id, Text, Gen.Bool, Hold,
            (id, text, named, hold) => (Fact)new QuestionAsked(id, text, "en", named ? "Ann" : null, hold is null ? null : [hold], hold) { By = AuthorOf(id) })),
        (1, Gen.Select(Id, Text, Attendee, (id, text, by) => (Fact)new QuestionAsked(id, text) { By = by })),
        (2, Gen.Select(Id, Revision, Text, Hold, (id, revision, text, hold) => (Fact)new QuestionEdited(id, revision, text, Hold: hold) { By = AuthorOf(id) })),
        (1, Gen.Select(Id, Revision, (id, revision) => (Fact)new QuestionWithdrawn(id, revision) { By = AuthorOf(id) })),
        (1, Id.Select(id => (Fact)new QuestionAppealed(id, "Please") { By = AuthorOf(id) })),
        (1, Gen.Select(Id, Attendee, (id, by) => (Fact)new QuestionAppealed(id) { By = by })));

    private static readonly Gen<Fact> Verdict = Gen.Frequency<Fact>(
        (9, Gen.Select(Id, Revision, Gen.Int[0, Verdicts.All.Count], OneOf("spam", "gut feeling"), Gen.Int[0, 5], (id, revision, action, reason, often) =>
            (Fact)new ItemDecided(id, revision, action == Verdicts.All.Count ? "praise" : Verdicts.All[action], often == 0 ? null : reason, "Because", "Office", "2026-12-01"))),
        (2, Id.Select(id => (Fact)new DecisionUndone(id))),
        (1, Id.Select(id => (Fact)new AppealDismissed(id, "No"))),
        (2, Gen.Select(Id, Id, (id, into) => (Fact)new QuestionMerged(id, into))),
        (2, Id.Select(id => (Fact)new QuestionUnmerged(id))),
        (1, Gen.Select(Id, OneOf("personal_data", "illegal", "spam"), (id, reason) => (Fact)new ItemRedacted(id, reason))));

    private static readonly Gen<Fact> DeskWork = Gen.OneOf<Fact>(
        OneOf("Q0", "Q1").Select(id => (Fact)new ItemClaimed(id)),
        Id.Select(id => (Fact)new ItemReleased(id)),
        Gen.Select(Id, Category, Gen.Int[0, 4],
            (id, category, i) => (Fact)new FlagsResolved(id + "-" + category, i switch { 0 => "agreed", 1 => "disagreed", 2 => "ignored", 3 => "escalated", _ => "well" })),
        Gen.Select(Id, Note, Gen.Bool, Gen.Int[0, 3],
            (id, note, corrects, sources) => (Fact)new ContextProposed(id, note, "It is " + sources, sources == 0 ? [] : ["https://example.org"], null, corrects ? "C0" : null)),
        Gen.Select(Id, Note, (id, note) => (Fact)new ContextConfirmed(id, note)),
        Gen.Select(Id, Note, Id, Note, (id, note, from, first) => (Fact)new ContextRepeated(id, "D" + note, "It is 1", ["https://example.org"], from, first)),
        Gen.Select(Id, Note, (id, note) => (Fact)new ContextRemoved(id, note, "Wrong")),
        Handle.Select(handle => (Fact)new AttendeeMuted(handle, "spam")),
        Handle.Select(handle => (Fact)new AttendeeUnmuted(handle)),
        Gen.Select(Id, OneOf("context", "disputed", "parks", "buses", "trees"), Gen.Bool, (id, label, on) => (Fact)new ItemLabelled(id, label, on)),
        Gen.Select(Id, Gen.Bool, (id, on) => (Fact)new ItemPinned(id, on)),
        Gen.Select(Id, Revision, Text, (id, revision, text) => (Fact)new ItemTranslated(id, revision, "fr", text)),
        Gen.Int[0, 2].Select(i => (Fact)new ClaimsImported([new ClaimReview("R" + i, "Claim", "False", "Desk", "https://example.org")])));

    private static readonly Gen<Fact> OfIncidents = Gen.OneOf<Fact>(
        Gen.Select(Gen.Int[0, 2], Gen.Int[0, 4], Gen.Int[0, 3], Id, (i, harm, spread, id) => (Fact)new IncidentOpened("I" + i, "Rumour " + harm, harm, spread, id)),
        Gen.Select(Gen.Int[0, 2], Gen.Int[0, 3], Gen.Int[0, 3], (i, harm, spread) => (Fact)new IncidentAssessed("I" + i, harm, spread)),
        Gen.Select(Gen.Int[0, 2], OneOf("triaged", "responding", "monitoring", "closed", "over"), Gen.Bool,
            (i, to, outcome) => (Fact)new IncidentMoved("I" + i, to, outcome ? "context" : null)),
        Gen.Select(Gen.Int[0, 2], OneOf(Clock.Acknowledge, Clock.HoldingLine, Clock.Response, Clock.Statement), (i, clock) => (Fact)new IncidentBreached("I" + i, clock)),
        Gen.Select(Gen.Int[0, 3], Gen.Int[0, 2], (i, incident) => (Fact)new Announced("U" + i, "Hear this", "urgent", IncidentId: "I" + incident)),
        Gen.Int[0, 3].Select(i => (Fact)new Announced("E" + i, "Break", "info", ExpiresAt: JournalledHall.Noon + i)),
        Gen.Select(Gen.Int[0, 3], Gen.Int[0, 1]).Select((i, late) => (Fact)new AnnouncementExpired("E" + i, JournalledHall.Noon + i + late)),
        Gen.Int[0, 3].Select(i => (Fact)new AnnouncementWithdrawn("U" + i)),
        Gen.Int[0, 3].Select(i => (Fact)new AnnouncementConfirmed("U" + i)));

    private static readonly Gen<Fact> OfHall = Gen.OneOf<Fact>(
        Gen.Select(OneOf("pre", "post", "post", "off"), Gen.Frequency((4, Gen.Const(true)), (1, Gen.Const(false))), Gen.Bool, (mode, open, second) =>
            (Fact)new HallUpdated(Moderation: mode, QuestionsOpen: open, SecondPerson: second, AnonymousQuestions: open)),
        Id.Select(id => (Fact)new StageSet("question", id)));

    private static readonly Gen<Fact> Flag = Gen.Select(Id, Category, Attendee, Gen.ULong[0, 2], Gen.Int[0, 400], (id, category, by, network, audience) =>
        (Fact)new ItemFlagged(id, category, "Look", network, audience) { By = by });

    private static readonly Gen<Fact> ByAnybody = Gen.Select(Gen.Frequency((4, Verdict), (5, DeskWork), (2, OfIncidents)), Anybody, (fact, by) => fact with { By = by });

    /// <summary>Facts of <see cref="LiveTownHall.Core.Questions"/> and <see cref="LiveTownHall.Core.Moderation"/>.</summary>
    public static readonly Gen<Fact> Any = Gen.Frequency((6, OfAuthors), (10, ByAnybody), (3, Flag), (1, OfHall));

    /// <summary>An upvote, or its taking back.</summary>
    public static readonly Gen<(int Question, ulong Voter, bool On)> Upvote =
        Gen.Select(Gen.Int[-1, 4], Gen.ULong[0, 6], Gen.Frequency((3, Gen.Const(true)), (1, Gen.Const(false))), (question, voter, on) => (question, voter, on));

    /// <summary>Questions that are there when a journal begins, so that what follows finds something.</summary>
    public static IEnumerable<Fact> Beginning
    => [
        .. Enumerable.Range(0, 4).Select(i => new QuestionAsked("Q" + i, "Why " + i + "?", "en", i % 2 == 0 ? null : "Ann") { By = AuthorOf("Q" + i) }),
        new ItemDecided("Q1", 1, Verdicts.Approve) { By = Person("M1 moderator") },
        new ItemDecided("Q2", 1, Verdicts.Approve) { By = Person("M1 moderator") },
        new ContextProposed("Q1", "C0", "It is 1", ["https://example.org"]) { By = Person("M1 moderator") },
        new IncidentOpened("I0", "Rumour 2", 2, 1, "Q1") { By = Person("M1 moderator") },
        new Announced("U0", "Hear this", "urgent") { By = Person("M1 moderator") },
    ];

    private static Actor AuthorOf(string question) => new("A" + ((question[1] - '0') % 3), "attendee");

    private static Actor Person(string words) => new(words.Split(' ')[0], words.Split(' ')[1]);

    private static Gen<string> OneOf(params string[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);
}
