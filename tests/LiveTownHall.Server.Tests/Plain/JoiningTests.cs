using System.Net;
using System.Net.Http.Json;
using LiveTownHall.Contracts.Halls;
using LiveTownHall.Contracts.People;
using LiveTownHall.Contracts.Polls;
using LiveTownHall.Server.Plain.Words;
using LiveTownHall.Server.Wire;

namespace LiveTownHall.Server.Tests.Plain;

/// <summary>Coming in by the plain page, as whom, and in which language.</summary>
public class JoiningTests
{
    [Fact]
    public async Task A_code_in_any_writing_leads_in_and_an_unknown_one_is_said_beside_its_field()
    {
        var server = await SharedServer.GetAsync();
        var hall = await server.CreateHallAsync();
        using var browser = new PlainBrowser(server.Url);
        await browser.GoAsync("/p");

        await browser.SendAsync("/p", [("code", "AAAAAA")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Status);
        Assert.Contains("id=\"code-wrong\">There is no town hall with this code.", browser.Html, StringComparison.Ordinal);
        Assert.Contains("value=\"AAAAAA\"", browser.Html, StringComparison.Ordinal);
        await browser.SendAsync("/p", [("code", $" {hall.JoinCode[..3].ToLowerInvariant()}-{hall.JoinCode[3..]}")]);

        Assert.Equal((HttpStatusCode.SeeOther, $"/p/{hall.JoinCode}"), (browser.Status, browser.Response.Headers.Location!.ToString()));
        await browser.GoAsync("/p/AAAAAA");
        Assert.Equal(HttpStatusCode.NotFound, browser.Status);
    }

    [Fact]
    public async Task Opening_the_address_makes_nobody_and_shows_only_the_door()
    {
        var server = await SharedServer.GetAsync();
        var hall = await server.CreateHallAsync(Drafts.Single("A title of a poll"));
        using var browser = new PlainBrowser(server.Url);

        await browser.GoAsync($"/p/{hall.JoinCode}");

        Assert.Equal(HttpStatusCode.OK, browser.Status);
        Assert.Contains("Budget 2027", browser.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("A title of a poll", browser.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(browser.Cookies.GetAllCookies(), c => c.Name == $"townhall-{hall.JoinCode}");
    }

    [Fact]
    public async Task Somebody_from_the_phone_page_is_the_same_person_here()
    {
        var server = await SharedServer.GetAsync();
        var hall = await server.CreateHallAsync(Drafts.Single(settings: Drafts.Live));
        await using var facilitator = await server.EnterAsync(hall, Roles.Facilitator);
        var poll = facilitator.Only!.Id;
        await facilitator.MustAsync("OpenPoll", Drafts.Poll(poll));
        using var browser = new PlainBrowser(server.Url);
        var ticket = await TicketAsync(server, hall, browser.Cookies);
        await using var phone = await Guest.EnterAsync(server.Url, ticket);
        await phone.MustAsync("CastBallot", new CastBallot { PollId = poll, Ballot = Drafts.Choice(1) });

        await browser.GoAsync($"/p/{hall.JoinCode}");
        Assert.Contains("Your vote: Yes", browser.Text, StringComparison.Ordinal);
        await browser.SendAsync($"/p/{hall.JoinCode}/vote", [("choice", "2")]);

        await phone.UntilAsync("the new ballot on the phone", g => g.Me!.Ballots.TryGetValue(poll, out var ballot) && ballot.Choices![0] == "2");
        await facilitator.UntilAsync("one ballot", g => g.Tally(poll) is { Voters: 1 } tally && tally.Counts!["2"] == 1);
    }

    [Fact]
    public async Task Somebody_from_here_is_the_same_person_on_the_phone_page()
    {
        var server = await SharedServer.GetAsync();
        var hall = await server.CreateHallAsync();
        using var browser = await PlainBrowser.JoinAsync(server, hall);

        var first = await TicketAsync(server, hall, browser.Cookies);
        var second = await TicketAsync(server, hall, browser.Cookies);
        var elsewhere = await TicketAsync(server, hall, new CookieContainer());

        Assert.Equal(first.AttendeeId, second.AttendeeId);
        Assert.NotEqual(first.AttendeeId, elsewhere.AttendeeId);
    }

    [Fact]
    public async Task A_program_with_one_jar_of_cookies_gets_as_many_people_as_it_asks_for()
    {
        var server = await SharedServer.GetAsync();
        var hall = await server.CreateHallAsync();
        var jar = new CookieContainer();

        var (first, second) = (await TicketAsync(server, hall, jar, origin: null), await TicketAsync(server, hall, jar, origin: null));

        Assert.NotEqual(first.AttendeeId, second.AttendeeId);
        Assert.Empty(jar.GetAllCookies());
    }

    [Fact]
    public async Task Scripts_and_other_sites_do_not_get_the_token()
    {
        var server = await SharedServer.GetAsync();
        var hall = await server.CreateHallAsync();
        using var browser = new PlainBrowser(server.Url);
        await browser.GoAsync($"/p/{hall.JoinCode}");

        await browser.SendAsync("/p", []);

        var cookies = browser.Response.Headers.GetValues("Set-Cookie").Where(c => c.StartsWith($"townhall-{hall.JoinCode}=", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, cookies.Count);
        Assert.All(cookies, c => Assert.Contains("httponly", c, StringComparison.OrdinalIgnoreCase));
        Assert.All(cookies, c => Assert.Contains("samesite=lax", c, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task The_page_speaks_Arabic_from_right_to_left()
    {
        var server = await SharedServer.GetAsync();
        var hall = await server.CreateHallAsync();
        using var browser = await PlainBrowser.JoinAsync(server, hall, "ar,en;q=0.5");

        Assert.Contains("<html lang=\"ar\" dir=\"rtl\">", browser.Html, StringComparison.Ordinal);
        await browser.GoAsync($"/p/{hall.JoinCode}?lang=sw");
        await browser.GoAsync($"/p/{hall.JoinCode}");
        Assert.Contains("<html lang=\"sw\" dir=\"ltr\">", browser.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_language_has_every_word_of_the_plain_page()
    {
        var english = Phrasebook.All.First();
        foreach (var book in Phrasebook.All)
        {
            Assert.All(english.Keys.Where(k => k.StartsWith("plain.", StringComparison.Ordinal)), k => Assert.True(book.Has(k), $"{book.Language} has no {k}."));
            Assert.All(english.Keys.Where(k => !k.StartsWith("_.", StringComparison.Ordinal)), k => Assert.DoesNotContain("{", Said(book, k), StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("en", 1, "1 vote")]
    [InlineData("en", 2, "2 votes")]
    [InlineData("en", 0, "No votes")]
    [InlineData("fr", 1, "1 vote")]
    public void Counts_are_said_in_the_plural_of_the_language(string language, int n, string said)
        => Assert.Equal(said, Phrasebook.In([language]).T("results.votes", ("n", n)));

    private static string Said(Phrasebook book, string key)
    {
        var names = System.Text.RegularExpressions.Regex.Matches(book.Raw(key), @"\{(\w+)[,}]").Select(m => m.Groups[1].Value).Distinct();
        return book.T(key, [.. names.Select(n => (n, (object)3))]);
    }

    private static async Task<TicketGranted> TicketAsync(TestServer server, HallCreated hall, CookieContainer cookies, string? origin = "own")
    {
        using var http = new HttpClient(new HttpClientHandler { CookieContainer = cookies }) { BaseAddress = server.Url };
        using var request =
            new HttpRequestMessage(HttpMethod.Post, $"/api/halls/{hall.HallId}/tickets") { Content = JsonContent.Create(new TicketRequest(), options: WireJson.Options) };
        if (origin is not null)
            request.Headers.Add("Origin", server.Url.GetLeftPart(UriPartial.Authority));
        return await TestServer.ReadAsync<TicketGranted>(await http.SendAsync(request));
    }
}
