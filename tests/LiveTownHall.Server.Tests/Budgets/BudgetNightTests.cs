using System.Net;
using LiveTownHall.Contracts.Budgets;
using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Contracts.People;

namespace LiveTownHall.Server.Tests.Budgets;

/// <summary>A budget from the first project to what became of it.</summary>
public sealed class BudgetNightTests
{
    [Fact]
    public async Task Every_change_is_a_ballot_that_counts_at_once_and_the_result_is_there_when_voting_ends()
    {
        await using var room = await Room.OpenAsync();
        var (id, projects) = await room.Facilitator.CreateBudgetAsync(null, 40_000, 70_000, 30_000);
        var (ann, bob) = (await room.AttendAsync(), await room.AttendAsync());
        Assert.Equal(RefusalCodes.PollClosed, (await ann.CallAsync("CastBudget", BudgetDrafts.Approve(id, projects[0]))).Error!.Code);

        await room.Facilitator.SetPhaseAsync(id, BudgetPhases.Vote);
        Assert.False((await ann.MustAsync("CastBudget", BudgetDrafts.Approve(id, projects[0]))).Changed);
        Assert.True((await ann.MustAsync("CastBudget", BudgetDrafts.Approve(id, projects[2], projects[0]))).Changed);
        await bob.MustAsync("CastBudget", BudgetDrafts.Approve(id, projects[1]));
        await bob.MustAsync("CastBudget", BudgetDrafts.Approve(id));
        await ann.UntilAsync("her ballot", g => g.Me!.Budgets is { } mine && mine[id].Choices!.SequenceEqual([projects[0], projects[2]]));
        await bob.UntilAsync("no ballot", g => g.Me!.Budgets is null);
        await room.Facilitator.UntilAsync("the desk counts along", g => g.View.BudgetTallies is [{ Voted: 1, Preview: { Voters: 1 } preview }]
            && preview.Funded.Order().SequenceEqual(new[] { projects[0], projects[2] }.Order()) && preview.Votes[projects[1]] == 0);
        Assert.Null(ann.View.BudgetTallies);

        await room.Facilitator.SetPhaseAsync(id, BudgetPhases.Results);
        Assert.Equal(RefusalCodes.PollClosed, (await bob.CallAsync("CastBudget", BudgetDrafts.Approve(id, projects[1]))).Error!.Code);
        var result = await room.Server.ResultAsync(room.Hall, id);
        Assert.Equal((BudgetRules.EqualShares, BudgetCompletions.Add1u, 1, 70_000), (result.Rule, result.Completion, result.Voters, result.Spent));
        Assert.Equal(new[] { projects[0], projects[2] }.Order(), result.Funded.Select(f => f.ProjectId).Order());
        Assert.Equal(result.Funded.Select(f => (f.Round, f.ProjectId)), result.Rounds!.Select(r => (r.Round, r.ProjectId)));
        Assert.Equal(projects.Order(), result.Why!.Keys.Order());
        Assert.True(result.Why[projects[0]].Funded);
        Assert.False(result.Why[projects[1]].Funded);
        Assert.Equal(("1", 1), (result.Funded[0].EffectiveVotes!.Exact, result.Funded[0].EffectiveVotes!.Shown));
        await ann.SeesBudgetAsync("the result on her phone", id, budget => budget.Result is { Spent: 70_000, Why: null });

        await room.Facilitator.MustAsync("CountBudget", new BudgetCommand { BudgetId = id });
        await room.Facilitator.SetPhaseAsync(id, BudgetPhases.Tracking);
        await room.Facilitator.MustAsync("TrackProject", new TrackProject { BudgetId = id, ProjectId = projects[0], State = TrackingStates.UnderWay, Note = "Half are planted" });
        await ann.SeesBudgetAsync("what became of it", id, budget => budget.Projects[0].Tracking is { State: TrackingStates.UnderWay, Note: "Half are planted" });
        Assert.Equal(RefusalCodes.InvalidTransition,
            (await room.Facilitator.CallAsync("TrackProject", new TrackProject { BudgetId = id, ProjectId = projects[1], State = TrackingStates.Done })).Error!.Code);
    }

