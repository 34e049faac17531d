using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Questions;

namespace LiveTownHall.Core.Tests.Facts;

/// <summary>What authors do, with every member in it.</summary>
internal static class QuestionFactExamples
{
    private static readonly Actor Bea = new("B1", "attendee");
    private static readonly Actor Mo = new("M1", "moderator");

    public static IReadOnlyList<Fact> All { get; } =
    [
        new QuestionAsked("Q1", "Why no trees?", "en", "Bea", ["capitals", "hold:en"], "hold:en", true) { By = Bea },
        new QuestionEdited("Q1", 1, "Why so few trees?", ["capitals", "hold:en"], "hold:en") { By = Bea },
        new QuestionWithdrawn("Q1", 2) { By = Bea },
        new QuestionAppealed("Q1", "It is on topic") { By = Bea },
        new QuestionMerged("Q1", "Q2") { By = Mo },
        new QuestionUnmerged("Q1") { By = Mo },
    ];
}
