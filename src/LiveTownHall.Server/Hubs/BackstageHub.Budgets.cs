using LiveTownHall.Contracts.Budgets;
using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Contracts.People;
using LiveTownHall.Server.Budgets;

namespace LiveTownHall.Server.Hubs;

/// <summary>Budgets.</summary>
internal sealed partial class BackstageHub
{
    [OpenTo(Roles.Facilitator)]
    public Task<Outcome> CreateBudget(WriteBudget command) => Submit(BudgetCommands.Create(command, Session));

    [OpenTo(Roles.Facilitator)]
    public Task<Outcome> UpdateBudget(WriteBudget command) => Submit(BudgetCommands.Update(command, Session));

    [OpenTo(Roles.Facilitator)]
    public Task<Outcome> SetPhase(SetPhase command) => Submit(BudgetCommands.SetPhase(command, Session));

    [OpenTo(Roles.Facilitator)]
    public Task<Outcome> AddProject(WriteProject command) => Submit(BudgetCommands.AddProject(command, Session));

    [OpenTo(Roles.Facilitator)]
    public Task<Outcome> UpdateProject(WriteProject command) => Submit(BudgetCommands.UpdateProject(command, Session));

    [OpenTo(Roles.Facilitator)]
    public Task<Outcome> JudgeFeasibility(JudgeFeasibility command) => Submit(BudgetCommands.Judge(command, Session));

    /// <summary>Waits for the count, which begins by itself when voting ends.</summary>
    [OpenTo(Roles.Facilitator)]
    public Task<Outcome> CountBudget(BudgetCommand command) => Here.Hall.BudgetCounter.CountAsync(command.BudgetId, Context.ConnectionAborted);

    [OpenTo(Roles.Facilitator)]
    public Task<Outcome> TrackProject(TrackProject command) => Submit(BudgetCommands.Track(command, Session));
}
