using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Moderation;
using LiveTownHall.Core.Questions;
using LiveTownHall.Core.Tests.Halls;
using static LiveTownHall.Core.Tests.Moderation.People;

namespace LiveTownHall.Core.Tests.Moderation;

/// <summary>A note holds for its claim, under however many questions that is made.</summary>
public class RepeatedContextTests
{
    [Fact]
    public void A_note_that_two_people_stand_behind_is_put_under_a_repeat_of_its_claim_by_one()
    {
        var hall = DeskHall.With(QuestionState.Published);
        hall.Must(Note("C1"));
        Assert.Equal(Ruling.InvalidTransition, hall.Do(Repeat("C2")));
        hall.Must(Confirm("C1"));
        Assert.Equal(Ruling.Forbidden, hall.Do(Repeat("C2") with { By = Sam }));
        Assert.Equal(Ruling.NotFound, hall.Do(Repeat("C2") with { FromContextId = "C9" }));
        hall.Must(Repeat("C2"));

        var note = hall.Question("Q0").Context.Single();
        Assert.Equal(("It is 12", ContextNote.Published, "M1", "M2"), (note.Text, note.State, note.By, note.ConfirmedBy));
        Assert.Equal(Ruling.Unchanged, hall.Do(Repeat("C2")));
        Assert.Equal(Ruling.Unchanged, hall.Do(Repeat("C3")));
        Assert.Single(hall.Question("Q0").Context);
    }

    [Theory]
    [InlineData("Q1", "C1")]
    [InlineData("Q0", "C2")]
    public void A_retraction_under_one_question_is_one_under_all_and_is_told_once(string question, string note)
    {
        var hall = Both();
        hall.Must(new ContextRemoved(question, note, "It was wrong") { By = Mo });

        Assert.Equal([ContextNote.Retracted, ContextNote.Retracted], [hall.Question("Q0").Context.Single().State, hall.Question("Q1").Context.Single().State]);
        Assert.Equal("It was wrong", hall.State.Announcements.Single().Text);
    }

    [Fact]
    public void What_a_correction_replaces_stands_under_no_question_and_the_corrected_note_can_be_repeated()
    {
        var hall = Both();
        hall.Must(Note("C3", "It is 13", "C1"), Confirm("C3"));
        Assert.Equal(ContextNote.Replaced, hall.Question("Q0").Context.Single().State);

        hall.Must(Repeat("C4", "C3") with { Text = "It is 13" });
        Assert.Equal(["It is 12", "It is 13"], hall.Question("Q0").Context.Select(n => n.Text));
        Assert.Equal(ContextNote.Published, hall.Question("Q0").Context[1].State);
        Assert.Equal("It is 13", hall.State.Announcements.Single().Text);
    }

    [Fact]
    public void Notes_of_other_questions_with_the_same_id_are_no_repeats()
    {
        var hall = DeskHall.With(QuestionState.Published);
        hall.Must(Note("C1"), Confirm("C1"), Note("C1") with { ItemId = "Q0" }, new ContextConfirmed("Q0", "C1") { By = Max });
        hall.Must(new ContextRemoved("Q1", "C1") { By = Mo });

        Assert.Equal(ContextNote.Published, hall.Question("Q0").Context.Single().State);
    }

    private static JournalledHall Both()
    {
        var hall = DeskHall.With(QuestionState.Published);
        hall.Must(Note("C1"), Confirm("C1"), Repeat("C2"));
        return hall;
    }

    private static ContextProposed Note(string id, string text = "It is 12", string? corrects = null)
        => new("Q1", id, text, ["https://example.org"], "R1", corrects) { By = Mo };

    private static ContextConfirmed Confirm(string id) => new("Q1", id) { By = Max };

    private static ContextRepeated Repeat(string id, string from = "C1") => new("Q0", id, "It is 12", ["https://example.org"], "Q1", from, "R1") { By = Mo };
}
