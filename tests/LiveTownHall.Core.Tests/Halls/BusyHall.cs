using LiveTownHall.Core.Budgets;
using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Moderation;
using LiveTownHall.Core.Polls;
using LiveTownHall.Core.Questions;
using LiveTownHall.Core.Stage;
using LiveTownHall.Core.Tests.Facts;

namespace LiveTownHall.Core.Tests.Halls;

/// <summary>A hall in which each of <see cref="Facts.FactExamples"/> names something that is there.</summary>
internal static class BusyHall
{
    private static readonly Actor Bea = new("B1", "attendee");
    private static readonly Actor Mo = new("M1", "moderator");
    private static readonly Actor Max = new("M2", "moderator");

    public static JournalledHall Begin()
    {
        var hall = new JournalledHall();
        Fact[] beginning =
        [
            new HallUpdated(Moderation: "post"),
            .. Enumerable.Range(0, 3).Select(i => new PollCreated("P" + i, AnyJournal.Agenda[i])),
            new PollOpened("P1"),
            new BudgetCreated("B1", BudgetFactExamples.Definition, [new NewProject("J1", BudgetFactExamples.Project), new NewProject("J2", BudgetFactExamples.Project)]),
            new QuestionAsked("Q0", "Why no bus?") { By = Bea },
            new QuestionAsked("Q1", "Why no trees?", "en", "Bea") { By = Bea },
            new QuestionAsked("Q2", "Where are the trees?", "en", "Cy") { By = new Actor("C1", "attendee") },
            new ItemFlagged("Q1", "spam", null, 1, 10) { By = new Actor("C1", "attendee") },
            new ContextProposed("Q1", "C0", "The figure is 11", ["https://example.org"]) { By = Mo },
            new ContextConfirmed("Q1", "C0") { By = Max },
            new ContextProposed("Q1", "C2", "The figure is 12", ["https://example.org"]) { By = Mo },
            new ItemClaimed("Q1") { By = Mo },
            new IncidentOpened("I1", "Polls close early", 1, 1, "Q1") { By = Mo },
            new Announced("N1", "Doors close at eight", "info") { By = Mo },
        ];
        foreach (var fact in beginning)
            Assert.Equal(Ruling.Accepted, hall.Do(fact));
        hall.Batch(batch => batch.Upvote(1, 7, true));
        return hall;
    }
}
