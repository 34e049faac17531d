using System.Globalization;
using LiveTownHall.Contracts.Halls;
using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Contracts.People;
using LiveTownHall.Contracts.Polls;
using LiveTownHall.Contracts.Reports;
using LiveTownHall.Contracts.Stage;

namespace LiveTownHall.Server.Tests.Stage;

/// <summary>What the facilitator puts on: breaks, questions, thanks; reactions on and off; more time; words taken off.</summary>
public sealed class ShowTests
{
    [Fact]
    public async Task Everybody_sees_the_scene_and_a_break_with_its_end()
    {
        await using var room = await Room.OpenAsync();
        var phone = await room.AttendAsync();
        var wall = await room.EnterAsync(Roles.Screen);
        foreach (var kind in new[] { StageKinds.Arriving, StageKinds.Questions, StageKinds.Thanks, StageKinds.Break })
        {
            await room.Facilitator.MustAsync("SetStage", Drafts.Stage(kind));
            await phone.UntilAsync(kind, g => g.View.Stage == new StageView(kind));
            await wall.UntilAsync(kind, g => g.View.Stage == new StageView(kind));
        }

        var until = new DateTimeOffset(DateTime.UtcNow.Date, default).AddDays(1).AddMilliseconds(-1);
        await room.Facilitator.MustAsync("SetStage", new SetStage { Kind = StageKinds.Break, Until = until.ToString("O", CultureInfo.InvariantCulture) });
        await phone.UntilAsync("the end", g => g.View.Stage == new StageView(StageKinds.Break, null, until));
    }

    [Fact]
    public async Task An_end_that_is_none_is_refused_with_its_field_and_changes_nothing()
    {
        await using var room = await Room.OpenAsync();
        await room.Facilitator.MustAsync("SetStage", Drafts.Stage(StageKinds.Join));
        foreach (var until in new[] { "soon", "2020-01-01T00:00:00Z", "2999-01-01T00:00:00Z" })
        {
            var refused = await room.Facilitator.CallAsync("SetStage", new SetStage { Kind = StageKinds.Break, Until = until });
            Assert.Equal(RefusalCodes.InvalidTime, refused.Error!.Code);
            Assert.StartsWith("until: ", refused.Error.Message, StringComparison.Ordinal);
        }

        await room.Facilitator.MustRefuseAsync(RefusalCodes.InvalidRequest, "SetStage", new SetStage { Kind = StageKinds.Thanks, Until = "2999-01-01T00:00:00Z" });
        Assert.Equal(StageKinds.Join, (await room.Server.ViewAsync(room.Hall)).Stage.Kind);
    }

    [Fact]
    public async Task Reactions_that_are_switched_off_are_refused_until_they_are_on_again()
    {
        await using var room = await Room.OpenAsync();
        await room.Facilitator.MustAsync("OpenHall", new HallCommand());
        var phone = await room.AttendAsync();
        await phone.MustAsync("React", new React { Reaction = Reactions.Applause });

        await room.Facilitator.MustAsync("SetReactions", new SetReactions { On = false });
        await phone.UntilAsync("phones hide them", g => g.View.Hall.Reactions == false);
        await phone.MustRefuseAsync(RefusalCodes.ReactionsOff, "React", new React { Reaction = Reactions.Applause });

        await room.Facilitator.MustAsync("SetReactions", new SetReactions { On = true });
        await phone.UntilAsync("phones show them", g => g.View.Hall.Reactions is null);
        await phone.MustAsync("React", new React { Reaction = Reactions.Applause });
    }

    [Fact]
    public async Task A_running_timer_gets_the_time_it_is_given_once()
    {
        await using var room = await Room.OpenAsync();
        var poll = await room.Facilitator.CreatePollAsync(Drafts.Single());
        var closes = new DateTimeOffset(DateTime.UtcNow.Date, default).AddDays(2);
        await room.Facilitator.MustAsync("OpenPoll", Drafts.Poll(poll) with { ClosesAt = closes.ToString("O", CultureInfo.InvariantCulture) });
        await room.Facilitator.MustAsync("ExtendPoll", new ExtendPoll { PollId = poll, Seconds = 30 });
        var seen = new ExtendPoll { PollId = poll, Seconds = 30, ClosesAt = closes.AddSeconds(30).ToString("O", CultureInfo.InvariantCulture) };
        await room.Facilitator.MustAsync("ExtendPoll", seen);
        await room.Facilitator.MustAsync("ExtendPoll", seen);

        Assert.Equal(closes.AddSeconds(60), (await room.Server.ViewAsync(room.Hall)).Polls[0].ClosesAt);
        foreach (var seconds in new[] { 0, -5, 86_401 })
            await room.Facilitator.MustRefuseAsync(RefusalCodes.InvalidRequest, "ExtendPoll", new ExtendPoll { PollId = poll, Seconds = seconds });
        await room.Facilitator.MustRefuseAsync(RefusalCodes.InvalidTime, "ExtendPoll", new ExtendPoll { PollId = poll, Seconds = 5, ClosesAt = "soon" });
    }

