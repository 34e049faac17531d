using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Moderation;
using LiveTownHall.Core.Questions;
using LiveTownHall.Core.Tests.Halls;
using static LiveTownHall.Core.Tests.Moderation.People;

namespace LiveTownHall.Core.Tests.Moderation;

public class FlagTests
{
    [Fact]
    public void Flags_of_people_who_have_just_come_are_there_for_the_desk_and_hold_nothing()
    {
        var hall = new JournalledHall();
        hall.Must(new HallUpdated(Moderation: "post"), new QuestionAsked("Q1", "Why?") { By = Ann });
        for (var i = 0; i < 20; i++)
            hall.Must(new ItemFlagged("Q1", "spam", null, (ulong)i, 10) { By = Attendee(i), Fresh = true });
        Assert.Equal(QuestionState.Published, hall.State.Questions.Find("Q1")!.State);
        Assert.Equal(20, hall.State.Questions.Find("Q1")!.Flags[0].Flags.Length);

        // Two who are people do not become five by them.
        for (var i = 20; i < 22; i++)
            hall.Must(new ItemFlagged("Q1", "spam", null, (ulong)i, 10) { By = Attendee(i) });
        Assert.Equal(QuestionState.Published, hall.State.Questions.Find("Q1")!.State);
        for (var i = 22; i < 25; i++)
            hall.Must(new ItemFlagged("Q1", "spam", null, (ulong)i, 10) { By = Attendee(i) });
        Assert.Equal(QuestionState.Held, hall.State.Questions.Find("Q1")!.State);
    }

    [Theory]
    [InlineData(4, 4, 10, false)]
    [InlineData(5, 2, 250, true)]
    [InlineData(5, 2, 251, false)]
    [InlineData(5, 1, 10, false)]
    [InlineData(6, 2, 300, true)]
    [InlineData(200, 2, 10_000, true)]
    [InlineData(199, 2, 10_000, false)]
    public void The_audience_can_have_an_item_held(int people, int networks, int audience, bool held)
    {
        var hall = Published();
        for (var i = 0; i < people; i++)
            hall.Must(new ItemFlagged("Q1", "spam", null, (ulong)(i % networks), audience) { By = Attendee(i) });

        Assert.Equal((held ? QuestionState.Held : QuestionState.Published, held ? "flags" : null), (hall.Question().State, hall.Question().Standing.HeldBy));
    }

    [Fact]
    public void Two_moderators_are_weight_enough_and_one_person_too_few()
    {
        var hall = Published();
        hall.Must(new ItemFlagged("Q1", "spam", null, 1, 10) { By = Mo }, new ItemFlagged("Q1", "spam", null, 2, 10) { By = Max });
        Assert.Equal(QuestionState.Published, hall.Question().State);

        hall.Must(new ItemFlagged("Q1", "hate", null, null, 10) { By = Bea });
        Assert.Equal(QuestionState.Held, hall.Question().State);
    }

    [Fact]
    public void After_a_human_approved_a_text_no_flags_hold_it_again_and_an_edit_opens_the_case_anew()
    {
        var hall = Published();
        Storm(hall);
        hall.Must(DeskHall.Verdict(Verdicts.Approve, Mo));
        Storm(hall, 100);
        Assert.Equal(QuestionState.Published, hall.Question().State);

        hall.Must(new QuestionEdited("Q1", 1, "Buy that") { By = Ann });
        Storm(hall);
        Assert.Equal((QuestionState.Held, 2), (hall.Question().State, hall.Question().Flags.Single().Revision));
    }

    [Fact]
    public void A_second_flag_of_one_person_in_a_case_counts_for_nothing()
    {
        var hall = Published();
        hall.Must(new ItemFlagged("Q1", "spam") { By = Bea });
        Assert.Equal(Ruling.Unchanged, hall.Do(new ItemFlagged("Q1", "spam", "Again") { By = Bea }));
        Assert.Single(hall.Question().Flags.Single().Flags);
    }

