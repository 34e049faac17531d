using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Moderation;
using LiveTownHall.Core.Questions;
using LiveTownHall.Core.Tests.Halls;
using static LiveTownHall.Core.Tests.Moderation.People;

namespace LiveTownHall.Core.Tests.Moderation;

public class UndoAndAppealTests
{
    public static TheoryData<QuestionState, string> Undoable => new()
    {
        { QuestionState.Pending, Verdicts.Approve },
        { QuestionState.Held, Verdicts.Reject },
        { QuestionState.Published, Verdicts.Hold },
        { QuestionState.Published, Verdicts.Select },
        { QuestionState.Queued, Verdicts.GoLive },
        { QuestionState.Live, Verdicts.Return },
        { QuestionState.Live, Verdicts.Answer },
        { QuestionState.Queued, Verdicts.Defer },
        { QuestionState.Answered, Verdicts.Restore },
    };

    [Theory]
    [MemberData(nameof(Undoable))]
    public void A_verdict_can_be_taken_back_for_ten_seconds_by_whoever_gave_it(QuestionState from, string action)
    {
        var hall = DeskHall.With(from);
        var (standing, live) = (hall.Question().Standing, hall.State.Questions.Live);
        hall.Must(DeskHall.Verdict(action, Fay, action == Verdicts.Reject ? "spam" : null));

        Assert.Equal(Ruling.Forbidden, hall.Do(new DecisionUndone("Q1") { By = Flo }));
        Assert.Equal(Ruling.InvalidTransition, hall.Do(new DecisionUndone("Q1") { By = Fay }, JournalledHall.Noon + DecisionRules.UndoWindow + 1));
        Assert.Equal(Ruling.Accepted, hall.Do(new DecisionUndone("Q1") { By = Fay }, JournalledHall.Noon + DecisionRules.UndoWindow));
        Assert.Equal((standing, live), (hall.Question().Standing, hall.State.Questions.Live));
        Assert.Equal(Ruling.Unchanged, hall.Do(new DecisionUndone("Q1") { By = Fay }, JournalledHall.Noon + DecisionRules.UndoWindow));
    }

    [Fact]
    public void What_somebody_changed_since_is_not_taken_back()
    {
        var hall = DeskHall.With(QuestionState.Pending);
        hall.Must(DeskHall.Verdict(Verdicts.Approve, Mo), DeskHall.Verdict(Verdicts.Select, Fay));
        Assert.Equal(Ruling.Forbidden, hall.Do(new DecisionUndone("Q1") { By = Mo }));

        hall.Must(DeskHall.Verdict(Verdicts.Return, Fay), new QuestionEdited("Q1", 1, "Why so few trees?") { By = Ann });
        Assert.Equal(Ruling.Forbidden, hall.Do(new DecisionUndone("Q1") { By = Fay }));
        Assert.Equal(Ruling.NotFound, hall.Do(new DecisionUndone("Q9") { By = Fay }));
    }

    [Fact]
    public void A_merge_is_parted_and_not_undone()
    {
        var hall = DeskHall.With(QuestionState.Merged);
        Assert.Equal(Ruling.InvalidTransition, hall.Do(new DecisionUndone("Q1") { By = Max }));

        hall.Must(new QuestionUnmerged("Q1") { By = Max });
        Assert.Equal(Ruling.InvalidTransition, hall.Do(new DecisionUndone("Q1") { By = Max }));
    }

    [Fact]
    public void Undoing_an_approval_of_what_a_rule_held_is_no_hold_of_that_rule()
    {
        var hall = DeskHall.With(QuestionState.Held);
        hall.Must(DeskHall.Verdict(Verdicts.Approve, Mo), new DecisionUndone("Q1") { By = Mo });

        var last = hall.Replica.Audit.Entries[^1];
        Assert.Equal(("undo", "M1", "published", "held", null, false), (last.Action, last.Actor, last.From, last.To, last.Rule, last.Automated));
    }

    [Fact]
    public void An_appeal_is_decided_by_somebody_else()
    {
        var hall = DeskHall.With(QuestionState.Rejected);
        hall.Must(new QuestionAppealed("Q1", "It is on topic") { By = Ann });
        Assert.Equal(Ruling.Unchanged, hall.Do(new QuestionAppealed("Q1", "It is on topic") { By = Ann }));
        Assert.Equal(Ruling.Forbidden, hall.Do(new DecisionUndone("Q1") { By = Flo }));

        Assert.Equal(Ruling.NeedsSecondPerson, hall.Do(DeskHall.Verdict(Verdicts.Restore, Flo)));
        Assert.Equal(Ruling.NeedsSecondPerson, hall.Do(new AppealDismissed("Q1") { By = Flo }));
        hall.Must(DeskHall.Verdict(Verdicts.Restore, Mo));
        Assert.Equal((QuestionState.Published, "granted", 1), (hall.Question().State, hall.Question().Standing.Appeal!.State, hall.Question().Standing.ApprovedRevision));
    }

    [Fact]
    public void A_dismissed_appeal_is_the_last_one_to_that_verdict()
    {
        var hall = DeskHall.With(QuestionState.Rejected);
        Assert.Equal(Ruling.InvalidTransition, hall.Do(new AppealDismissed("Q1") { By = Mo }, JournalledHall.Noon + 60_000));
        hall.Must(new QuestionAppealed("Q1") { By = Ann });
        Assert.Equal(Ruling.Forbidden, hall.Do(new AppealDismissed("Q1") { By = Sam }));
        hall.Must(new AppealDismissed("Q1", "It stays off topic") { By = Mo });

        Assert.Equal(Ruling.Unchanged, hall.Do(new AppealDismissed("Q1", "It stays off topic") { By = Mo }));
        Assert.Equal(Ruling.InvalidTransition, hall.Do(new QuestionAppealed("Q1") { By = Ann }));
        Assert.Equal(("dismissed", "It stays off topic"), (hall.Question().Standing.Appeal!.State, hall.Question().Standing.Note));
        hall.Must(DeskHall.Verdict(Verdicts.Restore, Flo));
    }

    [Fact]
    public void A_restored_question_is_asked_anew()
    {
        var hall = DeskHall.With(QuestionState.FollowUp);
        hall.Must(DeskHall.Verdict(Verdicts.Answer, Sam), DeskHall.Verdict(Verdicts.Restore, Mo));

        Assert.Equal((null, null), (hall.Question().Standing.Answer, hall.Question().Standing.FollowUp));
    }
}
