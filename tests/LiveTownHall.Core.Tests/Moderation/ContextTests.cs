using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Moderation;
using LiveTownHall.Core.Questions;
using LiveTownHall.Core.Stage;
using LiveTownHall.Core.Tests.Halls;
using static LiveTownHall.Core.Tests.Moderation.People;

namespace LiveTownHall.Core.Tests.Moderation;

public class ContextTests
{
    [Fact]
    public void A_note_needs_a_source_and_a_second_person()
    {
        var hall = DeskHall.With(QuestionState.Published);
        Assert.Equal(Ruling.InvalidRequest, hall.Do(Note("C1") with { Sources = [] }));
        Assert.Equal(Ruling.Forbidden, hall.Do(Note("C1") with { By = Sam }));
        hall.Must(Note("C1"));
        Assert.Equal(Ruling.Unchanged, hall.Do(Note("C1")));
        Assert.Equal(Ruling.DuplicateId, hall.Do(Note("C1") with { By = Max }));

        Assert.Equal(Ruling.NeedsSecondPerson, hall.Do(Confirm("C1", Mo)));
        Assert.Equal(Ruling.Forbidden, hall.Do(Confirm("C1", Ann)));
        Assert.Equal(ContextNote.Proposed, hall.Question().Context.Single().State);
        hall.Must(Confirm("C1", Max));
        Assert.Equal(Ruling.Unchanged, hall.Do(Confirm("C1", Max)));
        Assert.Equal(Ruling.InvalidTransition, hall.Do(Confirm("C1", Fay)));
        Assert.Equal(
            (ContextNote.Published, "M1", "M2"), (hall.Question().Context.Single().State, hall.Question().Context.Single().By, hall.Question().Context.Single().ConfirmedBy));
        Assert.Empty(hall.State.Announcements);
    }

    [Fact]
    public void Where_the_hall_asks_for_no_second_person_the_first_one_publishes()
    {
        var hall = DeskHall.With(QuestionState.Published);
        hall.Must(Note("C1"), new HallUpdated(SecondPerson: false), Note("C2"));
        Assert.Equal([ContextNote.Proposed, ContextNote.Published], hall.Question().Context.Select(n => n.State));

        hall.Must(Confirm("C1", Mo));
        Assert.All(hall.Question().Context, note => Assert.Equal(ContextNote.Published, note.State));
    }

    [Fact]
    public void A_correction_reaches_everybody_who_saw_the_original()
    {
        var hall = DeskHall.With(QuestionState.Published);
        hall.Must(Note("C1"), Confirm("C1", Max), Note("C2", "It is 13", "C1"));
        Assert.Empty(hall.State.Announcements);
        hall.Must(Confirm("C2", Fay));

        Assert.Equal([ContextNote.Replaced, ContextNote.Published], hall.Question().Context.Select(n => n.State));
        Assert.Equal(("It is 13", "important", "Q1"), Told(hall.State.Announcements.Single()));
        Assert.Equal(Ruling.NotFound, hall.Do(Note("C3", "It is 14", "C1")));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_retraction_reaches_everybody_who_saw_the_note_also_when_its_question_is_hidden_by_now(bool hidden)
    {
        var hall = DeskHall.With(QuestionState.Published);
        hall.Must(Note("C1"), Confirm("C1", Max), Note("C2"));
        if (hidden)
            hall.Must(DeskHall.Verdict(Verdicts.Hold, Mo));
        hall.Must(new ContextRemoved("Q1", "C1", "It was wrong") { By = Mo }, new ContextRemoved("Q1", "C2") { By = Mo });

        Assert.Equal(Ruling.Unchanged, hall.Do(new ContextRemoved("Q1", "C1") { By = Mo }));
        Assert.Equal(("It was wrong", "important", "Q1"), Told(hall.State.Announcements.Single()));
        Assert.All(hall.Question().Context, note => Assert.Equal(ContextNote.Retracted, note.State));
    }

    [Fact]
    public void What_nobody_saw_is_retracted_in_silence_until_its_question_is_published()
    {
        var hall = DeskHall.With(QuestionState.Pending);
        hall.Must(Note("C1"), Confirm("C1", Max), Note("C2"), Confirm("C2", Max), new ContextRemoved("Q1", "C1", "Wrong") { By = Mo });
        Assert.Empty(hall.State.Announcements);

        hall.Must(DeskHall.Verdict(Verdicts.Approve, Mo), new ContextRemoved("Q1", "C2", "Wrong, too") { By = Mo });
        Assert.Equal(("Wrong, too", "important", "Q1"), Told(hall.State.Announcements.Single()));
    }

    [Fact]
    public void No_announcement_takes_the_id_of_another()
    {
        var hall = DeskHall.With(QuestionState.Published);
        hall.Must(new Announced("C2", "Doors", "info") { By = Mo }, new Announced("C2-R", "Doors", "info") { By = Mo });
        hall.Must(Note("C1"), Confirm("C1", Max), Note("C2", "It is 13", "C1"), Confirm("C2", Max), new ContextRemoved("Q1", "C2") { By = Max });

        Assert.Equal(4, hall.State.Announcements.Select(a => a.Id).Distinct().Count());
    }

    [Theory]
    [InlineData(QuestionState.Withdrawn)]
    [InlineData(QuestionState.Merged)]
    [InlineData(QuestionState.Redacted)]
    public void What_is_gone_takes_no_notes_and_publishes_none(QuestionState state)
    {
        Assert.Equal(Ruling.InvalidTransition, DeskHall.With(state).Do(Note("C1")));

        var hall = DeskHall.With(QuestionState.Published);
        hall.Must(Note("C1"), state == QuestionState.Withdrawn ? new QuestionWithdrawn("Q1", 1) { By = Ann } : new QuestionMerged("Q1", "Q0") { By = Mo });
        Assert.Equal(Ruling.InvalidTransition, hall.Do(Confirm("C1", Max)));
    }

    private static (string, string, string?) Told(Announcement told) => (told.Text, told.Level, told.Corrects);

    private static ContextProposed Note(string id, string text = "It is 12", string? corrects = null)
        => new("Q1", id, text, ["https://example.org"], null, corrects) { By = Mo };

    private static ContextConfirmed Confirm(string id, Actor by) => new("Q1", id) { By = by };
}
