using CsCheck;
using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Moderation;
using LiveTownHall.Core.Questions;
using LiveTownHall.Core.Tests.Halls;
using LiveTownHall.Core.Tests.Moderation;
using static LiveTownHall.Core.Tests.Moderation.People;

namespace LiveTownHall.Core.Tests.Questions;

/// <summary>Upvotes against a model that keeps a plain set of voters for each question and unites the sets of a group when it is asked.</summary>
public class UpvoteModelTests
{
    private const int Questions = 6;

    private static readonly Gen<Step> AnyStep = Gen.Frequency(
        (12, Gen.Select(Gen.Int[0, Questions - 1], Gen.ULong[0, 7], Gen.Frequency((3, Gen.Const(true)), (2, Gen.Const(false))), Gen.ULong[0, 4],
            (q, voter, on, fence) => new Step("vote", q, Voter: voter, On: on, Fence: fence))),
        (4, Gen.Select(Gen.Int[0, Questions - 1], Gen.Int[0, Questions - 1], (q, into) => new Step("merge", q, into))),
        (2, Gen.Int[0, Questions - 1].Select(q => new Step("unmerge", q))),
        (1, Gen.Int[0, Questions - 1].Select(q => new Step("withdraw", q))),
        (1, Gen.Int[0, Questions - 1].Select(q => new Step("redact", q))),
        (1, Gen.Int[0, Questions - 1].Select(q => new Step("hold", q))),
        (1, Gen.Int[0, Questions - 1].Select(q => new Step("approve", q))),
        (1, Gen.Int[0, Questions - 1].Select(q => new Step("reject", q))));

    [Fact]
    public void Every_voter_counts_once_in_a_group_and_none_is_lost_by_merging_and_parting()
        => AnyStep.Array[1, 60].Sample(steps =>
        {
            var (hall, model) = (Hall(), new UpvoteModel(Questions));
            foreach (var step in steps)
            {
                if (step.Action == "vote")
                {
                    var ruling = Assert.Single(hall.Batch(batch => batch.Upvote(step.Question, step.Voter, step.On, step.Fence)));
                    Assert.Equal(model.Vote(hall.State.Questions, step.Question, step.Voter, step.On, step.Fence), ruling);
                }
                else
                {
                    foreach (var fact in FactsOf(step))
                        hall.Do(fact);
                }

                AssertSame(model, hall);
            }
        }, iter: 2_000);

    [Fact]
    public void An_older_word_that_comes_late_neither_brings_an_upvote_back_nor_takes_one_away()
    {
        var hall = Hall();
        Ruling Upvote(ulong voter, bool on, ulong fence) => Assert.Single(hall.Batch(batch => batch.Upvote(0, voter, on, fence)));

        Assert.Equal(Ruling.Unchanged, Upvote(7, false, 5));
        Assert.Equal(Ruling.Superseded, Upvote(7, true, 4));
        Assert.Equal((0, 0L), (hall.Replica.Upvotes.CountOf(0), hall.Replica.Upvotes.Cast));
        Assert.Equal(Ruling.Accepted, Upvote(7, true, 6));
        Assert.Equal(Ruling.Superseded, Upvote(7, false, 5));
        Assert.Equal((1, 1L), (hall.Replica.Upvotes.CountOf(0), hall.Replica.Upvotes.Cast));
    }

    [Fact]
    public void Taking_back_and_voting_again_does_not_make_others_compete_for_more()
    {
        var hall = Hall();
        for (var i = 0; i < 50; i++)
        {
            hall.Batch(batch => batch.Upvote(0, 7, true));
            hall.Batch(batch => batch.Upvote(0, 7, false));
        }

        Assert.Equal((0, 1L), (hall.Replica.Cut()!.Upvotes[0].People, hall.Replica.Cut()!.UpvotesCast));
    }

