using System.Collections.Immutable;
using LiveTownHall.Core.Halls;

namespace LiveTownHall.Core.Budgets;

/// <summary>The life of a budget.</summary>
/// <remarks>
/// <code>
/// proposals    -> feasibility, vote
/// feasibility  -> proposals, vote     voting takes a project to vote on; from then on projects and the way of voting stay
/// vote         -> results             by hand, the timer, or CloseHall
/// results      -> tracking            once it is counted
/// results      -> vote                voting goes on, and is counted again when it ends
/// tracking     -> results
/// </code>
/// A command that asks for the phase a budget is in already changes nothing and is accepted: it is a retry.
/// </remarks>
internal static class BudgetRules
{
    private const int LongestAlgorithm = 100;

    public static Step Apply(HallState state, BudgetCreated fact, long time)
    {
        var projects = fact.Projects ?? [];
        if (!fact.Definition.IsSound || !ProjectDefinition.IsId(fact.BudgetId) || projects.Any(added => !ProjectRules.IsSound(added.ProjectId, added.Project)))
            return new(state, Ruling.InvalidRequest);
        var budgets = state.Budgets?.All ?? [];
        if (state.Budgets?.Find(fact.BudgetId) is { } present)
            return new(state, IsAsCreated(present, fact, projects) ? Ruling.Unchanged : Ruling.DuplicateId);
        if (budgets.Length >= BudgetsState.Most || projects.Length > ProjectDefinition.Most || projects.Sum(added => added.Project.Length) > ProjectDefinition.MostText)
            return new(state, Ruling.LimitReached);
        if (projects.Select(added => added.ProjectId).ToHashSet(StringComparer.Ordinal).Count != projects.Length)
            return new(state, Ruling.DuplicateId);
        var budget = new Budget
        {
            Number = budgets.Length,
            Id = fact.BudgetId,
            Definition = fact.Definition,
            Projects = [.. projects.Select((added, number) => new Project { Number = number, Id = added.ProjectId, Definition = added.Project })],
            Imported = fact.Imported,
        };
        var created = new Step(state with { Budgets = new BudgetsState(budgets.Add(budget)) }, Ruling.Accepted);
        if (fact.Imported is null)
            return created;

        // A refusal that left the budget behind stays what it was.
        if (fact.DropPast is not true)
            return Open(created.State, budget, null);
        var opened = Open(created.State, budget, time);
        return opened.Ruling == Ruling.Accepted ? opened : new(state, opened.Ruling);
    }

    public static Step Apply(HallState state, BudgetUpdated fact)
    {
        if (state.Budgets?.Find(fact.BudgetId) is not { } budget)
            return new(state, Ruling.NotFound);
        if (!fact.Definition.IsSound)
            return new(state, Ruling.InvalidRequest);
        if (budget.Definition.Equals(fact.Definition))
            return new(state, Ruling.Unchanged);
        if (budget.Opened && !budget.Definition.CountsTheSameAs(fact.Definition))
            return new(state, Ruling.InvalidTransition);
        return fact.Revision is { } seen && seen != budget.Revision
            ? new(state, Ruling.StaleRevision)
            : new(With(state, budget with { Definition = fact.Definition, Revision = budget.Revision + 1 }), Ruling.Accepted);
    }

    public static Step Apply(HallState state, BudgetPhaseSet fact, long time)
    {
        if (state.Budgets?.Find(fact.BudgetId) is not { } budget)
            return new(state, Ruling.NotFound);
        if (BudgetPhases.PlaceOf(fact.Phase) < 0)
            return new(state, Ruling.InvalidRequest);
        return Enter(state, budget, fact.Phase, fact.DropPast is true ? time : null);
    }

    public static Step Apply(HallState state, BudgetPhaseDue fact, long time)
    {
        if (state.Budgets?.Find(fact.BudgetId) is not { } budget)
            return new(state, Ruling.NotFound);
        return Next(budget) == new PhaseTime(fact.Phase, fact.At)
            ? Enter(state, budget, fact.Phase, fact.DropPast is true ? time : null)
            : new(state, Ruling.Unchanged);
    }

