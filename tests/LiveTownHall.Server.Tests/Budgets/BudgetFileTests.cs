using System.Net;
using System.Text.Json;
using LiveTownHall.Budgets.Counting;
using LiveTownHall.Budgets.Pabulib;
using LiveTownHall.Contracts.Budgets;
using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Server.Budgets;
using LiveTownHall.Server.CommandLine;
using LiveTownHall.Server.Halls;
using LiveTownHall.Server.Settings;

namespace LiveTownHall.Server.Tests.Budgets;

/// <summary>Pabulib files into a hall and out of it.</summary>
public sealed class BudgetFileTests
{
    private const string Small = """
        META
        key;value
        description;Green streets
        num_projects;3
        num_votes;3
        budget;1000.50
        vote_type;approval
        currency;PLN
        PROJECTS
        project_id;cost;name;category
        p.1/a;400;"Trees; forty";Parks
        p2;700.25;Bridge;
        p3;300;Benches;
        VOTES
        voter_id;vote
        1;p.1/a,p3
        2;p2
        3;p.1/a
        """;

    [Fact]
    public async Task A_file_becomes_a_budget_and_its_ballots_come_along_only_to_rehearse()
    {
        await using var room = await Room.OpenAsync();
        var plain = await TestServer.ReadAsync<BudgetImported>(await room.Server.ImportAsync(room.Hall, Small));
        Assert.Equal((3, 0), (plain.Projects, plain.Ballots));
        await room.Facilitator.UntilAsync("the budget", g => g.View.Budgets.Count == 1);
        var view = room.Facilitator.Budget(plain.BudgetId);
        Assert.Equal(("Green streets", "PLN", 2, 100_050L, BudgetPhases.Proposals), (view.Title, view.Currency, view.Decimals, view.Amount, view.Phase));
        Assert.Equal([("p.1/a", "Trees; forty", 40_000L, "Parks"), ("p2", "Bridge", 70_025, null), ("p3", "Benches", 30_000, null)],
            view.Projects.Select(p => (p.Id, p.Title, p.Cost, p.Category)));
        Assert.Null(view.Imported);

        var rehearsal = await TestServer.ReadAsync<BudgetImported>(await room.Server.ImportAsync(room.Hall, Small, "?rehearsal=true&completion=add1u"));
        Assert.Equal(3, rehearsal.Ballots);
        await room.Facilitator.UntilAsync("people vote", g => g.View.Budgets.Count == 2 && g.View.BudgetTallies is [{ Voted: 3 }]);
        Assert.Equal((BudgetPhases.Vote, 3), (room.Facilitator.Budget(rehearsal.BudgetId).Phase, room.Facilitator.Budget(rehearsal.BudgetId).Imported));

        // Whoever is there rehearses along.
        var ann = await room.AttendAsync();
        await ann.MustAsync("CastBudget", BudgetDrafts.Approve(rehearsal.BudgetId, "p.1/a"));
        await room.Facilitator.SetPhaseAsync(rehearsal.BudgetId, BudgetPhases.Results);
        var result = await room.Server.ResultAsync(room.Hall, rehearsal.BudgetId);
        Assert.Equal((4L, true), (result.Voters, result.Imported));
        Assert.Equal(["p.1/a", "p3"], result.Funded.Select(f => f.ProjectId).Order());
        var file = PabulibReader.Read(await room.Server.FileAsync(room.Hall, rehearsal.BudgetId));
        Assert.Equal(("1000.5", "4", "PLN"), (file["budget"], file["num_votes"], file["currency"]));
    }

    [Fact]
    public async Task The_file_is_written_once_until_somebody_votes_and_not_sent_to_whoever_has_it()
    {
        await using var room = await Room.OpenAsync();
        var (id, projects) = await room.Facilitator.CreateBudgetAsync(null, 40_000, 70_000);
        await room.Facilitator.SetPhaseAsync(id, BudgetPhases.Vote);
        var (ann, bob) = (await room.AttendAsync(), await room.AttendAsync());
        await ann.MustAsync("CastBudget", BudgetDrafts.Approve(id, projects[0]));
        var first = await TagAsync(null);
        Assert.Equal(HttpStatusCode.NotModified, (await TagAsync(first.Tag)).Status);
        Assert.Same(await FileAsync(), await FileAsync());

        await bob.MustAsync("CastBudget", BudgetDrafts.Approve(id, projects[1]));
        var second = await TagAsync(first.Tag);
        Assert.Equal(HttpStatusCode.OK, second.Status);
        Assert.NotEqual(first.Tag, second.Tag);
        await room.Facilitator.SetPhaseAsync(id, BudgetPhases.Results);
        Assert.Equal($"\"{(await room.Server.ResultAsync(room.Hall, id)).Counted}\"", (await TagAsync(null)).Tag);

        async Task<(HttpStatusCode Status, string? Tag)> TagAsync(string? known)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/halls/{room.Hall.HallId}/budgets/{id}/budget.pb");
            request.Headers.Authorization = new("Bearer", room.Hall.Keys.Facilitator);
            if (known is not null)
                request.Headers.IfNoneMatch.ParseAdd(known);
            using var response = await room.Server.Http.SendAsync(request);
            return (response.StatusCode, response.Headers.ETag?.Tag);
        }

