using System.Text.RegularExpressions;
using LiveTownHall.Contracts.Halls;
using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Contracts.Moderation;
using LiveTownHall.Contracts.People;
using LiveTownHall.Contracts.Polls;
using LiveTownHall.Contracts.Reports;
using LiveTownHall.Contracts.Stage;
using LiveTownHall.Server.Plain.Words;

namespace LiveTownHall.Server.Tests.Reports;

/// <summary>What stands in a report, and what never does.</summary>
public sealed class ReportContentTests
{
    [Fact]
    public async Task Questions_stand_where_the_desk_left_them_with_notes_statements_and_the_moderation_in_numbers()
    {
        await using var room = await Room.OpenAsync();
        var answered = await room.PublishAsync("Who pays?");
        var promised = await room.PublishAsync("When does it start?");
        await room.PublishAsync("Are the trees safe?");
        var note = new WriteContext { ItemId = promised, ContextId = Drafts.NewId(), Text = "The plan says May.", Sources = ["https://example.org/plan"] };
        await room.Moderator.MustAsync("AddContext", note);
        await room.Colleague.MustAsync("ConfirmContext", note);
        await room.Facilitator.MustDecideAsync(answered, DecideActions.Answer, note: "Everybody does.");
        await room.Facilitator.MustAsync("Decide", Asking.Verdict(promised, DecideActions.Defer) with { Owner = "Works office", Due = "2030-05-01" });
        var rejected = await (await room.AttendAsync()).AskAsync("Buy my HUSHED soap");
        await room.Moderator.MustDecideAsync(rejected, DecideActions.Reject, reason: ReasonCodes.Spam);
        var wrong = Drafts.NewId();
        await room.Moderator.MustAsync("Announce", new Announce { AnnouncementId = wrong, Text = "The HUSHED bar is open", Level = AnnouncementLevels.Info });
        await room.Moderator.MustAsync(
            "Announce", new Announce { AnnouncementId = Drafts.NewId(), Text = "There is no bar", Level = AnnouncementLevels.Important, Retracts = wrong });
        await room.Facilitator.MustAsync("OpenHall", new HallCommand());
        await room.PublishAsync();
        var report = (await room.ReportAsync()).Report;

        Assert.Equal(
            [("Who pays?", ReportStandings.Answered), ("When does it start?", ReportStandings.Promised), ("Are the trees safe?", ReportStandings.Open)],
            report.Questions.Select(q => (q.Text, q.Standing)));
        Assert.Equal("Everybody does.", report.Questions[0].Answer!.Text);
        Assert.Equal(("Works office", "2030-05-01"), (report.Questions[1].FollowUp!.Owner, report.Questions[1].FollowUp!.Due));
        Assert.Equal("The plan says May.", Assert.Single(report.Questions[1].Notes!).Text);
        Assert.Equal([("", true), ("There is no bar", false)], report.Statements.Select(s => (s.Text, s.Retracted is true)));
        Assert.Contains(new ReportModeration("reject", ReasonCodes.Spam, 1), report.Moderation!);
        await NowhereAsync(room, "HUSHED");
        using var reader = new PlainBrowser(room.Server.Url);
        await reader.GoAsync($"/r/{room.Hall.JoinCode}");
        Assert.Matches("<span dir=\"auto\">Works office</span></p>\\s*<p>until Wednesday, May 1, 2030</p>", System.Net.WebUtility.HtmlDecode(reader.Html));

        await room.Facilitator.MustAsync("UpdateHall", new UpdateHall { PublicLog = false });
        Assert.Null((await room.ReportAsync()).Report.Moderation);
    }

    [Fact]
    public async Task A_result_that_is_hidden_is_in_no_form_of_the_report()
    {
        await using var room = await Room.OpenAsync();
        var hidden = await room.Facilitator.OpenPollAsync(Drafts.Single("Whom do you trust?", new PollSettings { ResultsVisible = ResultsVisibility.Hidden }));
        var later = await room.Facilitator.OpenPollAsync(Drafts.Single("Trams?"));
        var answers = await room.Facilitator.OpenPollAsync(Drafts.Of(PollKinds.Text, "Say it"));
        await room.Facilitator.CreatePollAsync(Drafts.Single("A HUSHED draft"));
        var voter = await room.AttendAsync();
        foreach (var poll in new[] { hidden, later })
            Assert.True((await voter.VoteAsync(poll, Drafts.Choice())).Ok);
        Assert.True((await voter.VoteAsync(answers, new Ballot { Text = "My HUSHED answer" })).Ok);
        await room.Facilitator.MustAsync("ClosePoll", Drafts.Poll(hidden));
        await room.Facilitator.MustAsync("ClosePoll", Drafts.Poll(answers));
        var report = (await room.ReportAsync(room.Hall.Keys.Facilitator)).Report;

        Assert.Equal([(hidden, false, 0), (later, false, 0), (answers, true, 0)], report.Polls.Select(p => (p.Id, p.ResultsShown, p.Figures.Count)));
        Assert.Empty(report.Polls[2].Answers!);
        await room.PublishAsync();
        await NowhereAsync(room, "HUSHED");

        await room.Facilitator.MustAsync("ShowResults", new ShowResults { PollId = hidden, Visible = true });
        Assert.Equal([1.0, 0], (await room.ReportAsync()).Report.Polls[0].Figures.Select(f => f.Value));
    }

