using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Moderation;
using LiveTownHall.Core.Questions;
using LiveTownHall.Core.Tests.Halls;
using LiveTownHall.Core.Tests.Moderation;
using static LiveTownHall.Core.Tests.Moderation.People;

namespace LiveTownHall.Core.Tests.Questions;

public class MergingTests
{
    [Fact]
    public void Merging_again_and_parting_again_are_retries()
    {
        var hall = DeskHall.With(QuestionState.Merged);
        Assert.Equal(Ruling.Unchanged, hall.Do(new QuestionMerged("Q1", "Q0") { By = Mo }));

        hall.Must(new QuestionUnmerged("Q1") { By = Mo });
        Assert.Equal(Ruling.Unchanged, hall.Do(new QuestionUnmerged("Q1") { By = Mo }));
        Assert.Equal(Ruling.InvalidTransition, hall.Do(new QuestionUnmerged("Q1") { By = Max }));
        Assert.Equal((QuestionState.Published, null), (hall.Question().State, hall.Question().MergedInto));
        Assert.Empty(hall.Question("Q0").Merged);
    }

    [Theory]
    [InlineData("Q1", "Q1", Ruling.InvalidTransition)]
    [InlineData("Q1", "Q9", Ruling.NotFound)]
    [InlineData("Q9", "Q0", Ruling.NotFound)]
    [InlineData("Q0", "Q1", Ruling.InvalidTransition)]
    public void Nothing_joins_itself_what_is_not_there_or_what_people_cannot_see(string id, string into, Ruling ruling)
    {
        var hall = DeskHall.With(QuestionState.Held);
        if (id == "Q1" && into == "Q1")
            hall.Must(DeskHall.Verdict("approve", Mo));

        Assert.Equal(ruling, hall.Do(new QuestionMerged(id, into) { By = Mo }));
    }

    [Fact]
    public void A_pending_question_may_join_a_pending_one_and_goes_back_to_pending()
    {
        var hall = DeskHall.With(QuestionState.Pending);
        hall.Must(new QuestionAsked("Q2", "No trees, why?", Author: "Bea") { By = Bea }, new QuestionMerged("Q2", "Q1") { By = Mo }, new QuestionUnmerged("Q2") { By = Mo });

        Assert.Equal(QuestionState.Pending, hall.Question("Q2").State);
    }

    [Theory]
    [InlineData("withdraw")]
    [InlineData("reject")]
    [InlineData("redact")]
    public void What_had_joined_a_question_that_goes_is_a_question_again_and_the_record_says_so(string going)
    {
        var hall = DeskHall.With(QuestionState.Published);
        hall.Must(new QuestionMerged("Q0", "Q1") { By = Mo });
        if (going == "reject")
            hall.Must(DeskHall.Verdict("hold", Max));
        hall.Must(going switch
        {
            "withdraw" => [new QuestionWithdrawn("Q1", 1) { By = Ann }],
            "reject" => [DeskHall.Verdict("reject", Mo, "spam")],
            _ => [new ItemRedacted("Q1", "illegal") { By = Fay }, new ItemRedacted("Q1", "illegal") { By = Mo }],
        });

        Assert.Equal((QuestionState.Published, null), (hall.Question("Q0").State, hall.Question("Q0").MergedInto));
        Assert.Empty(hall.Question().Merged);
        var last = hall.Replica.Audit.Entries[^1];
        Assert.Equal(("unmerge", "Q0", "merged", "published", 1, true), (last.Action, last.Target, last.From, last.To, last.Part, last.Automated));
    }

    [Fact]
    public void A_chain_of_merges_may_be_as_long_as_a_journal_likes()
    {
        const int Length = 5_000;
        var hall = new JournalledHall();
        hall.Must(new HallUpdated(Moderation: "post"));
        hall.Batch(writer =>
        {
            for (var i = 0; i < Length; i++)
                writer.Fact(new QuestionAsked("Q" + i, "Why?") { By = Attendee(i) });
        });
        hall.Batch(writer =>
        {
            for (var i = 0; i < Length; i++)
                writer.Upvote(i, 7, true);
        });
        Assert.All(
            hall.Batch(writer =>
            {
                for (var i = 0; i < Length - 1; i++)
                    writer.Fact(new QuestionMerged("Q" + i, "Q" + (i + 1)) { By = Mo });
            }),
            ruling => Assert.Equal(Ruling.Accepted, ruling));

        Assert.Equal(1, hall.Replica.Cut()!.Upvotes[Length - 1].People);
        Assert.Equal([Ruling.Accepted], hall.Batch(writer => writer.Upvote(0, 7, false)));
        Assert.Equal(0, hall.Replica.Cut()!.Upvotes[Length - 1].People);
    }
}
