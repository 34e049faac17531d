using LiveTownHall.Contracts.Budgets;
using LiveTownHall.Contracts.Halls;
using LiveTownHall.Contracts.Hubs;

namespace LiveTownHall.Server.Tests.Rig;

/// <summary>Short ways to write budgets, and to vote on them.</summary>
internal static class BudgetDrafts
{
    public static BudgetDraft Plain { get; } = new() { Title = "Greener streets", Currency = "EUR", Amount = 100_000, Completion = BudgetCompletions.Add1u, Seed = 7 };

    public static ProjectDraft Project(string title, long cost) => new() { Title = title, Cost = cost };

    public static SetPhase Phase(string budgetId, string phase) => new() { BudgetId = budgetId, Phase = phase };

    public static CastBudget Approve(string budgetId, params string[] projects) => new() { BudgetId = budgetId, Ballot = new BudgetVote { Choices = projects } };

    /// <summary>A budget with a project of each cost, in phase proposals.</summary>
    public static async Task<(string Id, string[] Projects)> CreateBudgetAsync(this Guest facilitator, BudgetDraft? draft = null, params long[] costs)
    {
        var id = Drafts.NewId();
        await facilitator.MustAsync("CreateBudget", new WriteBudget { BudgetId = id, Draft = draft ?? Plain });
        var projects = costs.Select(_ => Drafts.NewId()).ToArray();
        foreach (var (place, project) in projects.Index())
            await facilitator.MustAsync("AddProject", new WriteProject { BudgetId = id, ProjectId = project, Draft = Project("Project " + (place + 1), costs[place]) });
        return (id, projects);
    }

    public static Task<Outcome> SetPhaseAsync(this Guest facilitator, string budgetId, string phase) => facilitator.MustAsync("SetPhase", Phase(budgetId, phase));

    /// <summary>The one that this guest sees of a budget.</summary>
    public static BudgetView Budget(this Guest guest, string id) => guest.View.Budgets.Single(budget => budget.Id == id);

    /// <summary>Waits for what this guest sees of a budget, which may not have come yet at all.</summary>
    public static Task SeesBudgetAsync(this Guest guest, string what, string id, Func<BudgetView, bool> condition)
        => guest.UntilAsync(what, g => g.View.Budgets.SingleOrDefault(budget => budget.Id == id) is { } budget && condition(budget));

    public static async Task<BudgetResultView> ResultAsync(this TestServer server, HallCreated hall, string budgetId)
        => await TestServer.ReadAsync<BudgetResultView>(await server.GetAsync($"/api/halls/{hall.HallId}/budgets/{budgetId}/result"));

    public static async Task<string> FileAsync(this TestServer server, HallCreated hall, string budgetId, string? key = null)
    {
        var response = await server.GetAsync($"/api/halls/{hall.HallId}/budgets/{budgetId}/budget.pb", key);
        Assert.Equal(System.Net.HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadAsStringAsync();
    }

    public static async Task<HttpResponseMessage> ImportAsync(this TestServer server, HallCreated hall, string file, string query = "", string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/halls/{hall.HallId}/budgets{query}");
        request.Content = new StringContent(file, System.Text.Encoding.UTF8, "text/plain");
        request.Headers.Authorization = new("Bearer", key ?? hall.Keys.Facilitator);
        return await server.Http.SendAsync(request);
    }
}