    [Fact]
    public void A_flag_of_what_is_not_there_to_be_seen_is_refused()
    {
        var hall = Published();
        Assert.Equal(Ruling.Forbidden, hall.Do(new ItemFlagged("Q1", "spam")));
        Assert.Equal(Ruling.InvalidRequest, hall.Do(new ItemFlagged("Q1", "boring") { By = Bea }));
        Assert.Equal(Ruling.NotFound, hall.Do(new ItemFlagged("Q9", "spam") { By = Bea }));
        hall.Must(new AttendeeMuted("A2", "spam") { By = Mo });
        Assert.Equal(Ruling.Muted, hall.Do(new ItemFlagged("Q1", "spam") { By = Bea }));

        hall.Must(DeskHall.Verdict(Verdicts.Hold, Mo));
        Assert.Equal(Ruling.NotFound, hall.Do(new ItemFlagged("Q1", "spam") { By = Attendee(1) }));
        hall.Must(new ItemFlagged("Q1", "spam") { By = Mo }, new QuestionWithdrawn("Q1", 1) { By = Ann });
        Assert.Equal(Ruling.InvalidTransition, hall.Do(new ItemFlagged("Q1", "hate") { By = Mo }));
        Assert.Equal("void", hall.Question().Flags.Single().State);
    }

    [Fact]
    public void A_case_is_settled_once_and_goes_further_only_from_whoever_claimed_it()
    {
        var hall = Published();
        hall.Must(new ItemFlagged("Q1", "spam") { By = Bea }, new ItemFlagged("Q1", "hate") { By = Bea });
        Assert.Equal(Ruling.Forbidden, hall.Do(Resolve("Q1-spam", "agreed", Bea)));
        Assert.Equal(Ruling.InvalidRequest, hall.Do(Resolve("Q1-spam", "open", Mo)));
        Assert.Equal(Ruling.InvalidTransition, hall.Do(Resolve("Q1-spam", "escalated", Mo)));
        Assert.Equal(Ruling.NotFound, hall.Do(Resolve("Q1-abuse", "agreed", Mo)));
        Assert.Equal(Ruling.NotFound, hall.Do(Resolve("Q1", "agreed", Mo)));

        hall.Must(new ItemClaimed("Q1") { By = Mo }, Resolve("Q1-spam", "escalated", Mo), Resolve("Q1-spam", "disagreed", Fay), Resolve("Q1-hate", "agreed", Max));
        Assert.Equal(Ruling.Unchanged, hall.Do(Resolve("Q1-spam", "disagreed", Fay)));
        Assert.Equal(Ruling.InvalidTransition, hall.Do(Resolve("Q1-spam", "agreed", Mo)));
        Assert.Equal(["disagreed", "agreed"], hall.Question().Flags.Select(f => f.State));
    }

    [Fact]
    public void Flags_of_a_settled_case_hold_nothing()
    {
        var hall = Published();
        for (var i = 0; i < 4; i++)
            hall.Must(new ItemFlagged("Q1", "spam", null, (ulong)i, 10) { By = Attendee(i) });
        hall.Must(Resolve("Q1-spam", "ignored", Mo), new ItemFlagged("Q1", "spam", null, 9, 10) { By = Bea }, new ItemFlagged("Q1", "hate", null, 9, 10) { By = Bea });

        Assert.Equal((QuestionState.Published, "ignored"), (hall.Question().State, hall.Question().Flags[0].State));
    }

    private static FlagsResolved Resolve(string id, string verdict, Actor by) => new(id, verdict) { By = by };

    private static void Storm(JournalledHall hall, int first = 0)
    {
        for (var i = first; i < first + 5; i++)
            hall.Must(new ItemFlagged("Q1", "spam", null, (ulong)i, 10) { By = Attendee(i) });
    }

    private static JournalledHall Published()
    {
        var hall = new JournalledHall();
        hall.Must(new HallUpdated(Moderation: "post"), new QuestionAsked("Q1", "Buy this", Author: "Ann") { By = Ann });
        return hall;
    }
}
