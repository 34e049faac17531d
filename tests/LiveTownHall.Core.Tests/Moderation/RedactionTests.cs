using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Moderation;
using LiveTownHall.Core.Questions;
using LiveTownHall.Core.Stage;
using LiveTownHall.Core.Tests.Halls;
using static LiveTownHall.Core.Tests.Moderation.People;

namespace LiveTownHall.Core.Tests.Moderation;

public class RedactionTests
{
    private const string Canary = "CANARY";

    [Fact]
    public void Of_a_redacted_question_no_text_is_left_anywhere_in_the_state()
    {
        var hall = new JournalledHall();
        hall.Must(
            new HallUpdated(Moderation: "post", SecondPerson: false),
            new QuestionAsked("Q1", Canary + "1", "en", Canary + "2", [Canary + "3"]) { By = Ann },
            new QuestionEdited("Q1", 1, Canary + "4") { By = Ann },
            new ItemTranslated("Q1", 2, "fr", Canary + "5") { By = Mo },
            new ItemLabelled("Q1", Canary + "6", true) { By = Mo },
            new ItemFlagged("Q1", "spam", Canary + "7", 1, 10) { By = Bea },
            new ContextProposed("Q1", "C1", Canary + "8", [Canary + "9"]) { By = Mo },
            new ContextProposed("Q1", "C2", Canary + "10", [Canary + "11"], Canary + "12", "C1") { By = Mo },
            new ContextRemoved("Q1", "C2", Canary + "13") { By = Mo },
            new StageSet("announcement", "C2-R") { By = Fay },
            new ItemDecided("Q1", 2, Verdicts.Defer, null, Canary + "14", Canary + "15", Canary + "16") { By = Fay },
            new ItemDecided("Q1", 2, Verdicts.Answer, null, Canary + "17") { By = Fay },
            new ItemDecided("Q1", 2, Verdicts.Restore, null, Canary + "18") { By = Mo },
            new ItemDecided("Q1", 2, Verdicts.Hold, null, Canary + "19") { By = Mo },
            new ItemDecided("Q1", 2, Verdicts.Reject, "personal_data", Canary + "20") { By = Mo },
            new QuestionAppealed("Q1", Canary + "21") { By = Ann },
            new AppealDismissed("Q1", Canary + "22") { By = Max });
        Assert.Contains(Canary, JournalledHall.Bytes(hall.Replica), StringComparison.Ordinal);

        hall.Must(new ItemRedacted("Q1", "personal_data") { By = Mo }, new ItemRedacted("Q1", "personal_data") { By = Fay });

        Assert.DoesNotContain(Canary, JournalledHall.Bytes(hall.Replica), StringComparison.Ordinal);
        Assert.Equal(("redacted", "personal_data", 2), (hall.Question().State.Word(), hall.Question().Standing.Reason, hall.Question().Revision));
        Assert.Equal("idle", hall.State.Stage.Kind);
        Assert.All(hall.State.Announcements, told => Assert.True(told.Retracted));
        Assert.Equal(["proposeRedaction", "redact"], hall.Replica.Audit.Entries.TakeLast(2).Select(e => e.Action));
    }

    [Fact]
    public void A_redaction_needs_two_people_and_one_of_them_a_facilitator()
    {
        var hall = DeskHall.With(QuestionState.Published);
        Assert.Equal(Ruling.InvalidRequest, hall.Do(Redact(Mo, "spam")));
        hall.Must(Redact(Mo, "illegal"));
        Assert.Equal(Ruling.Unchanged, hall.Do(Redact(Mo, "illegal")));
        Assert.Equal(Ruling.NeedsSecondPerson, hall.Do(Redact(Max, "illegal")));
        Assert.Equal(QuestionState.Published, hall.Question().State);

        // Another reason is another proposal.
        hall.Must(Redact(Fay, "personal_data"));
        Assert.Equal(QuestionState.Published, hall.Question().State);
        hall.Must(Redact(Mo, "personal_data"));
        Assert.Equal(QuestionState.Redacted, hall.Question().State);
        Assert.Equal(Ruling.Unchanged, hall.Do(Redact(Flo, "illegal")));
    }

    [Fact]
    public void A_redacted_question_leaves_its_group_and_the_live_place()
    {
        var merged = DeskHall.With(QuestionState.Merged);
        merged.Must(Redact(Fay, "illegal"), Redact(Mo, "illegal"));
        Assert.Empty(merged.Question("Q0").Merged);

        var live = DeskHall.With(QuestionState.Live);
        live.Must(Redact(Fay, "illegal"), Redact(Mo, "illegal"));
        Assert.Null(live.State.Questions.Live);
    }

    private static ItemRedacted Redact(Actor by, string reason) => new("Q1", reason) { By = by };
}
