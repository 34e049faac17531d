using System.Globalization;
using LiveTownHall.Contracts.Budgets;
using LiveTownHall.Core.Budgets;
using LiveTownHall.Server.Fanout;
using LiveTownHall.Server.Wire;

namespace LiveTownHall.Server.Budgets;

/// <summary>Budgets in the words of the protocol, by what a view may see.</summary>
internal static class BudgetViews
{
    public static BudgetView Show(Budget budget, View view) => new()
    {
        Id = budget.Id,
        Title = budget.Definition.Title,
        Text = budget.Definition.Text,
        Currency = budget.Definition.Currency,
        Decimals = budget.Definition.Decimals,
        Amount = budget.Definition.Amount,
        Ballot = budget.Definition.Ballot,
        MinChoices = budget.Definition.MinChoices,
        MaxChoices = budget.Definition.MaxChoices,
        Points = budget.Definition.Points,
        MaxPerProject = budget.Definition.MaxPerProject,
        Rule = budget.Definition.Rule,
        Utility = budget.Definition.Utility,
        Completion = budget.Definition.Completion,
        Increment = budget.Definition.Increment,
        Comparison = budget.Definition.Comparison,
        TieBreak = [.. budget.Definition.TieBreak],
        Seed = budget.Definition.Seed,
        Phases = [.. budget.Definition.Phases.Select(at => new PhaseAt(at.Phase, Time(at.At)))],
        Phase = budget.Phase,
        Projects = [.. budget.Projects.Select(project => Show(project, view))],
        Result = budget is { IsPublic: true, Count: { } count } ? Summary(budget, count) : null,
        Imported = budget.Imported,
        Revision = budget.Revision,
    };

    /// <summary>The whole result, as HTTP has it.</summary>
    public static BudgetResultView Whole(Budget budget, CountedBudget count) => Summary(budget, count) with
    {
        Rounds = [.. count.Result.Funded.Select(funded => new BudgetRound(
            funded.Round,
            funded.Id,
            funded.Cost,
            funded.Votes,
            funded.InFull is null ? "votes" : "equalShares",
            Number(funded.EffectiveVotes),
            Number(funded.Payment),
            funded.InFull))],
        Why = count.Result.Why.ToDictionary(
            story => story.Id,
            story => new ProjectWhy(story.Funded, Number(story.EffectiveVotes), Number(story.Left), story.WonAt, story.Votes, story.KeptOutBy),
            StringComparer.Ordinal),
        Ties = [.. count.Result.Ties.Select(tie => new TieView(tie.Round, [.. tie.Tied], tie.Chosen, tie.By))],
    };

    private static BudgetResultView Summary(Budget budget, CountedBudget count) => new()
    {
        Rule = budget.Definition.Rule,
        Completion = budget.Definition.Completion,
        Voters = count.Result.Voters,
        Funded = [.. count.Result.Funded.Select(funded => new FundedView(funded.Id, funded.Cost, funded.Votes, Number(funded.EffectiveVotes), funded.Round))],
        Spent = count.Result.Spent,
        Greedy = new GreedyView([.. count.Result.Greedy], count.Result.GreedySpent),
        Purse = Number(count.Result.Purse),
        GreedyPreferred = count.Result.GreedyPreferred ? true : null,
        Flaw = count.Result.Flaw,
        Algorithm = count.Algorithm,
        Counted = count.Result.Counted,
        Imported = budget.Imported is null ? null : true,
    };

    private static ProjectView Show(Project project, View view)
    {
        var isSeen = project.Final || view == View.Backstage;
        return new ProjectView
        {
            Id = project.Id,
            Title = project.Definition.Title,
            Text = project.Definition.Text,
            Cost = project.Definition.Cost,
            Category = project.Definition.Category,
            Area = project.Definition.Area,
            Place = project.Definition.Place,
            IdeaIds = project.Definition.IdeaIds.IsEmpty ? null : [.. project.Definition.IdeaIds],
            Feasibility = isSeen
                ? new FeasibilityView(project.Feasibility, project.Reason, project.Final ? true : null)
                : new FeasibilityView(Contracts.Budgets.FeasibilityStates.Open),
            IncompatibleWith = project.Definition.IncompatibleWith.IsEmpty ? null : [.. project.Definition.IncompatibleWith],
            Tracking = project is { Tracking: { } state, TrackedAt: { } at } ? new TrackingView(state, project.Note, DateTimeOffset.FromUnixTimeMilliseconds(at)) : null,
        };
    }

    private static ExactNumber? Number(string? exact) => exact is null ? null : new ExactNumber(exact, BudgetCounting.Shown(exact));

    private static string Time(long at) => DateTimeOffset.FromUnixTimeMilliseconds(at).UtcDateTime.ToString(WireTime.Format, CultureInfo.InvariantCulture);
}
