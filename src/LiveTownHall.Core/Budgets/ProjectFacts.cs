using LiveTownHall.Core.Audit;
using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Parts;

namespace LiveTownHall.Core.Budgets;

/// <summary>A project that comes with its budget.</summary>
public sealed record NewProject(string ProjectId, ProjectDefinition Project);

public sealed record ProjectAdded(string BudgetId, string ProjectId, ProjectDefinition Project) : BudgetFact
{
    internal override string? Target => ProjectId;

    internal override bool IsWhole => BudgetShape.IsWhole(Project);

    internal override Step ApplyTo(HallState state, Moment moment) => ProjectRules.Apply(state, this);

    internal override string AuditAction(in Happening happening) => "addProject";
}

/// <param name="Revision">The revision of the budget that its author saw; null where they did not say.</param>
public sealed record ProjectUpdated(string BudgetId, string ProjectId, ProjectDefinition Project, int? Revision = null) : BudgetFact
{
    internal override string? Target => ProjectId;

    internal override bool IsWhole => BudgetShape.IsWhole(Project);

    internal override Step ApplyTo(HallState state, Moment moment) => ProjectRules.Apply(state, this);

    internal override string AuditAction(in Happening happening) => "updateProject";
}

/// <param name="State">One of <see cref="FeasibilityStates.All"/>.</param>
/// <param name="Reason">For everybody, once the verdict is final.</param>
/// <param name="Final">Whether everybody sees it now; else when people vote.</param>
public sealed record ProjectJudged(string BudgetId, string ProjectId, string State, string? Reason = null, bool Final = false) : BudgetFact
{
    internal override string? Target => ProjectId;

    internal override string? AuditReason => FeasibilityStates.All.Contains(State) ? State : null;

    internal override Step ApplyTo(HallState state, Moment moment) => ProjectRules.Apply(state, this);

    internal override string AuditAction(in Happening happening) => "judgeFeasibility";
}

/// <param name="State">One of <see cref="TrackingStates.All"/>.</param>
public sealed record ProjectTracked(string BudgetId, string ProjectId, string State, string? Note = null) : BudgetFact
{
    internal override string? Target => ProjectId;

    internal override string? AuditReason => TrackingStates.All.Contains(State) ? State : null;

    internal override Step ApplyTo(HallState state, Moment moment) => ProjectRules.Apply(state, this, moment.Time);

    internal override string AuditAction(in Happening happening) => "trackProject";
}