        async Task<BudgetFiles.Content> FileAsync()
        {
            using var lease = await room.Server.Get<HallRegistry>().FindAsync(room.Hall.HallId, CancellationToken.None);
            var cut = await lease!.Hall.Session.CutAsync();
            var budget = cut.State.Budgets!.Find(id)!;
            return lease.Hall.BudgetFiles.Of(budget, cut.Budgets[budget.Number]);
        }
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("PROJECTS", "")]
    [InlineData("vote_type;approval", "vote_type;cheers")]
    [InlineData("2;p2", "2;p9")]
    [InlineData("budget;1000.50", "budget;much")]
    public async Task A_file_that_is_none_is_refused_and_nothing_is_made(string part, string by)
    {
        await using var room = await Room.OpenAsync();
        var response = await room.Server.ImportAsync(room.Hall, part.Length == 0 ? "" : Small.Replace(part, by, StringComparison.Ordinal), "?rehearsal=true");
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains(RefusalCodes.InvalidRequest, await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Empty((await room.Server.ViewAsync(room.Hall, room.Hall.Keys.Facilitator)).Budgets);
    }

    [Fact]
    public async Task A_file_without_projects_is_refused()
    {
        await using var room = await Room.OpenAsync();
        var response = await room.Server.ImportAsync(
            room.Hall, "META\nkey;value\nbudget;10\nvote_type;approval\nPROJECTS\nproject_id;cost\nVOTES\nvoter_id;vote\n", "?rehearsal=true");
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("no projects", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_a_facilitator_brings_a_file_and_its_settings_are_checked()
    {
        await using var room = await Room.OpenAsync();
        Assert.Equal(HttpStatusCode.Forbidden, (await room.Server.ImportAsync(room.Hall, Small, "", room.Hall.Keys.Moderator)).StatusCode);
        foreach (var query in new[] { "?rule=cheers", "?seed=many", "?increment=0", "?tieBreak=p9" })
            Assert.Equal(HttpStatusCode.BadRequest, (await room.Server.ImportAsync(room.Hall, Small, query)).StatusCode);
        Assert.Empty((await room.Server.ViewAsync(room.Hall, room.Hall.Keys.Facilitator)).Budgets);
    }

    [Fact]
    public async Task Elections_that_the_web_tool_has_counted_have_the_same_winners_by_way_of_a_hall_and_a_record_that_verifies()
    {
        var folder = Path.Combine(Evaluations.Data.SharedData.Find() ?? "", "equalshares");
        Assert.SkipUnless(Directory.Exists(folder), "The third-party elections are not on this machine.");
        using var data = new ScratchFolder();
        string hallId;
        await using (var server = await TestServer.StartAsync(settings => settings.Limits.CallsPerSecond = 0, data: data.Path))
        {
            await using var room = await Room.OpenAsync(server: server);
            hallId = room.Hall.HallId;
            foreach (var path in Directory.EnumerateFiles(folder, "*.pb", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            {
                var text = await File.ReadAllTextAsync(path);
                var election = PabulibElection.From(PabulibReader.Read(text)).Election;
                if (election.Projects.Length > 200)
                    continue;

                // In steps that are small beside the amount: some files count in units of which it takes hundreds for a coffee.
                var increment = Math.Max(1, election.Amount / election.Unit / 200_000);
                var imported = await TestServer.ReadAsync<BudgetImported>(
                    await server.ImportAsync(room.Hall, text, $"?rehearsal=true&completion=add1u&tieBreak=maxVotes,minCost&seed=3&increment={increment}"));
                await room.Facilitator.SetPhaseAsync(imported.BudgetId, BudgetPhases.Results);
                var result = await server.ResultAsync(room.Hall, imported.BudgetId);
                var expected = BudgetCount.Run(election, new CountRule(Completion: Completion.Add1u, Increment: increment, TieBreak: ["maxVotes", "minCost"], Seed: 3));
                Assert.Equal(expected.Funded.Select(funded => election.Projects[funded.Project].Id), result.Funded.Select(funded => funded.ProjectId));
                Assert.Equal(election.Ballots.Count(ballot => !ballot.Choices.IsEmpty), result.Voters);
            }
        }

        var (output, errors) = (new StringWriter(), new StringWriter());
        Assert.Equal(0, await Verify.RunAsync(new TownhallSettings { Data = data.Path }, hallId, null, null, output, errors, CancellationToken.None).Within());
        Assert.Contains("counted again", output.ToString(), StringComparison.Ordinal);
    }
}
