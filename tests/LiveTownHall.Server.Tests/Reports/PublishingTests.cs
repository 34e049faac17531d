using System.Net;
using System.Security.Cryptography;
using LiveTownHall.Contracts.Halls;
using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Contracts.Moderation;
using LiveTownHall.Contracts.Reports;
using LiveTownHall.Contracts.Stage;
using LiveTownHall.Server.Halls;
using LiveTownHall.Server.Presence;

namespace LiveTownHall.Server.Tests.Reports;

/// <summary>Whose a report is, what its seal proves, and what becomes of changes after it was published.</summary>
public sealed class PublishingTests
{
    [Fact]
    public async Task Until_it_is_published_it_is_the_desks_alone_and_afterwards_everybodys()
    {
        await using var room = await Room.OpenAsync();
        await room.Facilitator.OpenPollAsync(Drafts.Single());
        using var reader = new PlainBrowser(room.Server.Url);
        foreach (var file in new[] { "report", "report.json" })
        {
            foreach (var key in new[] { null, "nonsense", room.Hall.Keys.Speaker, room.Hall.Keys.Screen })
                await Problem.MustBeAsync(await room.Server.GetAsync(room.Path(file), key), HttpStatusCode.NotFound, RefusalCodes.NotFound);
        }

        await reader.GoAsync($"/r/{room.Hall.JoinCode}");
        Assert.Equal(HttpStatusCode.NotFound, reader.Status);
        var nothing = reader.Text;
        await reader.GoAsync("/r/ZZZZZZ");
        Assert.Equal((HttpStatusCode.NotFound, nothing), (reader.Status, reader.Text));
        Assert.False((await room.ReportAsync(room.Hall.Keys.Moderator)).Published);

        await room.PublishAsync();
        var phone = await room.AttendAsync();
        await phone.UntilAsync("phones know of it", g => g.View.Hall.Report == 1);
        Assert.True((await room.ReportAsync()).Published);
        await reader.GoAsync($"/r/{room.Hall.JoinCode}");
        Assert.Equal(HttpStatusCode.OK, reader.Status);

        await room.Facilitator.MustAsync("UnpublishReport", new HallCommand());
        await phone.UntilAsync("it is gone", g => g.View.Hall.Report is null);
        await Problem.MustBeAsync(await room.Server.GetAsync(room.Path()), HttpStatusCode.NotFound, RefusalCodes.NotFound);
        await reader.GoAsync($"/r/{room.Hall.JoinCode}");
        Assert.Equal(HttpStatusCode.NotFound, reader.Status);
    }

    [Fact]
    public async Task The_desk_looks_at_a_draft_with_its_key_in_a_form_and_nobody_else_does()
    {
        await using var room = await Room.OpenAsync();
        using var reader = new PlainBrowser(room.Server.Url);
        foreach (var key in new[] { "", "nonsense", room.Hall.Keys.Speaker, room.Hall.Keys.Screen })
        {
            await reader.PostAsync($"/r/{room.Hall.JoinCode}", [("key", key)]);
            Assert.Equal(HttpStatusCode.NotFound, reader.Status);
        }

        await reader.PostAsync($"/r/{room.Hall.JoinCode}", [("key", room.Hall.Keys.Facilitator)]);
        Assert.Equal(HttpStatusCode.OK, reader.Status);
        Assert.Contains("This is a draft.", reader.Text, StringComparison.Ordinal);
        Assert.Contains("noindex", reader.Html, StringComparison.Ordinal);
        Assert.DoesNotContain(room.Hall.Keys.Facilitator, reader.Html, StringComparison.Ordinal);
        Assert.Equal("no-store", reader.Response.Headers.CacheControl!.ToString());
    }

    [Fact]
    public async Task A_hall_that_has_not_begun_has_no_report_to_publish()
    {
        await using var room = await Room.OpenAsync();
        await room.Facilitator.MustRefuseAsync(RefusalCodes.InvalidTransition, "PublishReport", new HallCommand());
        await room.Facilitator.MustAsync("UnpublishReport", new HallCommand());
    }

