using System.IO.Compression;
using System.Net;
using LiveTownHall.Contracts.Budgets;
using LiveTownHall.Contracts.Halls;
using LiveTownHall.Contracts.Reports;

namespace LiveTownHall.Server.Tests.Reports;

/// <summary>What a report says of budgets, in all its forms.</summary>
public sealed class BudgetReportTests
{
    [Fact]
    public async Task A_budget_stands_in_the_report_with_its_count_and_what_became_of_it_and_before_that_without_a_number()
    {
        await using var room = await Room.OpenAsync();
        await room.Facilitator.MustAsync("OpenHall", new HallCommand());
        var (id, projects) = await room.Facilitator.CreateBudgetAsync(null, 40_000, 70_000, 30_000);
        Assert.Null((await room.ReportAsync(room.Hall.Keys.Facilitator)).Report.Budgets);
        await room.Facilitator.SetPhaseAsync(id, BudgetPhases.Vote);
        var (ann, bob) = (await room.AttendAsync(), await room.AttendAsync());
        await ann.MustAsync("CastBudget", BudgetDrafts.Approve(id, projects[0], projects[2]));
        await bob.MustAsync("CastBudget", BudgetDrafts.Approve(id, projects[1], projects[2]));
        await room.PublishAsync();
        var open = Assert.Single((await room.ReportAsync()).Report.Budgets!);
        Assert.Null(open.Count);
        Assert.All(open.Projects, project => Assert.Equal((null, null, null), (project.Votes, project.Funded, project.Greedy)));

        await room.Facilitator.SetPhaseAsync(id, BudgetPhases.Results);
        var result = await room.Server.ResultAsync(room.Hall, id);
        var document = await room.ReportAsync();
        Assert.Contains(document.Corrections, c => (c.Part, c.Id, c.Change) == (ReportParts.Budget, id, ReportChanges.Changed));
        var told = Assert.Single(document.Report.Budgets!);
        Assert.Equal(
            (result.Voters, result.Spent, result.Counted, result.Greedy.Spent), (told.Count!.Voters, told.Count.Spent, told.Count.Counted, told.Count.GreedySpent));
        Assert.Equal(result.Funded.Select(f => (f.ProjectId, f.Cost, f.Votes, f.EffectiveVotes?.Exact)),
            told.Projects.Where(p => p.Funded is true).OrderBy(p => p.Round).Select(p => (p.Id, p.Cost, p.Votes!.Value, p.EffectiveVotes?.Exact)));
        Assert.All(told.Projects, project => Assert.Equal(result.Why![project.Id].WouldHaveWonAt, project.WouldHaveWonAt));

        await room.Facilitator.SetPhaseAsync(id, BudgetPhases.Tracking);
        var funded = result.Funded[0].ProjectId;
        await room.Facilitator.MustAsync("TrackProject", new TrackProject { BudgetId = id, ProjectId = funded, State = TrackingStates.UnderWay, Note = "=Half are planted" });
        var followed = Assert.Single((await room.ReportAsync()).Report.Budgets!);
        var tracked = Assert.Single(followed.Projects, p => p.Tracking is not null);
        Assert.Equal((funded, TrackingStates.UnderWay, "=Half are planted"), (tracked.Id, tracked.Tracking!.State, tracked.Tracking.Note));

        using var zip = new ZipArchive(new MemoryStream(await room.BytesAsync("export?format=zip", room.Hall.Keys.Facilitator)));
        var budgets = Lines(zip, "budgets.csv");
        Assert.StartsWith($"{id},Greener streets,EUR,2,100000,approval,equal-shares,add1u,tracking,2,{result.Spent},{result.Greedy.Spent},", budgets[1], StringComparison.Ordinal);
        var rows = Lines(zip, "projects.csv");
        Assert.Equal(1 + projects.Length, rows.Length);
        var row = Assert.Single(rows, row => row.StartsWith($"{id},{funded},", StringComparison.Ordinal));
        Assert.Contains(TrackingStates.UnderWay, row, StringComparison.Ordinal);
        Assert.Contains("'=Half are planted", row, StringComparison.Ordinal);

        using var reader = new PlainBrowser(room.Server.Url);
        await reader.GoAsync($"/r/{room.Hall.JoinCode}");
        var page = WebUtility.HtmlDecode(reader.Html);
        Assert.Contains("Greener streets", page, StringComparison.Ordinal);
        Assert.Contains("Half are planted", page, StringComparison.Ordinal);
        Assert.Contains(result.Counted, page, StringComparison.Ordinal);
        Assert.DoesNotContain("report.", page.Replace("report.json", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    private static string[] Lines(ZipArchive zip, string name)
    {
        using var file = new StreamReader(zip.GetEntry(name)!.Open());
        return file.ReadToEnd().TrimEnd().Split("\r\n");
    }
}
