using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Moderation;
using LiveTownHall.Core.Polls;
using LiveTownHall.Core.Questions;
using LiveTownHall.Core.Stage;

namespace LiveTownHall.Simulation.Tests.Histories;

/// <summary>Acts that are facts, made from what a node shows.</summary>
internal static class DeskActs
{
    private static readonly string[] Verdicts =
        [Core.Moderation.Verdicts.Approve, Core.Moderation.Verdicts.Reject, Core.Moderation.Verdicts.Hold, Core.Moderation.Verdicts.Restore, Core.Moderation.Verdicts.Select];

    private static readonly string[] Stages = ["idle", "join", "questions", "thanks"];

    /// <returns>Null where there is nothing to do it to.</returns>
    public static Fact? Make(Act act, Op op, HallState state, long now)
    {
        var staff = new Actor($"staff-{act.Who % History.Staff}", "facilitator", op.Sign);
        var questions = state.Questions.All;
        var question = questions.IsEmpty ? null : questions[act.What % questions.Count];
        var other = questions.IsEmpty ? null : questions[act.How % questions.Count];
        var poll = state.Polls[act.What % state.Polls.Length];
        Fact? fact = act.Doing switch
        {
            Doing.Ask => new QuestionAsked(Setup.Id(1000 + act.Id), $"What about {act.Id}?") { By = new Actor($"person-{act.Who / 2}", "attendee", op.Sign) },
            Doing.Decide when question is not null => new ItemDecided(question.Id, question.Revision, Verdicts[act.How % Verdicts.Length], "offtopic"),
            Doing.Undo when question is not null => new DecisionUndone(question.Id),
            Doing.Claim when question is not null => new ItemClaimed(question.Id),
            Doing.Release when question is not null => new ItemReleased(question.Id),
            Doing.Merge when question is not null => new QuestionMerged(question.Id, other!.Id),
            Doing.Unmerge when question is not null => new QuestionUnmerged(question.Id),
            Doing.Stage => new StageSet(Stages[act.How % Stages.Length]),
            Doing.Rename => new HallUpdated($"Hall {act.Id}"),
            Doing.Announce => new Announced(Setup.Id(5000 + act.Id), $"Note {act.Id}", "info"),
            Doing.CreatePoll => new PollCreated(Setup.Id(9000 + act.Id), Setup.Definition((PollKind)(act.How % 2 == 0 ? (int)PollKind.Numeric : (int)PollKind.Words))),
            Doing.OpenPoll => new PollOpened(poll.Id),
            Doing.OpenTimed => new PollOpened(poll.Id, now + 500 + (act.How * 8)),
            Doing.Extend => new PollExtended(poll.Id, 5),
            Doing.ClosePoll => new PollClosed(poll.Id),
            Doing.ReopenPoll => new PollReopened(poll.Id),
            Doing.ResetPoll => new PollReset(poll.Id),
            _ => null,
        };
        return fact is null ? null : fact with { By = fact.By ?? staff };
    }
}
