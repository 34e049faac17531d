using LiveTownHall.Contracts.Budgets;
using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Core.Budgets;
using LiveTownHall.Server.Halls;

namespace LiveTownHall.Server.Budgets;

/// <summary>Facilitators' commands about budgets, checked and turned into facts.</summary>
internal static class BudgetCommands
{
    private const int LongestNote = 1000;

    public static Command Create(WriteBudget command, HallSession session)
    {
        if (!Ids.IsUlid(command.BudgetId))
            return Command.Refused(RefusalCodes.InvalidId, "budgetId: must be a ULID of 26 characters.");
        var id = command.BudgetId!.ToUpperInvariant();

        // A retry finds the lottery that was drawn for it.
        var flaw = BudgetDefining.TryDefine(command.Draft, session.State.Budgets?.Find(id), out var definition);
        return flaw is null ? Command.Of(new BudgetCreated(id, definition)) : new(null, flaw);
    }

    public static Command Update(WriteBudget command, HallSession session) => Of(command.BudgetId, session, budget =>
    {
        if (BudgetDefining.TryDefine(command.Draft, budget, out var definition) is { } flaw)
            return new(null, flaw);
        return budget.Opened && !(definition with { Title = budget.Definition.Title, Text = budget.Definition.Text, Phases = budget.Definition.Phases }).Equals(budget.Definition)
            ? Frozen
            : Command.Of(new BudgetUpdated(budget.Id, definition, command.Revision));
    });

    public static Command SetPhase(SetPhase command, HallSession session) => Of(command.BudgetId, session, budget =>
    {
        if (command.Phase is null || Core.Budgets.BudgetPhases.PlaceOf(command.Phase) < 0)
            return Command.Refused(RefusalCodes.InvalidRequest, $"phase: must be one of {string.Join(", ", Core.Budgets.BudgetPhases.All)}.");
        return Command.Of(new BudgetPhaseSet(budget.Id, command.Phase, Core.Budgets.BudgetPhases.DropsPast(command.Phase)));
    });

    public static Command AddProject(WriteProject command, HallSession session) => Of(command.BudgetId, session, budget =>
    {
        if (!Ids.IsUlid(command.ProjectId))
            return Command.Refused(RefusalCodes.InvalidId, "projectId: must be a ULID of 26 characters.");
        var id = command.ProjectId!.ToUpperInvariant();
        if (BudgetDefining.TryDefine(command.Draft, out var project) is { } flaw)
            return new(null, flaw);
        return budget.Opened && budget.Find(id) is null ? Frozen : Command.Of(new ProjectAdded(budget.Id, id, project));
    });

    public static Command UpdateProject(WriteProject command, HallSession session) => OfProject(command.BudgetId, command.ProjectId, session, (budget, project) =>
    {
        if (BudgetDefining.TryDefine(command.Draft, out var definition) is { } flaw)
            return new(null, flaw);
        return budget.Opened && !project.Definition.Equals(definition) ? Frozen : Command.Of(new ProjectUpdated(budget.Id, project.Id, definition, command.Revision));
    });

    public static Command Judge(JudgeFeasibility command, HallSession session) => OfProject(command.BudgetId, command.ProjectId, session, (budget, project) =>
    {
        if (command.State is null || !Core.Budgets.FeasibilityStates.All.Contains(command.State))
            return Command.Refused(RefusalCodes.InvalidRequest, $"state: must be one of {string.Join(", ", Core.Budgets.FeasibilityStates.All)}.");
        if (NoteFlaw("reason", command.Reason, out var reason) is { } flaw)
            return flaw;
        return command.State == Core.Budgets.FeasibilityStates.NotFeasible && reason is null
            ? Command.Refused(RefusalCodes.EmptyText, "reason: a project that is not feasible needs a reason that people can read.")
            : Command.Of(new ProjectJudged(budget.Id, project.Id, command.State, reason, command.Final));
    });

    public static Command Track(TrackProject command, HallSession session) => OfProject(command.BudgetId, command.ProjectId, session, (budget, project) =>
    {
        if (command.State is null || !Core.Budgets.TrackingStates.All.Contains(command.State))
            return Command.Refused(RefusalCodes.InvalidRequest, $"state: must be one of {string.Join(", ", Core.Budgets.TrackingStates.All)}.");
        return NoteFlaw("note", command.Note, out var note) ?? Command.Of(new ProjectTracked(budget.Id, project.Id, command.State, note));
    });

    private static Command Frozen => Command.Refused(
        RefusalCodes.InvalidTransition,
        "People have been asked to vote on this: projects, amount and the way of voting and counting stay as they are. The wording and the times may change.");

    private static Command? NoteFlaw(string field, string? raw, out string? note)
    {
        note = null;
        return !string.IsNullOrEmpty(raw) && Texts.Check(field, raw, LongestNote, multiline: true, out note) is { } flaw ? new Command(null, flaw) : null;
    }

    /// <remarks>Where this node does not know the budget the journal is asked, with a fact that is refused whatever it knows.</remarks>
    private static Command Of(string? id, HallSession session, Func<Budget, Command> make)
    {
        if (id is null)
            return Command.Missing("budgetId");
        return session.State.Budgets?.Find(id.ToUpperInvariant()) is { } budget
            ? make(budget)
            : Command.Of(new BudgetPhaseSet(id.ToUpperInvariant(), ""));
    }

    private static Command OfProject(string? id, string? projectId, HallSession session, Func<Budget, Project, Command> make) => Of(id, session, budget =>
    {
        if (projectId is null)
            return Command.Missing("projectId");
        return budget.Find(BudgetDefining.Canonical(projectId)) is { } project
            ? make(budget, project)
            : Command.Of(new ProjectJudged(budget.Id, BudgetDefining.Canonical(projectId), ""));
    });
}