    [Theory]
    [InlineData(BudgetBallots.Knapsack)]
    [InlineData(BudgetBallots.Points)]
    [InlineData(BudgetBallots.Ranking)]
    public async Task A_ballot_of_each_style_comes_back_as_it_was_cast_and_one_that_is_none_is_refused_with_its_field(string style)
    {
        await using var room = await Room.OpenAsync();
        var (id, projects) = await room.Facilitator.CreateBudgetAsync(
            BudgetDrafts.Plain with { Ballot = style, Points = 10, MaxPerProject = 6, MaxChoices = 2 }, 40_000, 70_000, 30_000);
        await room.Facilitator.SetPhaseAsync(id, BudgetPhases.Vote);
        var ann = await room.AttendAsync(wire: WireFormat.MessagePack);
        var (sound, wrong) = style switch
        {
            BudgetBallots.Knapsack => (new BudgetVote { Choices = [projects[0], projects[2]] }, new BudgetVote { Choices = [projects[0], projects[1]] }),
            BudgetBallots.Points => (
                new BudgetVote { Points = new Dictionary<string, double> { [projects[0]] = 6, [projects[1]] = 4 } },
                new BudgetVote { Points = new Dictionary<string, double> { [projects[0]] = 6, [projects[1]] = 5 } }),
            _ => (new BudgetVote { Ranking = [projects[2], projects[0]] }, new BudgetVote { Ranking = [projects[2], projects[0], projects[1]] }),
        };
        await ann.MustAsync("CastBudget", new CastBudget { BudgetId = id, Ballot = sound });
        var half = new BudgetVote { Points = new Dictionary<string, double> { [projects[0]] = 0.5 } };
        foreach (var refused in new[] { wrong, new BudgetVote(), new BudgetVote { Choices = ["nothing"] }, half })
        {
            var outcome = await ann.CallAsync("CastBudget", new CastBudget { BudgetId = id, Ballot = refused });
            Assert.Equal(RefusalCodes.InvalidBallot, outcome.Error!.Code);
            var field = style switch { BudgetBallots.Points => "points:", BudgetBallots.Ranking => "ranking:", _ => "choices:" };
            Assert.StartsWith(field, outcome.Error.Message, StringComparison.Ordinal);
        }

        await ann.UntilAsync("the ballot", g => g.Me!.Budgets is { Count: 1 });
        var mine = ann.Me!.Budgets![id];
        Assert.Equal(sound.Choices?.Order(), mine.Choices?.Order());
        Assert.Equal(sound.Ranking, mine.Ranking);
        Assert.Equal(sound.Points?.OrderBy(p => p.Key), mine.Points?.OrderBy(p => p.Key));
    }

