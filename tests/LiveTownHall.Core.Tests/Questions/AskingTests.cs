using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Moderation;
using LiveTownHall.Core.Questions;
using LiveTownHall.Core.Stage;
using LiveTownHall.Core.Tests.Halls;
using LiveTownHall.Core.Tests.Moderation;
using static LiveTownHall.Core.Tests.Moderation.People;

namespace LiveTownHall.Core.Tests.Questions;

public class AskingTests
{
    [Theory]
    [InlineData("pre", false, QuestionState.Pending)]
    [InlineData("pre", true, QuestionState.Held)]
    [InlineData("post", false, QuestionState.Published)]
    [InlineData("post", true, QuestionState.Held)]
    [InlineData("off", false, QuestionState.Published)]
    [InlineData("off", true, QuestionState.Published)]
    public void Where_a_question_lands_is_said_by_mode_and_rules(string mode, bool hold, QuestionState landed)
    {
        var hall = Hall(mode);
        hall.Must(new QuestionAsked("Q1", "Why?", Rules: ["links", "hold:en"], Hold: hold ? "hold:en" : null) { By = Ann });

        Assert.Equal(landed, hall.Question().State);
        Assert.Equal(landed == QuestionState.Held ? "hold:en" : null, hall.Question().Standing.HeldBy);
        Assert.Equal(["links", "hold:en"], hall.Question().Rules);
    }

    [Fact]
    public void Asking_again_with_the_same_id_is_a_retry_even_after_an_edit_and_anything_else_is_a_duplicate()
    {
        var hall = Hall("post");
        hall.Must(Ask("Q1", "Why?"), new QuestionEdited("Q1", 1, "Why not?") { By = Ann });

        Assert.Equal(Ruling.Unchanged, hall.Do(Ask("Q1", "Why?")));
        Assert.Equal(Ruling.DuplicateId, hall.Do(Ask("Q1", "Why not?")));
        Assert.Equal(Ruling.DuplicateId, hall.Do(Ask("Q1", "Why?") with { By = Bea }));
    }

    [Fact]
    public void No_question_is_taken_while_questions_are_off_or_the_hall_is_closed()
    {
        var hall = Hall("post");
        hall.Must(Ask("Q1", "Why?"), new HallUpdated(QuestionsOpen: false));
        Assert.Equal(Ruling.QuestionsOff, hall.Do(Ask("Q2", "Why?")));
        Assert.Equal(Ruling.Unchanged, hall.Do(Ask("Q1", "Why?")));

        hall.Must(new HallUpdated(QuestionsOpen: true), new HallClosed());
        Assert.Equal(Ruling.QuestionsOff, hall.Do(Ask("Q2", "Why?")));
        Assert.Equal(Ruling.HallClosed, hall.Do(new QuestionEdited("Q1", 1, "Why not?") { By = Ann }));
        Assert.Equal([Ruling.HallClosed], hall.Batch(batch => batch.Upvote(0, 1, true)));
        hall.Must(new QuestionWithdrawn("Q1", 1) { By = Ann });
    }

    [Fact]
    public void Where_names_are_asked_for_a_question_without_one_is_refused()
    {
        var hall = Hall("post");
        hall.Must(new HallUpdated(AnonymousQuestions: false));

        Assert.Equal(Ruling.InvalidRequest, hall.Do(Ask("Q1", "Why?")));
        Assert.Equal(Ruling.Accepted, hall.Do(Ask("Q1", "Why?") with { Author = "Ann" }));
        Assert.Equal(Ruling.Forbidden, hall.Do(Ask("Q2", "Why?") with { Author = "Ann", By = null }));
    }

    [Theory]
    [InlineData("pre", null, QuestionState.Pending)]
    [InlineData("pre", "hold:en", QuestionState.Held)]
    [InlineData("post", null, QuestionState.Published)]
    [InlineData("post", "hold:en", QuestionState.Held)]
    [InlineData("off", "hold:en", QuestionState.Published)]
    public void An_edit_of_a_published_question_is_looked_at_as_the_mode_says(string mode, string? hold, QuestionState state)
    {
        var hall = Hall("off");
        hall.Must(Ask("Q1", "Why?"), new ItemTranslated("Q1", 1, "fr", "Pourquoi ?") { By = Mo });
        hall.Do(new HallUpdated(Moderation: mode));
        hall.Must(new QuestionEdited("Q1", 1, "Why not?", Hold: hold) { By = Ann });

        var question = hall.Question();
        Assert.Equal((state, 2, "Why not?"), (question.State, question.Revision, question.Text));
        Assert.Equal(["Why?"], question.Earlier);
        Assert.Empty(question.Translations);
        Assert.Equal(Ruling.Unchanged, hall.Do(new QuestionEdited("Q1", 1, "Why not?", Hold: hold) { By = Ann }));
        Assert.Equal(Ruling.StaleRevision, hall.Do(new QuestionEdited("Q1", 1, "Why, why?") { By = Ann }));
        Assert.Equal(Ruling.StaleRevision, hall.Do(new QuestionWithdrawn("Q1", 1) { By = Ann }));
    }

