using CsCheck;
using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Moderation;
using LiveTownHall.Core.Questions;
using LiveTownHall.Core.Tests.Halls;
using static LiveTownHall.Core.Tests.Moderation.People;

namespace LiveTownHall.Core.Tests.Moderation;

/// <summary>The desk knows a person by their id where they gave their name, and by a number where they did not; nothing it does or sees leads from one to the other.</summary>
public class MuteAndHandleTests
{
    [Fact]
    public void Without_a_name_a_person_has_one_handle_that_is_never_their_id_and_nobody_elses()
        => Gen.Select(Gen.Int[0, 5], Gen.Bool).Array[1, 40].Sample(asked =>
        {
            var hall = new JournalledHall();
            for (var i = 0; i < asked.Length; i++)
                hall.Must(new QuestionAsked("Q" + i, "Why?", Author: asked[i].Item2 ? "Name" : null) { By = Attendee(asked[i].Item1) });

            var questions = hall.State.Questions.All;
            Assert.All(questions.Where(q => q.AuthorName is not null), q => Assert.Equal(q.AuthorId, q.Handle));
            Assert.All(questions.Where(q => q.AuthorName is null), q => Assert.DoesNotContain(q.AuthorId, q.Handle, StringComparison.Ordinal));
            Assert.All(questions.Where(q => q.AuthorName is null), q => Assert.Equal(q.AuthorId, hall.State.Questions.PersonOf(q.Handle)));
            var nameless = questions.Where(q => q.AuthorName is null).ToList();
            Assert.Equal(nameless.Select(q => q.AuthorId).Distinct().Count(), nameless.Select(q => q.Handle).Distinct().Count());
            Assert.Equal(nameless.Select(q => q.AuthorId).Distinct().Count(), nameless.Select(q => (q.AuthorId, q.Handle)).Distinct().Count());
        }, iter: 300);

    [Fact]
    public void Muting_one_handle_silences_the_person_and_tells_nothing_of_the_other()
    {
        var hall = TwoQuestionsOfAnn();
        hall.Must(new AttendeeMuted("guest-1", "spam") { By = Mo });
        Assert.Equal(Ruling.Muted, hall.Do(new QuestionAsked("Q3", "Why?", Author: "Ann") { By = Ann }));
        Assert.Equal(Ruling.Muted, hall.Do(new QuestionEdited("Q1", 1, "Why, why?") { By = Ann }));
        Assert.Equal(Ruling.Unchanged, hall.Do(new AttendeeMuted("guest-1", "spam") { By = Max }));

        // The same answers as for anybody who was never muted.
        Assert.Equal(["guest-1"], hall.State.Desk.Muted.Keys);
        Assert.Equal(Ruling.Unchanged, hall.Do(new AttendeeUnmuted("A1") { By = Mo }));
        Assert.Equal(Ruling.Accepted, hall.Do(new AttendeeMuted("A1", "abuse") { By = Mo }));
        Assert.Equal(["A1", "guest-1"], hall.State.Desk.Muted.Keys);
        hall.Must(new AttendeeUnmuted("A1") { By = Mo });
        Assert.Equal(["guest-1"], hall.State.Desk.Muted.Keys);
        Assert.True(hall.State.Desk.IsMuted("A1"));

        hall.Must(new AttendeeUnmuted("guest-1") { By = Mo });
        Assert.False(hall.State.Desk.IsMuted("A1"));
        hall.Must(new QuestionAsked("Q3", "Why?", Author: "Ann") { By = Ann });
    }

    [Fact]
    public void Nobody_is_muted_before_they_are_there_to_be_known()
    {
        var hall = TwoQuestionsOfAnn();
        Assert.Equal(Ruling.NotFound, hall.Do(new AttendeeMuted("guest-2", "spam") { By = Mo }));
        Assert.Equal(Ruling.NotFound, hall.Do(new AttendeeMuted("guest-01", "spam") { By = Mo }));

        hall.Must(new AttendeeMuted("A7", "spam") { By = Mo }, new QuestionAsked("Q3", "Why?") { By = Bea });
        Assert.Equal(Ruling.Muted, hall.Do(new QuestionAsked("Q4", "Why?") { By = new Actor("A7", "attendee") }));
    }

    [Fact]
    public void Only_the_desk_mutes()
    {
        var hall = TwoQuestionsOfAnn();
        foreach (var by in new[] { Sam, Bea, null })
        {
            Assert.Equal(Ruling.Forbidden, hall.Do(new AttendeeMuted("A1", "spam") { By = by }));
            Assert.Equal(Ruling.Forbidden, hall.Do(new AttendeeUnmuted("A1") { By = by }));
        }
    }

    [Fact]
    public void The_record_knows_an_author_without_a_name_by_their_handle_whatever_they_do_and_are()
    {
        var hall = TwoQuestionsOfAnn();
        var staff = Fay;
        hall.Must(new QuestionEdited("Q2", 1, "Why, why?") { By = Ann }, new QuestionWithdrawn("Q2", 2) { By = Ann }, new QuestionAsked("Q3", "And us?") { By = staff });

        var entries = hall.Replica.Audit.Entries.Where(e => e.Target is "Q2" or "Q3").ToList();
        Assert.Equal(["guest-1", "guest-1", "guest-1", "guest-2"], entries.Select(e => e.Actor));
    }

    private static JournalledHall TwoQuestionsOfAnn()
    {
        var hall = new JournalledHall();
        hall.Must(new QuestionAsked("Q1", "Why?", Author: "Ann") { By = Ann }, new QuestionAsked("Q2", "Why not?") { By = Ann });
        return hall;
    }
}