    [Fact]
    public async Task Nobody_but_the_desk_sees_a_verdict_before_it_is_final_or_votes_before_the_result()
    {
        await using var room = await Room.OpenAsync();
        var (id, projects) = await room.Facilitator.CreateBudgetAsync(null, 40_000, 70_000, 30_000);
        var (ann, wall) = (await room.AttendAsync(), await room.EnterAsync(Roles.Screen));
        await room.Facilitator.SetPhaseAsync(id, BudgetPhases.Feasibility);
        await room.Facilitator.MustAsync("JudgeFeasibility",
            new JudgeFeasibility { BudgetId = id, ProjectId = projects[0], State = FeasibilityStates.NotFeasible, Reason = "canary000001" });
        await room.Facilitator.MustAsync("JudgeFeasibility",
            new JudgeFeasibility { BudgetId = id, ProjectId = projects[1], State = FeasibilityStates.Feasible, Reason = "canary000002", Final = true });
        Assert.Equal(RefusalCodes.EmptyText, (await room.Facilitator.CallAsync(
            "JudgeFeasibility", new JudgeFeasibility { BudgetId = id, ProjectId = projects[2], State = FeasibilityStates.NotFeasible })).Error!.Code);
        foreach (var guest in new[] { ann, wall })
        {
            await guest.SeesBudgetAsync("the final verdict", id, budget =>
                budget.Projects is [_, { Feasibility: { State: FeasibilityStates.Feasible, Reason: "canary000002" } }, ..]);
            Assert.Equal(FeasibilityStates.Open, guest.Budget(id).Projects[0].Feasibility.State);
            Assert.DoesNotContain("canary000001", System.Text.Encoding.UTF8.GetString(guest.Heard), StringComparison.Ordinal);
        }

        await room.Facilitator.SetPhaseAsync(id, BudgetPhases.Vote);
        await ann.SeesBudgetAsync("all verdicts", id, budget => budget.Projects is [{ Feasibility: { State: FeasibilityStates.NotFeasible, Reason: "canary000001" } }, ..]);
        Assert.Equal(RefusalCodes.InvalidBallot, (await ann.CallAsync("CastBudget", BudgetDrafts.Approve(id, projects[0]))).Error!.Code);
        await ann.MustAsync("CastBudget", BudgetDrafts.Approve(id, projects[1]));
        await wall.UntilAsync("how many have voted", g => g.View.BudgetTallies is [{ Voted: 1, Preview: null }]);
        foreach (var path in new[] { "result", "budget.pb" })
            Assert.Equal(HttpStatusCode.Forbidden, (await room.Server.GetAsync($"/api/halls/{room.Hall.HallId}/budgets/{id}/{path}")).StatusCode);
        Assert.Contains("PROJECTS", await room.Server.FileAsync(room.Hall, id, room.Hall.Keys.Facilitator), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_asked_of_people_stays_as_it_is()
    {
        await using var room = await Room.OpenAsync();
        var (id, projects) = await room.Facilitator.CreateBudgetAsync(null, 40_000);
        await room.Facilitator.SetPhaseAsync(id, BudgetPhases.Vote);
        Assert.Equal(RefusalCodes.InvalidTransition, (await room.Facilitator.CallAsync(
            "UpdateBudget", new WriteBudget { BudgetId = id, Draft = BudgetDrafts.Plain with { Ballot = BudgetBallots.Knapsack } })).Error!.Code);
        Assert.Equal(RefusalCodes.InvalidTransition, (await room.Facilitator.CallAsync(
            "AddProject", new WriteProject { BudgetId = id, ProjectId = Drafts.NewId(), Draft = BudgetDrafts.Project("Late", 1) })).Error!.Code);
        Assert.Equal(RefusalCodes.InvalidTransition, (await room.Facilitator.CallAsync(
            "UpdateProject", new WriteProject { BudgetId = id, ProjectId = projects[0], Draft = BudgetDrafts.Project("Dearer", 41_000) })).Error!.Code);
        Assert.Equal(RefusalCodes.InvalidTransition, (await room.Facilitator.CallAsync("CountBudget", new BudgetCommand { BudgetId = id })).Error!.Code);
        await room.Facilitator.MustAsync("UpdateBudget", new WriteBudget { BudgetId = id, Draft = BudgetDrafts.Plain with { Title = "Green streets" } });
        Assert.Equal(RefusalCodes.NotFound, (await room.Facilitator.CallAsync("SetPhase", BudgetDrafts.Phase(Drafts.NewId(), BudgetPhases.Vote))).Error!.Code);
    }

    [Theory]
    [InlineData("title")]
    [InlineData("currency")]
    [InlineData("amount")]
    [InlineData("ballot")]
    [InlineData("rule")]
    [InlineData("utility")]
    [InlineData("completion")]
    [InlineData("comparison")]
    [InlineData("increment")]
    [InlineData("seed")]
    [InlineData("tieBreak")]
    [InlineData("phases")]
    [InlineData("maxChoices")]
    public async Task A_budget_that_is_none_is_refused_with_its_field_and_nothing_is_made(string field)
    {
        await using var room = await Room.OpenAsync();
        var plain = BudgetDrafts.Plain;
        var draft = field switch
        {
            "title" => plain with { Title = " " },
            "currency" => plain with { Currency = "Euro" },
            "amount" => plain with { Amount = 1_000_000_000_000_001 },
            "ballot" => plain with { Ballot = "show of hands" },
            "rule" => plain with { Rule = "first come" },
            "utility" => plain with { Utility = "borda" },
            "completion" => plain with { Completion = "add2" },
            "comparison" => plain with { Comparison = "taste" },
            "increment" => plain with { Increment = 0 },
            "seed" => plain with { Seed = -1 },
            "tieBreak" => plain with { TieBreak = ["loudest"] },
            "phases" => plain with { Phases = [new PhaseAt(BudgetPhases.Results, "2027-05-04T18:30:00Z"), new PhaseAt(BudgetPhases.Vote, "2027-05-05T18:30:00Z")] },
            _ => plain with { MinChoices = 3, MaxChoices = 2 },
        };
        var outcome = await room.Facilitator.CallAsync("CreateBudget", new WriteBudget { BudgetId = Drafts.NewId(), Draft = draft });
        Assert.Contains(outcome.Error!.Code, new[] { RefusalCodes.InvalidRequest, RefusalCodes.EmptyText });
        Assert.StartsWith(field + ":", outcome.Error.Message, StringComparison.Ordinal);
        Assert.Empty((await room.Server.ViewAsync(room.Hall, room.Hall.Keys.Facilitator)).Budgets);
    }

    [Fact]
    public async Task A_lottery_is_drawn_and_shown_from_the_start_and_a_retry_draws_no_other()
    {
        await using var room = await Room.OpenAsync();
        var command = new WriteBudget { BudgetId = Drafts.NewId(), Draft = BudgetDrafts.Plain with { Seed = null } };
        await room.Facilitator.MustAsync("CreateBudget", command);
        await room.Facilitator.MustAsync("CreateBudget", command);
        var ann = await room.AttendAsync();
        await ann.UntilAsync("the budget", g => g.View.Budgets.Count == 1);
        Assert.InRange(ann.View.Budgets[0].Seed!.Value, 0, (1L << 53) - 1);
    }
}
