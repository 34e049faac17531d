using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Moderation;
using LiveTownHall.Core.Questions;
using LiveTownHall.Core.Tests.Halls;

namespace LiveTownHall.Core.Tests.Moderation;

/// <summary>Halls with questions where a test wants them.</summary>
internal static class DeskHall
{
    public static Question Question(this JournalledHall hall, string id = "Q1")
        => hall.State.Questions.Find(id) ?? throw new InvalidOperationException("No such question: " + id);

    /// <summary>Does what must be accepted.</summary>
    public static void Must(this JournalledHall hall, params Fact[] facts)
    {
        foreach (var fact in facts)
            Assert.Equal((fact, Ruling.Accepted), (fact, hall.Do(fact)));
    }

    public static ItemDecided Verdict(string action, Actor by, string? reason = null, int revision = 1, string id = "Q1")
        => new(id, revision, action, reason) { By = by };

    /// <summary>Ann's question Q1 in a state, beside Bea's published question Q0.</summary>
    public static JournalledHall With(QuestionState state)
    {
        var hall = new JournalledHall();
        hall.Must(new QuestionAsked("Q0", "Where are the trees?", "en", "Bea") { By = People.Bea }, Verdict(Verdicts.Approve, People.Flo, id: "Q0"));
        hall.Must(new QuestionAsked("Q1", "Why no trees?", "en", "Ann", Hold: state == QuestionState.Held ? "hold:en" : null) { By = People.Ann });
        hall.Must([.. WayTo(state)]);
        Assert.Equal(state, hall.Question().State);
        return hall;
    }

    private static IEnumerable<Fact> WayTo(QuestionState state) => state switch
    {
        QuestionState.Pending or QuestionState.Held => [],
        QuestionState.Published => [Verdict(Verdicts.Approve, People.Flo)],
        QuestionState.Rejected => [Verdict(Verdicts.Reject, People.Flo, "off_topic")],
        QuestionState.Withdrawn => [new QuestionWithdrawn("Q1", 1) { By = People.Ann }],
        QuestionState.Redacted => [new ItemRedacted("Q1", "illegal") { By = People.Flo }, new ItemRedacted("Q1", "illegal") { By = People.Max }],
        QuestionState.Merged => [.. WayTo(QuestionState.Published), new QuestionMerged("Q1", "Q0") { By = People.Max }],
        QuestionState.Queued => [.. WayTo(QuestionState.Published), Verdict(Verdicts.Select, People.Flo)],
        QuestionState.Live => [.. WayTo(QuestionState.Queued), Verdict(Verdicts.GoLive, People.Flo)],
        QuestionState.Answered => [.. WayTo(QuestionState.Published), Verdict(Verdicts.Answer, People.Flo)],
        _ => [.. WayTo(QuestionState.Published), Verdict(Verdicts.Defer, People.Flo)],
    };
}
