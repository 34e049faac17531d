using System.Net;
using LiveTownHall.Contracts.People;

namespace LiveTownHall.Server.Tests.Plain;

/// <summary>Which forms are taken, and from whom.</summary>
public class FormTests
{
    [Fact]
    public async Task A_form_that_did_not_come_from_here_is_refused_and_changes_nothing()
    {
        var server = await SharedServer.GetAsync();
        var hall = await server.CreateHallAsync(Drafts.Single());
        await using var facilitator = await server.EnterAsync(hall, Roles.Facilitator);
        var poll = facilitator.Only!.Id;
        await facilitator.MustAsync("OpenPoll", Drafts.Poll(poll));
        using var browser = await PlainBrowser.JoinAsync(server, hall);
        using var elsewhere = await PlainBrowser.JoinAsync(server, hall);

        await browser.PostAsync($"/p/{hall.JoinCode}/vote", [("poll", poll), ("round", "1"), ("choice", "1")]);
        Assert.Equal(HttpStatusCode.BadRequest, browser.Status);
        await browser.PostAsync($"/p/{hall.JoinCode}/vote", [("form", "made up"), ("poll", poll), ("round", "1"), ("choice", "1")]);
        Assert.Equal(HttpStatusCode.BadRequest, browser.Status);
        using var stranger = new PlainBrowser(server.Url);
        await stranger.PostAsync("/p", [("code", hall.JoinCode)]);
        Assert.Equal(HttpStatusCode.BadRequest, stranger.Status);
        await browser.PostAsync($"/p/{hall.JoinCode}/vote", new StringContent("{}", System.Text.Encoding.UTF8, "application/json"));
        Assert.Equal(HttpStatusCode.BadRequest, browser.Status);

        var cut = await server.ViewAsync(hall, hall.Keys.Facilitator);
        Assert.Equal(0, cut.Polls[0].Tally!.Voters);
    }

    [Fact]
    public async Task A_form_of_more_than_sixteen_kilobytes_is_refused()
    {
        var server = await SharedServer.GetAsync();
        var hall = await server.CreateHallAsync();
        using var browser = await PlainBrowser.JoinAsync(server, hall);

        await browser.SendAsync($"/p/{hall.JoinCode}/ask", [("text", new string('a', 17_000))]);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, browser.Status);
    }

    [Fact]
    public async Task A_form_survives_a_restart_of_the_server()
    {
        using var folder = new ScratchFolder();
        var cookies = new CookieContainer();
        string code, shown;
        await using (var server = await TestServer.StartAsync(data: folder.Path))
        {
            var hall = await server.CreateHallAsync();
            code = hall.JoinCode;
            using var before = new PlainBrowser(server.Url, cookies);
            await before.GoAsync($"/p/{code}");
            await before.SendAsync("/p", [("code", code)]);
            await before.FollowAsync();
            shown = before.Html;
        }

        await using var again = await TestServer.StartAsync(data: folder.Path);
        using var after = new PlainBrowser(again.Url, cookies);
        after.Show(shown);
        await after.SendAsync($"/p/{code}/ask", [("text", "Still here?")]);

        Assert.Equal(HttpStatusCode.SeeOther, after.Status);
        await after.FollowAsync();
        Assert.Contains("Still here?", after.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_holds_to_the_limits_of_one_person()
    {
        await using var server = await TestServer.StartAsync(s => s.Limits.QuestionsPerMinute = 0.001);
        var hall = await server.CreateHallAsync();
        using var browser = await PlainBrowser.JoinAsync(server, hall);
        for (var i = 0; i < 3; i++)
        {
            await browser.SendAsync($"/p/{hall.JoinCode}/ask", [("text", $"Question {i}"), ("question", Drafts.NewId())]);
            Assert.Equal(HttpStatusCode.SeeOther, browser.Status);
        }

        await browser.SendAsync($"/p/{hall.JoinCode}/ask", [("text", "One more"), ("question", Drafts.NewId())]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Status);
        Assert.Contains("That was too many at once.", browser.Text, StringComparison.Ordinal);
    }
}
