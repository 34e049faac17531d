using LiveTownHall.Core.Halls;

namespace LiveTownHall.Core.Budgets;

/// <summary>Projects: written and judged until people vote, tracked once there is a result.</summary>
internal static class ProjectRules
{
    private const int LongestNote = 2000;

    public static bool IsSound(string id, ProjectDefinition project) => ProjectDefinition.IsId(id) && project.IsSound;

    public static Step Apply(HallState state, ProjectAdded fact)
    {
        if (state.Budgets?.Find(fact.BudgetId) is not { } budget)
            return new(state, Ruling.NotFound);
        if (!IsSound(fact.ProjectId, fact.Project))
            return new(state, Ruling.InvalidRequest);
        if (budget.Find(fact.ProjectId) is { } present)
            return new(state, present.Definition.Equals(fact.Project) ? Ruling.Unchanged : Ruling.DuplicateId);
        if (budget.Opened)
            return new(state, Ruling.InvalidTransition);
        if (budget.Projects.Length >= ProjectDefinition.Most || LengthOf(budget) + fact.Project.Length > ProjectDefinition.MostText)
            return new(state, Ruling.LimitReached);
        var added = new Project { Number = budget.Projects.Length, Id = fact.ProjectId, Definition = fact.Project };
        return new(BudgetRules.With(state, budget with { Projects = budget.Projects.Add(added), Revision = budget.Revision + 1 }), Ruling.Accepted);
    }

    public static Step Apply(HallState state, ProjectUpdated fact)
    {
        if (state.Budgets?.Find(fact.BudgetId) is not { } budget || budget.Find(fact.ProjectId) is not { } project)
            return new(state, Ruling.NotFound);
        if (!IsSound(fact.ProjectId, fact.Project))
            return new(state, Ruling.InvalidRequest);
        if (project.Definition.Equals(fact.Project))
            return new(state, Ruling.Unchanged);
        if (budget.Opened)
            return new(state, Ruling.InvalidTransition);
        if (LengthOf(budget) - project.Definition.Length + fact.Project.Length > ProjectDefinition.MostText)
            return new(state, Ruling.LimitReached);
        return fact.Revision is { } seen && seen != budget.Revision
            ? new(state, Ruling.StaleRevision)
            : new(BudgetRules.With(state, budget.With(project with { Definition = fact.Project })), Ruling.Accepted);
    }

    public static Step Apply(HallState state, ProjectJudged fact)
    {
        if (state.Budgets?.Find(fact.BudgetId) is not { } budget || budget.Find(fact.ProjectId) is not { } project)
            return new(state, Ruling.NotFound);
        if (!FeasibilityStates.All.Contains(fact.State) || fact.Reason is { Length: > LongestNote })
            return new(state, Ruling.InvalidRequest);
        var judged = project with { Feasibility = fact.State, Reason = fact.Reason, Final = fact.Final || budget.Opened };
        if (judged == project)
            return new(state, Ruling.Unchanged);
        return budget.Opened ? new(state, Ruling.InvalidTransition) : new(BudgetRules.With(state, budget.With(judged)), Ruling.Accepted);
    }

    public static Step Apply(HallState state, ProjectTracked fact, long time)
    {
        if (state.Budgets?.Find(fact.BudgetId) is not { } budget || budget.Find(fact.ProjectId) is not { } project)
            return new(state, Ruling.NotFound);
        if (!TrackingStates.All.Contains(fact.State) || fact.Note is { Length: > LongestNote })
            return new(state, Ruling.InvalidRequest);
        if (budget.Phase != BudgetPhases.Tracking || budget.Count?.Result.Funded.Any(funded => funded.Id == project.Id) is not true)
            return new(state, Ruling.InvalidTransition);
        var tracked = project with { Tracking = fact.State, Note = fact.Note };
        return tracked == project
            ? new(state, Ruling.Unchanged)
            : new(BudgetRules.With(state, budget.With(tracked with { TrackedAt = time })), Ruling.Accepted);
    }

    private static int LengthOf(Budget budget) => budget.Projects.Sum(project => project.Definition.Length);
}
