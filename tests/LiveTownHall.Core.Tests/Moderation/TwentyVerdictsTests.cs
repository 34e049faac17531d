using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Moderation;
using LiveTownHall.Core.Questions;
using LiveTownHall.Core.Tests.Halls;
using static LiveTownHall.Core.Tests.Moderation.People;

namespace LiveTownHall.Core.Tests.Moderation;

/// <summary>The journal decides: of many verdicts on one item the first counts, and the others are told that somebody was faster.</summary>
public class TwentyVerdictsTests
{
    private static readonly Actor[] Twenty = [.. Enumerable.Range(0, 20).Select(i => new Actor("T" + i, i % 4 == 0 ? "facilitator" : "moderator"))];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Of_twenty_verdicts_at_once_one_counts_and_nineteen_are_conflicts(bool inOneBatch)
    {
        var hall = DeskHall.With(QuestionState.Pending);
        Fact[] verdicts = [.. Twenty.Select((by, i) => DeskHall.Verdict(i % 2 == 0 ? Verdicts.Approve : Verdicts.Reject, by, i % 2 == 0 ? null : "spam"))];
        var entries = hall.Replica.Audit.Entries.Count;

        AssertOneWins(Apply(hall, verdicts, inOneBatch));
        Assert.Equal((QuestionState.Published, "T0"), (hall.Question().State, hall.Question().Decision!.By));
        Assert.Equal(entries + 1, hall.Replica.Audit.Entries.Count);
        Assert.Equal(Ruling.Unchanged, hall.Do(verdicts[0]));
        Assert.Equal(Ruling.Conflict, hall.Do(verdicts[7]));
    }

    [Fact]
    public void Of_twenty_mergers_at_once_one_counts()
    {
        var hall = DeskHall.With(QuestionState.Published);
        Fact[] asked = [.. Enumerable.Range(0, 20).Select(i => new QuestionAsked("R" + i, "Trees?", Author: "Bea") { By = Bea })];
        hall.Must(asked);
        hall.Must([.. Enumerable.Range(0, 20).Select(i => DeskHall.Verdict(Verdicts.Approve, Fay, id: "R" + i))]);

        AssertOneWins(Apply(hall, [.. Twenty.Select((by, i) => new QuestionMerged("Q1", "R" + i) { By = by })], true));
    }

    [Fact]
    public void Of_twenty_restorers_of_an_appeal_one_counts_and_whoever_dismisses_it_then_is_told()
    {
        var hall = DeskHall.With(QuestionState.Rejected);
        hall.Must(new QuestionAppealed("Q1") { By = Ann });

        AssertOneWins(Apply(hall, [.. Twenty.Select(by => DeskHall.Verdict(Verdicts.Restore, by))], true));
        Assert.Equal(Ruling.Conflict, hall.Do(new AppealDismissed("Q1") { By = Mo }));
    }

    [Fact]
    public void A_verdict_that_comes_after_the_flags_held_the_item_is_a_conflict_with_the_system()
    {
        var hall = DeskHall.With(QuestionState.Pending);
        hall.Must(new HallUpdated(Moderation: "post"), new QuestionAsked("Q2", "Buy this", Author: "Ann") { By = Ann });
        for (var i = 0; i < 5; i++)
            hall.Must(new ItemFlagged("Q2", "spam", null, (ulong)i, 5) { By = Attendee(i) });

        Assert.Equal((QuestionState.Held, Decision.System), (hall.Question("Q2").State, hall.Question("Q2").Decision!.By));
        Assert.Equal(Ruling.Conflict, hall.Do(DeskHall.Verdict(Verdicts.Select, Fay, id: "Q2")));
    }

    [Fact]
    public void A_verdict_long_after_another_is_not_a_conflict_but_does_not_apply()
    {
        var hall = DeskHall.With(QuestionState.Published);

        Assert.Equal(Ruling.Conflict, hall.Do(DeskHall.Verdict(Verdicts.Reject, Mo, "spam"), JournalledHall.Noon + DecisionRules.AtOnce));
        Assert.Equal(Ruling.InvalidTransition, hall.Do(DeskHall.Verdict(Verdicts.Reject, Mo, "spam"), JournalledHall.Noon + DecisionRules.AtOnce + 1));
    }

    [Fact]
    public void A_verdict_on_a_text_that_was_edited_since_is_stale()
    {
        var hall = DeskHall.With(QuestionState.Pending);
        hall.Must(new QuestionEdited("Q1", 1, "Why so few trees?") { By = Ann });

        foreach (var action in Verdicts.All)
        {
            if (action is Verdicts.Answer or Verdicts.Defer or Verdicts.Approve)
                Assert.Equal(Ruling.StaleRevision, hall.Do(DeskHall.Verdict(action, Fay)));
        }

        Assert.Equal(Ruling.InvalidRequest, hall.Do(DeskHall.Verdict(Verdicts.Approve, Fay, revision: 3)));
        hall.Must(DeskHall.Verdict(Verdicts.Approve, Fay, revision: 2));
        Assert.Equal(2, hall.Question().Standing.ApprovedRevision);
    }

    [Theory]
    [InlineData(Verdicts.Reject, null, Ruling.InvalidRequest)]
    [InlineData(Verdicts.Reject, "because", Ruling.InvalidRequest)]
    [InlineData(Verdicts.Approve, "Ann is my sister", Ruling.InvalidRequest)]
    [InlineData(Verdicts.Reject, "false_or_misleading", Ruling.Accepted)]
    [InlineData("praise", null, Ruling.InvalidRequest)]
    public void A_reason_is_one_of_the_list(string action, string? reason, Ruling ruling)
        => Assert.Equal(ruling, DeskHall.With(QuestionState.Pending).Do(DeskHall.Verdict(action, Mo, reason)));

    private static List<Ruling> Apply(JournalledHall hall, Fact[] facts, bool inOneBatch) => inOneBatch
        ? hall.Batch(batch => Array.ForEach(facts, batch.Fact))
        : [.. facts.Select(fact => hall.Do(fact))];

    private static void AssertOneWins(List<Ruling> rulings)
    {
        Assert.Equal(Ruling.Accepted, rulings[0]);
        Assert.Equal(19, rulings.Count(r => r == Ruling.Conflict));
    }
}
