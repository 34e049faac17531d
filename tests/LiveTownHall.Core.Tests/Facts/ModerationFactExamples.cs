using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Moderation;
using LiveTownHall.Core.Stage;

namespace LiveTownHall.Core.Tests.Facts;

/// <summary>What the desk, the flags and the clocks do, with every member in it.</summary>
internal static class ModerationFactExamples
{
    private static readonly Actor Bea = new("B1", "attendee");
    private static readonly Actor Mo = new("M1", "moderator");

    public static IReadOnlyList<Fact> All { get; } =
    [
        new ItemDecided("Q1", 2, "reject", "off_topic", "Another evening", "Parks office", "2026-12-01") { By = Mo },
        new DecisionUndone("Q1") { By = Mo },
        new AppealDismissed("Q1", "It stays off topic") { By = Mo },
        new ItemClaimed("Q1") { By = Mo },
        new ItemReleased("Q1") { By = Mo },
        new ItemFlagged("Q1", "spam", "Third time", 18_446_744_073_709_551_615, 250) { By = Bea, Fresh = true },
        new FlagsResolved("Q1-spam", "agreed") { By = Mo },
        new ContextProposed("Q1", "C1", "The figure is 12", ["https://example.org/a"], "R1", "C0") { By = Mo },
        new ContextConfirmed("Q1", "C1") { By = Mo },
        new ContextRemoved("Q1", "C1", "The figure was wrong") { By = Mo },
        new AttendeeMuted("guest-1", "spam") { By = Mo },
        new AttendeeUnmuted("guest-1") { By = Mo },
        new ItemRedacted("Q1", "personal_data") { By = Mo },
        new ItemLabelled("Q1", "disputed", true) { By = Mo },
        new ItemPinned("Q1", true) { By = Mo },
        new ItemTranslated("Q1", 2, "fr", "Pourquoi si peu d'arbres ?") { By = Mo },
        new IncidentOpened("I1", "Polls close early", 3, 1, "Q1", "R1") { By = Mo },
        new IncidentAssessed("I1", 2, 3) { By = Mo },
        new IncidentMoved("I1", "closed", "statement", "Told the room") { By = Mo },
        new IncidentBreached("I1", "acknowledge"),
        new AnnouncementConfirmed("N2") { By = Mo },
        new AnnouncementWithdrawn("N2") { By = Mo },
        new ContextRepeated("Q1", "C2", "12", ["https://a.org"], "Q0", "C1", "R1") { By = Mo },
        new AnnouncementExpired("N2", 1_700_000_000_000),
        new ClaimsImported([new ClaimReview("R1", "Polls close early", "False", "Desk", "https://example.org/r", "2026-01-02", "en", "Opening hours")]) { By = Mo },
    ];
}
