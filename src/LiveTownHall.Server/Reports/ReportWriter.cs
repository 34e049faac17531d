using LiveTownHall.Contracts.Polls;
using LiveTownHall.Contracts.Reports;
using LiveTownHall.Core.Audit;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Polls;
using LiveTownHall.Core.Questions;
using LiveTownHall.Core.Stage;
using LiveTownHall.Server.Fanout;
using LiveTownHall.Server.Moderation;
using LiveTownHall.Server.Polls;
using LiveTownHall.Server.Questions;
using LiveTownHall.Server.Stage;

namespace LiveTownHall.Server.Reports;

/// <summary>Makes the report of a cut. What the audience may not see then is not in it: it goes through the same views as the audience's screens.</summary>
internal static class ReportWriter
{
    /// <param name="record">Of the hall up to the cut or beyond it.</param>
    public static HallReport Write(HallCut cut, IReadOnlyCollection<AuditEntry> record)
    {
        var state = cut.State;
        return new HallReport
        {
            HallId = state.HallId,
            Title = state.Title,
            Description = state.Description,
            Languages = [.. state.Languages],
            State = HallViews.PhaseName(state.Phase),
            Polls = [.. state.Polls.Where(p => PollViews.IsSeen(p, View.Audience)).Select(p => Show(p, cut.Find(p.Number)!))],
            Budgets = BudgetReports.Of(state.Budgets),
            Questions = [.. state.Questions.All.Where(q => q.State.IsPublic()).Select(q => Show(q, state.Questions, cut.Upvotes[q.Number].People))],
            Statements = [.. AnnouncementViews.Sent(state, null).Select(Show)],
            Moderation = state.PublicLog ? Count(record.TakeWhile(e => e.Position <= cut.Position)) : null,
        };
    }

    private static ReportPoll Show(Poll poll, PollCut ballots)
    {
        var shown = PollViews.Show(poll, null);
        var report = new ReportPoll
        {
            Id = poll.Id,
            Kind = poll.Definition.Kind.ToProtocol(),
            Title = poll.Definition.Title,
            Description = poll.Definition.Description,
            State = shown.State,
            Secret = poll.Definition.Secret ? true : null,
            Voters = ballots.Tally.Voters,
            Abstained = poll.Definition.Abstain == true ? ballots.Tally.Abstained : null,
            Present = poll.Present,
            ResultsShown = poll.ResultsShown,
            Figures = [],
            Reworded = shown.Reworded?.Select(former => new ReportRewording(former.Votes, [.. PollViews.FormerTexts(shown, former)])).ToList(),
        };
        if (!PollViews.IsTallySeen(poll, View.Audience))
            return report;
        var tally = TallyViews.Show(poll, ballots, PollCounting.Count(poll, ballots), View.Audience, int.MaxValue);
        return report with
        {
            Figures = ReportFigures.Of(poll, tally),
            Winner = Labels(poll, tally.Winner),
            Ties = Ties(poll, tally),
            Verdict = tally.Verdict,
            Answers = tally.Texts?.Select(t => t.Text).ToList(),
            Discounted = tally.Discounted is { } rest ? new ReportDiscounted
            {
                Voters = rest.Voters,
                LeftOut = rest.LeftOut,
                Figures = ReportFigures.Of(poll, tally, rest),
                Winner = Labels(poll, rest.Winner),
                Verdict = rest.Verdict,
            } : null,
        };
    }

    private static IReadOnlyList<string>? Labels(Poll poll, IReadOnlyList<string>? options)
        => options is { Count: > 0 } ids ? [.. ids.Select(id => poll.Definition.Options.First(o => o.Id == id).Text)] : null;

    private static List<ReportTie>? Ties(Poll poll, TallyView tally)
    {
        List<ReportTie>? ties = null;
        for (var i = 0; i < (tally.Rounds?.Count ?? 0); i++)
        {
            if (tally.Rounds![i].Tie is { } tie)
                (ties ??= []).Add(new ReportTie(i + 1, [.. tie.Between.Select(id => poll.Definition.Options.First(o => o.Id == id).Text)], tie.SettledBy, tie.Seed));
        }

        return ties;
    }

    private static ReportQuestion Show(Question question, QuestionsState all, int people)
    {
        var view = QuestionViews.ForAll(question, all, people);
        return new ReportQuestion
        {
            Id = view.Id,
            Text = view.Text,
            Author = view.Author?.Name,
            Language = view.Language,
            Standing = question.State switch
            {
                QuestionState.Answered => ReportStandings.Answered,
                QuestionState.FollowUp => ReportStandings.Promised,
                _ => ReportStandings.Open,
            },
            Upvotes = view.Upvotes,
            AskedAt = view.AskedAt,
            Answer = view.Answer,
            FollowUp = view.FollowUp,
            Notes = view.Context,
        };
    }

    private static ReportStatement Show(Contracts.Stage.AnnouncementView sent) => new()
    {
        Id = sent.Id,
        Text = sent.Retracted is true ? "" : sent.Text,
        Level = sent.Level,
        At = sent.At,
        Retracts = sent.Retracts,
        Retracted = sent.Retracted,
        Corrects = sent.Corrects,
    };

    private static List<ReportModeration> Count(IEnumerable<AuditEntry> entries)
        => [.. AuditViews.Counts(entries).SelectMany(action => action.Value.Select(reason => new ReportModeration(action.Key, reason.Key, reason.Value)))];
}