    [Fact]
    public async Task The_seal_is_the_hash_of_the_file_that_everybody_can_fetch()
    {
        await using var room = await Room.OpenAsync();
        await room.PublishAsync("Who pays?");
        await room.Facilitator.MustAsync("OpenHall", new HallCommand());
        await room.PublishAsync();
        var report = await room.ReportAsync();
        var file = await room.BytesAsync("report.json");

        Assert.Equal(report.Versions[^1].Hash, Convert.ToHexStringLower(SHA256.HashData(file)));
        Assert.Equal(report.Versions[^1].Hash, report.Hash);
        Assert.Equal("Who pays?", Assert.Single(ReportRoom.Read<HallReport>(file).Questions).Text);
        Assert.Equal(file, await room.BytesAsync("export?format=json", room.Hall.Keys.Moderator));
    }

    [Fact]
    public async Task Published_again_without_a_change_it_is_the_same_version()
    {
        await using var room = await Room.OpenAsync();
        await room.Facilitator.MustAsync("OpenHall", new HallCommand());
        await room.PublishAsync();
        await room.Facilitator.MustAsync("SetStage", Drafts.Stage(StageKinds.Join));
        await room.PublishAsync();

        Assert.Equal(1, Assert.Single((await room.ReportAsync()).Versions).Number);
    }

    [Fact]
    public async Task What_changes_later_is_a_correction_and_the_next_version_has_it()
    {
        await using var room = await Room.OpenAsync();
        var poll = await room.Facilitator.OpenPollAsync(Drafts.Single("Trams?"));
        var question = await room.PublishAsync("Who pays?");
        var voter = await room.AttendAsync();
        Assert.True((await voter.VoteAsync(poll, Drafts.Choice(1))).Ok);
        await room.Facilitator.MustAsync("ClosePoll", Drafts.Poll(poll));
        await room.PublishAsync();
        Assert.Empty((await room.ReportAsync()).Corrections);

        await room.Facilitator.MustAsync("ReopenPoll", Drafts.Poll(poll));
        Assert.True((await voter.VoteAsync(poll, Drafts.Choice(2))).Ok);
        await room.Facilitator.MustAsync("ClosePoll", Drafts.Poll(poll));
        await room.Facilitator.MustDecideAsync(question, DecideActions.Answer, note: "Everybody does.");
        var report = await room.ReportAsync();

        Assert.Equal([("poll", "changed", "Trams?"), ("question", "changed", "Who pays?")], report.Corrections.Select(c => (c.Part, c.Change, c.Title)));
        Assert.Equal([new("votes", "Yes", 1, 0), new FigureCorrection("votes", "No", 0, 1)], report.Corrections[0].Figures!);
        Assert.NotEqual(report.Versions[0].Hash, report.Hash);
        using var reader = new PlainBrowser(room.Server.Url);
        await reader.GoAsync($"/r/{room.Hall.JoinCode}");
        Assert.Contains("Yes: 1 before, 0 now", reader.Text, StringComparison.Ordinal);

        await room.PublishAsync();
        report = await room.ReportAsync();
        Assert.Empty(report.Corrections);
        Assert.Equal([1, 2], report.Versions.Select(v => v.Number));
        Assert.True(report.Versions[1].Position > report.Versions[0].Position);
    }

    /// <summary>A seal that fits no more without a word about why would look like a forgery.</summary>
    [Fact]
    public async Task Whatever_makes_the_seal_another_one_is_a_correction()
    {
        await using var room = await Room.OpenAsync();
        var first = await room.Facilitator.OpenPollAsync(Drafts.Single("Trams?"));
        var second = await room.Facilitator.OpenPollAsync(Drafts.Single("Buses?"));
        await room.PublishAsync();
        foreach (var change in new Func<Task>[]
        {
            () => room.Facilitator.MustAsync("MovePoll", new Contracts.Polls.MovePoll { PollId = second, Before = first }),
            () => room.Facilitator.MustAsync("UpdateHall", new UpdateHall { Languages = ["fr", "en"] }),
        })
        {
            await change();
            var report = await room.ReportAsync();
            Assert.NotEqual(report.Versions[^1].Hash, report.Hash);
            Assert.Equal((ReportParts.Hall, ReportChanges.Changed), Assert.Single(report.Corrections.Select(c => (c.Part, c.Change))));
            await room.PublishAsync();
        }
    }

