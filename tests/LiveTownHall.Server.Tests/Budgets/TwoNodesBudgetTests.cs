using LiveTownHall.Contracts.People;
using LiveTownHall.Core.Budgets;
using LiveTownHall.Server.Halls;
using LiveTownHall.Server.Tests.Acknowledgements;

namespace LiveTownHall.Server.Tests.Budgets;

/// <summary>Two nodes count the same budget at the same time.</summary>
public sealed class TwoNodesBudgetTests
{
    [Fact]
    public async Task Both_count_the_first_one_is_the_result_and_both_show_it()
    {
        await using var doors = await TwoDoors.OpenAsync();
        var (id, projects) = await doors.Facilitator.CreateBudgetAsync(null, 40_000, 70_000, 30_000);
        await doors.Facilitator.SetPhaseAsync(id, Contracts.Budgets.BudgetPhases.Vote);
        await doors.MeetAsync();
        foreach (var (node, project) in new[] { (doors.One, 0), (doors.Two, 1), (doors.One, 2) })
            await (await doors.EnterAsync(node, Roles.Attendee)).MustAsync("CastBudget", BudgetDrafts.Approve(id, projects[project]));
        await doors.Facilitator.SetPhaseAsync(id, Contracts.Budgets.BudgetPhases.Results);
        var results = await Task.WhenAll(doors.One.ResultAsync(doors.Hall, id), doors.Two.ResultAsync(doors.Hall, id)).Within();
        Assert.Equal(results[0].Funded.Select(f => f.ProjectId), results[1].Funded.Select(f => f.ProjectId));
        Assert.Equal((3, results[0].Counted), (results[0].Voters, results[1].Counted));

        // What another version would say of the same cut comes too late, on both.
        foreach (var node in new[] { doors.One, doors.Two })
        {
            using var lease = await node.Get<HallRegistry>().FindAsync(doors.Hall.HallId, CancellationToken.None).Within();
            var session = lease!.Hall.Session;
            var count = session.State.Budgets!.Find(id)!.Count!;
            var late = new BudgetCounted(id, 1, "another/9", count.Result with { Spent = 1 });
            Assert.Equal(Core.Halls.Ruling.Unchanged, (await session.SubmitAsync(late)).Ruling);
            Assert.Equal(results[0].Spent, session.State.Budgets.Find(id)!.Count!.Result.Spent);
        }
    }
}