    [Fact]
    public async Task A_word_that_is_hidden_is_on_no_screen_and_in_no_report_and_only_the_desk_knows_it()
    {
        await using var room = await Room.OpenAsync();
        var poll = await room.Facilitator.OpenPollAsync(Drafts.Of(PollKinds.Words, "Our town", Drafts.Live));
        var phone = await room.AttendAsync();
        var other = await room.AttendAsync();
        Assert.True((await phone.VoteAsync(poll, new Ballot { Words = ["Tram", "trams", "HUSHED"] })).Ok);
        Assert.True((await other.VoteAsync(poll, new Ballot { Words = ["trams"] })).Ok);
        await room.Moderator.MustAsync("HideWord", new WordCommand { PollId = poll, Word = " Hushed " });
        await room.Facilitator.MustAsync("HideWord", new WordCommand { PollId = poll, Word = "trams", Into = "tram" });

        await phone.UntilAsync("what is shown", g => g.Tally(poll)?.Words is [{ Text: "tram", Count: 2 }]);
        Assert.Equal(2, phone.Tally(poll)!.Voters);
        Assert.Null(phone.View.Polls[0].HiddenWords);
        await room.Facilitator.UntilAsync("the desk knows", g => g.View.Polls is [{ HiddenWords: [{ Word: "hushed", Into: null }, { Word: "trams", Into: "tram" }] }, ..]);
        await room.Facilitator.MustAsync("ClosePoll", Drafts.Poll(poll));
        await room.Facilitator.MustAsync("PublishReport", new HallCommand());
        foreach (var file in new[] { "report", "report.json", $"polls/{poll}/tally", "log" })
        {
            Assert.DoesNotContain(
                "hushed", await (await room.Server.GetAsync($"/api/halls/{room.Hall.HallId}/{file}")).Content.ReadAsStringAsync(), StringComparison.OrdinalIgnoreCase);
        }

        await room.Moderator.MustAsync("RestoreWord", new WordCommand { PollId = poll, Word = "hushed" });
        await phone.UntilAsync("it is back", g => g.Tally(poll)?.Words is [{ Text: "tram", Count: 2 }, { Text: "hushed", Count: 1 }]);
        var report = await TestServer.ReadAsync<ReportDocument>(await room.Server.GetAsync($"/api/halls/{room.Hall.HallId}/report"));
        Assert.Equal([new FigureCorrection("words", "hushed", null, 1)], Assert.Single(report.Corrections, c => c.Part == ReportParts.Poll).Figures!);
        foreach (var word in new[] { "", " ", null })
            await room.Facilitator.MustRefuseAsync(RefusalCodes.EmptyText, "HideWord", new WordCommand { PollId = poll, Word = word });
        await room.Facilitator.MustRefuseAsync(RefusalCodes.InvalidRequest, "HideWord", new WordCommand { PollId = poll, Word = "tram", Into = "TRAM" });
    }

    [Fact]
    public async Task The_wall_counts_who_has_voted_before_there_is_a_result_and_phones_are_not_told()
    {
        await using var room = await Room.OpenAsync();
        var poll = await room.Facilitator.OpenPollAsync(Drafts.Single());
        var wall = await room.EnterAsync(Roles.Screen);
        var phone = await room.AttendAsync();
        Assert.True((await phone.VoteAsync(poll, Drafts.Choice())).Ok);

        await wall.UntilAsync("one has voted", g => g.Only is { Voted: 1, Tally: null });
        await phone.UntilAsync("it is counted", g => g.Me!.Ballots.ContainsKey(poll));
        Assert.Null(phone.Only!.Voted);
        await room.Facilitator.MustAsync("ClosePoll", Drafts.Poll(poll));
        await wall.UntilAsync("the result", g => g.Only is { Voted: null, Tally.Voters: 1 });
    }

    [Fact]
    public async Task The_page_without_scripts_says_what_the_room_is_doing()
    {
        await using var room = await Room.OpenAsync();
        await room.Facilitator.MustAsync("OpenHall", new HallCommand());
        await room.Facilitator.MustAsync(
            "SetStage", new SetStage { Kind = StageKinds.Break, Until = DateTimeOffset.UtcNow.AddHours(2).ToString("O", CultureInfo.InvariantCulture) });
        using var browser = await PlainBrowser.JoinAsync(room.Server, room.Hall);
        Assert.Contains("It goes on in 1", browser.Text, StringComparison.Ordinal);

        await room.Facilitator.MustAsync("SetStage", Drafts.Stage(StageKinds.Thanks));
        await browser.GoAsync($"/p/{room.Hall.JoinCode}");
        Assert.Contains("Thank you for taking part", browser.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("/r/", browser.Html, StringComparison.Ordinal);
        await room.Facilitator.MustAsync("PublishReport", new HallCommand());
        await browser.GoAsync($"/p/{room.Hall.JoinCode}");
        Assert.Contains($"href=\"/r/{room.Hall.JoinCode}\"", browser.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Frames_say_the_address_that_was_set_whatever_the_wall_was_opened_by()
    {
        await using var server = await TestServer.StartAsync(settings => settings.PublicUrl = "https://townhall.riverside.example/");
        var hall = await server.CreateHallAsync();
        await using var wall = await server.EnterAsync(hall, Roles.Screen);
        Assert.Equal("https://townhall.riverside.example", wall.View.Hall.Address);

        await using var facilitator = await server.EnterAsync(hall, Roles.Facilitator);
        await facilitator.MustAsync("UpdateHall", new UpdateHall { Title = "Another" });
        await wall.UntilAsync("the new title", g => g.View.Hall is { Title: "Another", Address: "https://townhall.riverside.example" });
    }
}
