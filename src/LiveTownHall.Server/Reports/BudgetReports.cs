using LiveTownHall.Contracts.Budgets;
using LiveTownHall.Contracts.Reports;
using LiveTownHall.Core.Budgets;
using LiveTownHall.Server.Budgets;
using LiveTownHall.Server.Fanout;

namespace LiveTownHall.Server.Reports;

/// <summary>Budgets in the report, as the audience sees them.</summary>
internal static class BudgetReports
{
    /// <summary>Those that people were asked to vote on; null where there are none.</summary>
    public static IReadOnlyList<ReportBudget>? Of(BudgetsState? budgets)
    {
        List<ReportBudget> shown = [.. (budgets?.All ?? []).Where(budget => budget.Opened).Select(Show)];
        return shown.Count > 0 ? shown : null;
    }

    private static ReportBudget Show(Budget budget)
    {
        var view = BudgetViews.Show(budget, View.Audience);
        var result = budget is { IsPublic: true, Count: { } count } ? BudgetViews.Whole(budget, count) : null;
        return new ReportBudget
        {
            Id = view.Id,
            Title = view.Title,
            Text = view.Text,
            Currency = view.Currency,
            Decimals = view.Decimals,
            Amount = view.Amount,
            Ballot = view.Ballot,
            Rule = view.Rule,
            Completion = view.Completion,
            Phase = view.Phase,
            Imported = view.Imported,
            Count = result is null ? null : Show(result),
            Projects = [.. view.Projects.Select(project => Show(project, result))],
        };
    }

    private static ReportCount Show(BudgetResultView result) => new()
    {
        Voters = result.Voters,
        Spent = result.Spent,
        GreedySpent = result.Greedy.Spent,
        Purse = result.Purse,
        GreedyPreferred = result.GreedyPreferred,
        Ties = result.Ties is { Count: > 0 } ties ? ties : null,
        Flaw = result.Flaw,
        Algorithm = result.Algorithm,
        Counted = result.Counted,
    };

    private static ReportProject Show(ProjectView project, BudgetResultView? result)
    {
        var why = result?.Why?.GetValueOrDefault(project.Id);
        var round = result?.Rounds?.FirstOrDefault(paid => paid.ProjectId == project.Id);
        return new ReportProject
        {
            Id = project.Id,
            Title = project.Title,
            Cost = project.Cost,
            Category = project.Category,
            Area = project.Area,
            Feasibility = project.Feasibility.State,
            Reason = project.Feasibility.Reason,
            Funded = why?.Funded,
            Round = round?.Round,
            Votes = why?.Votes,
            EffectiveVotes = round is null ? why?.EffectiveVotes : round.EffectiveVotes,
            Payment = round?.Payment,
            PaidInFull = round?.PaidInFull,
            LeftWithSupporters = why?.LeftWithSupporters,
            WouldHaveWonAt = why?.WouldHaveWonAt,
            KeptOutBy = why?.KeptOutBy,
            Greedy = why is null ? null : result!.Greedy.Funded.Contains(project.Id, StringComparer.Ordinal),
            Tracking = project.Tracking,
        };
    }
}