    [Fact]
    public void A_question_has_so_many_revisions_and_no_more()
    {
        var hall = Hall("post");
        hall.Must(Ask("Q1", "Why 1?"));
        for (var revision = 1; revision < QuestionsState.MostRevisions; revision++)
            hall.Must(new QuestionEdited("Q1", revision, "Why " + revision + " times?") { By = Ann });

        Assert.Equal(Ruling.LimitReached, hall.Do(new QuestionEdited("Q1", QuestionsState.MostRevisions, "Once more") { By = Ann }));
    }

    [Fact]
    public void One_question_is_live_at_a_time()
    {
        var hall = DeskHall.With(QuestionState.Live);
        hall.Must(DeskHall.Verdict(Verdicts.Select, Fay, id: "Q0"));
        Assert.Equal(Ruling.InvalidTransition, hall.Do(DeskHall.Verdict(Verdicts.GoLive, Fay, id: "Q0")));

        hall.Must(DeskHall.Verdict(Verdicts.Answer, Sam), DeskHall.Verdict(Verdicts.GoLive, Fay, id: "Q0"));
        Assert.Equal(0, hall.State.Questions.Live);
        Assert.Equal(Ruling.InvalidTransition, hall.Do(new DecisionUndone("Q1") { By = Sam }));
    }

    [Theory]
    [InlineData(Verdicts.Hold)]
    [InlineData("withdraw")]
    [InlineData("merge")]
    [InlineData("redact")]
    public void A_question_that_people_may_not_see_any_more_leaves_the_wall(string action)
    {
        var hall = DeskHall.With(QuestionState.Published);
        hall.Must(new StageSet("question", "Q1") { By = Fay });
        Fact[] facts = action switch
        {
            "withdraw" => [new QuestionWithdrawn("Q1", 1) { By = Ann }],
            "merge" => [new QuestionMerged("Q1", "Q0") { By = Mo }],
            "redact" => [new ItemRedacted("Q1", "illegal") { By = Fay }, new ItemRedacted("Q1", "illegal") { By = Mo }],
            _ => [DeskHall.Verdict(action, Mo)],
        };
        hall.Must(facts);

        Assert.Equal(StageContent.Idle, hall.State.Stage);
        Assert.Equal(Ruling.NotFound, hall.Do(new StageSet("question", "Q1") { By = Fay }));
    }

    private static JournalledHall Hall(string mode)
    {
        var hall = new JournalledHall();
        hall.Do(new HallUpdated(Moderation: mode));
        return hall;
    }

    private static QuestionAsked Ask(string id, string text) => new(id, text) { By = Ann };

    [Fact]
    public void The_list_ends_where_it_is_full_of_questions_that_stand_and_those_that_went_free_their_places()
    {
        var hall = new JournalledHall();
        for (var i = 0; i < QuestionsState.Most; i += 10_000)
        {
            var from = i;
            Assert.All(hall.Batch(batch =>
            {
                for (var j = from; j < from + 10_000; j++)
                    batch.Fact(Asked(j));
            }), ruling => Assert.Equal(Ruling.Accepted, ruling));
        }

        var one = Asked(QuestionsState.Most);
        Assert.Equal(Ruling.LimitReached, hall.Do(one));
        hall.Must(new QuestionWithdrawn("Q7", 1) { By = new Actor("A7", "attendee") });

        // As it was before places came free.
        Assert.Equal(Ruling.LimitReached, hall.Do(one with { FreesPlaces = null }));
        hall.Must(one);
        Assert.Equal(Ruling.LimitReached, hall.Do(Asked(QuestionsState.Most + 1)));

        static QuestionAsked Asked(int number) => new("Q" + number, "Why?", FreesPlaces: true) { By = new Actor("A" + number, "attendee") };
    }
}