    public static Step Apply(HallState state, BudgetCounted fact, long time)
    {
        if (state.Budgets?.Find(fact.BudgetId) is not { } budget)
            return new(state, Ruling.NotFound);
        if (!fact.Result.IsSound || fact.Algorithm.Length is 0 or > LongestAlgorithm)
            return new(state, Ruling.InvalidRequest);

        // The first one for an end of voting is the result, whoever computed it and with which version.
        if (!budget.IsPublic || fact.Cut != budget.Closings)
            return new(state, Ruling.InvalidTransition);
        return budget.Count is not null
            ? new(state, Ruling.Unchanged)
            : new(With(state, budget with { Count = new CountedBudget(fact.Cut, fact.Algorithm, time, fact.Result) }), Ruling.Accepted);
    }

    public static HallState CloseAll(HallState state)
    {
        foreach (var budget in state.Budgets?.All ?? [])
        {
            if (budget.Phase == BudgetPhases.Vote)
                state = With(state, Closed(budget));
        }

        return state;
    }

    /// <summary>What begins by itself next; null where nothing does.</summary>
    public static PhaseTime? Next(Budget budget)
    {
        foreach (var at in budget.Definition.Phases)
        {
            if (BudgetPhases.PlaceOf(at.Phase) > BudgetPhases.PlaceOf(budget.Phase))
                return at;
        }

        return null;
    }

    internal static HallState With(HallState state, Budget changed) => state with { Budgets = new BudgetsState(state.Budgets!.All.SetItem(changed.Number, changed)) };

    private static Step Enter(HallState state, Budget budget, string phase, long? past)
    {
        if (budget.Phase == phase)
            return new(state, Ruling.Unchanged);
        return (budget.Phase, phase) switch
        {
            (BudgetPhases.Proposals, BudgetPhases.Feasibility) or (BudgetPhases.Feasibility, BudgetPhases.Proposals)
                => new(With(state, budget with { Phase = phase, Revision = budget.Revision + 1 }), Ruling.Accepted),
            (BudgetPhases.Proposals or BudgetPhases.Feasibility or BudgetPhases.Results, BudgetPhases.Vote) => Open(state, budget, past),
            (BudgetPhases.Vote, BudgetPhases.Results) => new(With(state, Closed(budget)), Ruling.Accepted),
            (BudgetPhases.Results, BudgetPhases.Tracking) when budget.Count is not null
                => new(With(state, budget with { Phase = phase, Revision = budget.Revision + 1 }), Ruling.Accepted),
            (BudgetPhases.Tracking, BudgetPhases.Results) => new(With(state, budget with { Phase = phase, Revision = budget.Revision + 1 }), Ruling.Accepted),
            _ => new(state, Ruling.InvalidTransition),
        };
    }

    /// <param name="past">Times up to this one end nothing any more: whoever opens voting late, or goes on with it, ends it by hand. Null for a fact from before, by which
    /// they all stay.</param>
    private static Step Open(HallState state, Budget budget, long? past)
    {
        if (state.Phase == HallPhase.Closed)
            return new(state, Ruling.HallClosed);
        if (!budget.Projects.Any(Budget.IsOnBallot))
            return new(state, Ruling.InvalidTransition);
        var open = budget with
        {
            Phase = BudgetPhases.Vote,
            Opened = true,
            Definition = past is { } over ? budget.Definition with { Phases = [.. budget.Definition.Phases.Where(at => at.At > over)] } : budget.Definition,
            Count = null,
            Revision = budget.Revision + 1,
            Projects = [.. budget.Projects.Select(project => project.Final ? project : project with { Final = true })],
        };
        return new(With(state, open) with { Phase = HallPhase.Open }, Ruling.Accepted);
    }

    private static Budget Closed(Budget budget)
        => budget with { Phase = BudgetPhases.Results, Closings = budget.Closings + 1, Revision = budget.Revision + 1 };

    private static bool IsAsCreated(Budget present, BudgetCreated fact, ImmutableArray<NewProject> projects)
        => present.Definition.Equals(fact.Definition) && present.Imported == fact.Imported
        && projects.Length <= present.Projects.Length
        && projects.Index().All(added => present.Projects[added.Index].Id == added.Item.ProjectId && present.Projects[added.Index].Definition.Equals(added.Item.Project));
}