    [Fact]
    public async Task A_result_is_marked_where_its_wording_was_changed_after_people_had_voted()
    {
        await using var room = await Room.OpenAsync();
        var poll = await room.Facilitator.OpenPollAsync(Drafts.Single("More bike lanes?", Drafts.Live));
        Assert.True((await (await room.AttendAsync()).VoteAsync(poll, Drafts.Choice())).Ok);
        await room.Facilitator.MustAsync("UpdatePoll", Drafts.Write(poll, Drafts.Single("Fewer bike lanes?", Drafts.Live)));
        await room.Facilitator.MustAsync("ClosePoll", Drafts.Poll(poll));
        await room.PublishAsync();

        var mark = Assert.Single(Assert.Single((await room.ReportAsync()).Report.Polls).Reworded!);
        Assert.Equal(1, mark.Votes);
        Assert.Equal("More bike lanes?", Assert.Single(mark.Before));
        using var reader = new PlainBrowser(room.Server.Url);
        await reader.GoAsync($"/r/{room.Hall.JoinCode}");
        Assert.Matches("Wording changed after 1 vote. Before:\\s*<q dir=\"auto\">More bike lanes\\?</q>", reader.Html);
        var files = Unpack.All(await room.BytesAsync("export?format=zip", room.Hall.Keys.Facilitator));
        Assert.Contains($"{poll},Fewer bike lanes?,1,More bike lanes?", Unpack.Texts("rewordings.csv", files["rewordings.csv"]), StringComparison.Ordinal);
    }

    /// <summary>Choices that are a kind's own are in the reader's language, and percent figures of votes in one line add up to a hundred, as on every other screen.</summary>
    [Fact]
    public async Task A_motion_reads_in_the_language_of_the_reader_and_its_percents_add_up()
    {
        await using var room = await Room.OpenAsync();
        var poll = await room.Facilitator.OpenPollAsync(Drafts.Of(PollKinds.Motion, "Trams?", Drafts.Live));
        foreach (var choice in new[] { "yes", "no", "abstain" })
            Assert.True((await (await room.AttendAsync()).VoteAsync(poll, new Ballot { Choices = [choice] })).Ok);
        await room.Facilitator.MustAsync("ClosePoll", Drafts.Poll(poll));
        await room.PublishAsync();
        using var reader = new PlainBrowser(room.Server.Url);
        await reader.GoAsync($"/r/{room.Hall.JoinCode}?lang=es");

        var rows = Regex.Matches(reader.Html, "<th scope=\"row\">\\s*<span dir=\"auto\">([^<]+)</span>\\s*</th>\\s*<td class=\"figure\">([^<]+)</td>");
        Assert.Equal(["S\u00ed 1 (34%)", "No 1 (33%)", "Abstenci\u00f3n 1 (33%)"], rows.Select(r => System.Net.WebUtility.HtmlDecode($"{r.Groups[1].Value} {r.Groups[2].Value}")));
    }

    /// <summary>The record in numbers does not say of a person who was alone that it was a rule.</summary>
    [Fact]
    public async Task What_a_facilitator_did_alone_is_said_so()
    {
        var server = await SharedServer.GetAsync();
        var hall = await server.CreateHallAsync();
        await using var facilitator = await server.EnterAsync(hall, Roles.Facilitator);
        await using var author = await server.EnterAsync(hall, Roles.Attendee);
        var question = await author.AskAsync("Is the bridge closed?");
        var note = new WriteContext { ItemId = question, ContextId = Drafts.NewId(), Text = "It is open.", Sources = ["https://example.org"] };
        await facilitator.MustAsync("ActAlone", new ActAlone { On = true });
        await facilitator.MustAsync("AddContext", note);
        await facilitator.MustAsync("ConfirmContext", note);
        await facilitator.MustAsync("OpenHall", new HallCommand());
        await facilitator.MustAsync("PublishReport", new HallCommand());

        var report = (await TestServer.ReadAsync<ReportDocument>(await server.GetAsync($"/api/halls/{hall.HallId}/report"))).Report;
        Assert.Contains(new ReportModeration("confirmContext", "alone", 1), report.Moderation!);
        using var reader = new PlainBrowser(server.Url);
        await reader.GoAsync($"/r/{hall.JoinCode}");
        Assert.Contains("One person did it alone", reader.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void One_person_is_not_people_in_any_language()
    {
        foreach (var words in Phrasebook.All)
        {
            foreach (var key in new[] { "turnout", "turnoutMore", "turnoutUnknown", "turnoutOpen" })
            {
                string Of(int people) => words.T("report." + key, ("voters", people), ("present", people));
                Assert.NotEqual(Of(2).Replace(words.Number(2), words.Number(1), StringComparison.Ordinal), Of(1));
            }
        }
    }

    private static async Task NowhereAsync(Room room, string word)
    {
        using var reader = new PlainBrowser(room.Server.Url);
        await reader.PostAsync($"/r/{room.Hall.JoinCode}", [("key", room.Hall.Keys.Facilitator)]);
        Assert.Equal(System.Net.HttpStatusCode.OK, reader.Status);
        Assert.DoesNotContain(word, reader.Html, StringComparison.OrdinalIgnoreCase);
        foreach (var (name, bytes) in Unpack.All(await room.BytesAsync("export?format=zip", room.Hall.Keys.Facilitator)))
            Assert.False(Unpack.Texts(name, bytes).Contains(word, StringComparison.OrdinalIgnoreCase), name);
    }
}