    [Fact]
    public async Task What_is_redacted_after_it_was_published_is_said_to_be_gone_and_not_said_again()
    {
        await using var room = await Room.OpenAsync();
        var id = await room.PublishAsync("Mr Secretname lives at number nine");
        await room.Facilitator.MustAsync("OpenHall", new HallCommand());
        await room.PublishAsync();
        Assert.Contains("Secretname", System.Text.Encoding.UTF8.GetString(await room.BytesAsync("report.json")), StringComparison.Ordinal);

        await room.Moderator.MustAsync("Redact", new Redact { ItemId = id, Reason = ReasonCodes.PersonalData });
        await room.Facilitator.MustAsync("Redact", new Redact { ItemId = id, Reason = ReasonCodes.PersonalData });
        var gone = Assert.Single((await room.ReportAsync()).Corrections, c => c.Part == ReportParts.Question);
        Assert.Equal((ReportChanges.Removed, null, null), (gone.Change, gone.Title, gone.Id));
        using var reader = new PlainBrowser(room.Server.Url);
        await reader.GoAsync($"/r/{room.Hall.JoinCode}");
        Assert.Contains("A question was taken out", reader.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Secretname", reader.Html, StringComparison.Ordinal);
        foreach (var file in new[] { "report", "report.json" })
            Assert.DoesNotContain("Secretname", System.Text.Encoding.UTF8.GetString(await room.BytesAsync(file)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_restart_finds_the_same_versions_and_the_same_seal()
    {
        using var data = new ScratchFolder();
        HallCreated hall;
        string hash;
        await using (var server = await TestServer.StartAsync(data: data.Path))
        {
            hall = await server.CreateHallAsync();
            await using var facilitator = await server.EnterAsync(hall, Contracts.People.Roles.Facilitator);
            await facilitator.OpenPollAsync(Drafts.Single());
            await facilitator.MustAsync("CloseHall", new HallCommand());
            await facilitator.MustAsync("PublishReport", new HallCommand());
            hash = (await TestServer.ReadAsync<ReportDocument>(await server.GetAsync($"/api/halls/{hall.HallId}/report"))).Hash;
        }

        await using var again = await TestServer.StartAsync(data: data.Path);
        var report = await TestServer.ReadAsync<ReportDocument>(await again.GetAsync($"/api/halls/{hall.HallId}/report"));
        Assert.Equal((hash, hash), (report.Hash, Assert.Single(report.Versions).Hash));
        Assert.Empty(report.Corrections);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_close_of_a_poll_keeps_how_many_attendees_were_there(bool withTheHall)
    {
        await using var room = await Room.OpenAsync();
        var poll = await room.Facilitator.OpenPollAsync(Drafts.Single());
        var here = await room.AttendAsync();
        await room.AttendAsync();
        var gone = await room.AttendAsync();
        await gone.DisposeAsync();
        using var lease = (await room.Server.Get<HallRegistry>().FindAsync(room.Hall.HallId, CancellationToken.None).Within())!;
        await BoundedWait.UntilAsync("two are there", () => lease.Hall.Pulse.Attendees == 2);
        await room.Facilitator.MustAsync(withTheHall ? "CloseHall" : "ClosePoll", withTheHall ? new HallCommand() : Drafts.Poll(poll));
        await room.AttendAsync();

        await here.UntilAsync("the poll says so", g => g.Only is { Present: 2 });
        Assert.Equal(2, Assert.Single((await room.ReportAsync(room.Hall.Keys.Facilitator)).Report.Polls).Present);
    }
}