    [Fact]
    public void A_question_competes_from_the_moment_it_can_be_seen()
    {
        var hall = Hall();
        hall.Must(new HallUpdated(Moderation: "pre"));
        hall.Batch(batch => batch.Upvote(0, 1, true));
        hall.Must(new QuestionAsked("Late", "Late?") { By = Ann });
        Assert.Equal(-1, hall.Replica.Cut()!.Upvotes[Questions].Before);
        Assert.Equal([Ruling.NotFound], hall.Batch(batch => batch.Upvote(Questions, 1, true)));

        hall.Batch(batch => batch.Upvote(0, 2, true));
        hall.Must(new ItemDecided("Late", 1, "approve") { By = Mo });
        hall.Batch(batch => batch.Upvote(0, 3, true));
        Assert.Equal((2, 3), (hall.Replica.Cut()!.Upvotes[Questions].Before, hall.Replica.Cut()!.UpvotesCast));
    }

    [Fact]
    public void An_answered_question_takes_no_more_upvotes()
    {
        var hall = Hall();
        hall.Must(new ItemDecided("Q0", 1, "answer") { By = Fay });

        Assert.Equal([Ruling.InvalidTransition], hall.Batch(batch => batch.Upvote(0, 1, true)));
    }

    [Fact]
    public async Task Anybody_may_look_up_voters_while_votes_are_cast_and_questions_merged()
    {
        var hall = Hall();
        for (var voter = 0UL; voter < 50; voter++)
            hall.Batch(batch => batch.Upvote((int)voter % Questions, voter, true));
        using var stop = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 2).Select(_ => Task.Run(() =>
        {
            do
            {
                // Whoever voted before and took nothing back is found in any state that a reader holds.
                var questions = hall.State.Questions;
                for (var voter = 0UL; voter < 50; voter++)
                    Assert.True(hall.Replica.Upvotes.Has(questions, questions.All[(int)voter % Questions], voter));
            }
            while (!stop.IsCancellationRequested);
        })).ToArray();
        for (var round = 0; round < 100; round++)
        {
            hall.Do(new QuestionMerged("Q" + (round % 3), "Q" + (3 + (round % 3))) { By = Mo });
            for (var voter = 0UL; voter < 20; voter++)
                hall.Batch(batch => batch.Upvote((int)voter % Questions, 1_000 + voter + ((ulong)round * 20), true));
            hall.Do(new QuestionUnmerged("Q" + (round % 3)) { By = Mo });
        }

        await stop.CancelAsync();
        await Task.WhenAll(readers).WaitAsync(TimeSpan.FromSeconds(30));
    }

    private static JournalledHall Hall()
    {
        var hall = new JournalledHall();
        hall.Must(new HallUpdated(Moderation: "post"));
        for (var i = 0; i < Questions; i++)
            hall.Must(new QuestionAsked("Q" + i, "Why " + i + "?") { By = Ann });
        return hall;
    }

    private static IEnumerable<Fact> FactsOf(Step step) => step.Action switch
    {
        "merge" => [new QuestionMerged("Q" + step.Question, "Q" + step.Into) { By = Mo }],
        "unmerge" => [new QuestionUnmerged("Q" + step.Question) { By = Max }],
        "withdraw" => [new QuestionWithdrawn("Q" + step.Question, 1) { By = Ann }],
        "redact" => [new ItemRedacted("Q" + step.Question, "illegal") { By = Fay }, new ItemRedacted("Q" + step.Question, "illegal") { By = Mo }],
        _ => [new ItemDecided("Q" + step.Question, 1, step.Action, "spam") { By = Mo }],
    };

    private static void AssertSame(UpvoteModel model, JournalledHall hall)
    {
        var questions = hall.State.Questions;
        foreach (var question in questions.All)
        {
            var number = question.Number;
            Assert.Equal(model.Own(number).Order(), hall.Replica.Upvotes.VotersOf(number));
            if (question.MergedInto is null)
            {
                Assert.Equal(model.United(questions, number).Count, hall.Replica.Cut()!.Upvotes[number].People);
                Assert.Equal(model.United(questions, number).Count, hall.Replica.Upvotes.CountOf(number));
            }

            for (var voter = 0UL; voter < 8; voter++)
                Assert.Equal(model.United(questions, number).Contains(voter), hall.Replica.Upvotes.Has(questions, question, voter));
        }
    }

    private sealed record Step(string Action, int Question, int Into = 0, ulong Voter = 0, bool On = false, ulong Fence = 0);
}
