using System.Net;
using System.Text.Json;
using LiveTownHall.Contracts.Halls;
using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Contracts.People;
using LiveTownHall.Contracts.Polls;

namespace LiveTownHall.Server.Tests.Api;

/// <summary>Every HTTP call: what it answers, and how it refuses.</summary>
public sealed class EndpointTests
{
    private const string NoHall = "01ARZ3NDEKTSV4RRFFQ69G5FAV";

    [Fact]
    public async Task A_hall_is_created_with_its_agenda_its_links_and_its_keys()
    {
        var server = await SharedServer.GetAsync();
        using var created = await server.PostAsync("/api/halls", new CreateHall
        {
            Title = "Budget",
            Description = "All of it",
            Languages = ["en", "fr"],
            Agenda = [Drafts.Single("First"), Drafts.Of(PollKinds.Words, "Second")]
        }, ServerProcess.CreatorKey);
        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        var hall = await TestServer.ReadAsync<HallCreated>(created);
        Assert.Equal($"/api/halls/{hall.HallId}", created.Headers.Location!.ToString());
        Assert.Equal($"{server.Url}j/{hall.JoinCode}", hall.JoinUrl);
        Assert.Equal($"{server.Url}stage/{hall.HallId}#key={hall.Keys.Screen}", hall.StageUrl);
        Assert.Equal($"{server.Url}backstage/{hall.HallId}#key={hall.Keys.Facilitator}", hall.BackstageUrl);
        Assert.Matches("^[34679ACDEFGHJKMNPQRTWXY]{6}$", hall.JoinCode);

        var view = await server.ViewAsync(hall, hall.Keys.Speaker);
        Assert.Equal(["First", "Second"], view.Polls.Select(p => p.Title));
        Assert.Equal(("Budget", "All of it", HallStates.Draft), (view.Hall.Title, view.Hall.Description, view.Hall.State));
        Assert.Empty((await server.ViewAsync(hall)).Polls);
    }

    [Theory]
    [InlineData("{}", RefusalCodes.EmptyText, "title")]
    [InlineData("""{"title":"  "}""", RefusalCodes.EmptyText, "title")]
    [InlineData("""{"title":"a","languages":["english!"]}""", RefusalCodes.InvalidRequest, "languages")]
    [InlineData("""{"title":"a","languages":[null]}""", RefusalCodes.InvalidRequest, "languages")]
    [InlineData("""{"title":"a","questions":{"moderation":"maybe"}}""", RefusalCodes.InvalidRequest, "questions.moderation")]
    [InlineData("""{"title":"a","agenda":[null]}""", RefusalCodes.InvalidAgenda, "agenda[0]")]
    [InlineData("""{"title":"a","agenda":[{"kind":"single","title":"b","options":[null,{"text":"c"}]}]}""", RefusalCodes.InvalidAgenda, "agenda[0].")]
    [InlineData("""{"title":"a","agenda":[{"kind":"poem","title":"b"}]}""", RefusalCodes.InvalidAgenda, "agenda[0].kind")]
    [InlineData("""{"title":"a","agenda":[{"kind":"numeric","title":"b","settings":{"min":5,"max":1}}]}""", RefusalCodes.InvalidAgenda, "agenda[0].settings.m")]
    public async Task A_hall_with_a_flaw_is_not_created_and_the_field_is_named(string body, string code, string field)
    {
        var server = await SharedServer.GetAsync();
        using var content = new StringContent(body, null, "application/json");
        using var refused = await server.CreateAsync(content);
        Assert.StartsWith(field, await Problem.MustBeAsync(refused, HttpStatusCode.BadRequest, code), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_join_code_is_found_however_it_is_typed()
    {
        var server = await SharedServer.GetAsync();
        var hall = await server.CreateHallAsync();
        foreach (var typed in new[] { hall.JoinCode, hall.JoinCode.ToLowerInvariant(), $"{hall.JoinCode[..3]}-{hall.JoinCode[3..]}",
            $"{hall.JoinCode[..3]}%20{hall.JoinCode[3..]}" })
        {
            Assert.Equal(hall.HallId, (await TestServer.ReadAsync<JoinInfo>(await server.GetAsync($"/api/join/{typed}"))).HallId);
        }

        foreach (var wrong in new[] { "AAAAAA", "0OIL12", "x", new string('A', 5000) })
            await Problem.MustBeAsync(await server.GetAsync($"/api/join/{wrong}"), HttpStatusCode.NotFound, RefusalCodes.UnknownCode);
    }

    [Theory]
    [InlineData(Roles.Attendee, HubNames.AudiencePath)]
    [InlineData(Roles.Screen, HubNames.AudiencePath)]
    [InlineData(Roles.Facilitator, HubNames.BackstagePath)]
    [InlineData(Roles.Moderator, HubNames.BackstagePath)]
    [InlineData(Roles.Speaker, HubNames.BackstagePath)]
    public async Task A_ticket_names_role_and_hub(string role, string hub)
    {
        var server = await SharedServer.GetAsync();
        var ticket = await server.TicketAsync(await server.CreateHallAsync(), role);
        Assert.Equal((role, hub, 60), (ticket.Role, ticket.Hub, ticket.ExpiresIn));
        Assert.NotEqual(ticket.Attendee, ticket.Ticket);
    }

    [Fact]
    public async Task Tickets_are_refused_with_a_reason()
    {
        var server = await SharedServer.GetAsync();
        var path = $"/api/halls/{(await server.CreateHallAsync()).HallId}/tickets";
        await Problem.MustBeAsync(await server.PostAsync(path, new TicketRequest { Key = "guess" }), HttpStatusCode.Forbidden, RefusalCodes.UnknownKey);
        await Problem.MustBeAsync(await server.PostAsync(path, new TicketRequest { Attendee = "guess" }), HttpStatusCode.BadRequest, RefusalCodes.InvalidTicket);
        await Problem.MustBeAsync(await server.PostAsync(path, new TicketRequest { DisplayName = new string('a', 61) }), HttpStatusCode.BadRequest, RefusalCodes.TooLong);
        await Problem.MustBeAsync(await server.PostAsync(path, new TicketRequest { Language = "no such language" }), HttpStatusCode.BadRequest, RefusalCodes.InvalidRequest);
        await Problem.MustBeAsync(await server.PostAsync($"/api/halls/{NoHall}/tickets", new TicketRequest()), HttpStatusCode.NotFound, RefusalCodes.NotFound);
        await Problem.MustBeAsync(await server.PostAsync("/api/halls/nonsense/tickets", new TicketRequest()), HttpStatusCode.NotFound, RefusalCodes.NotFound);
    }

    [Fact]
    public async Task Halls_and_tallies_are_shown_by_key_and_unknown_ones_are_refused()
    {
        var server = await SharedServer.GetAsync();
        var hall = await server.CreateHallAsync(Drafts.Single("draft"));
        await using var facilitator = await server.EnterAsync(hall, Roles.Facilitator);
        var poll = await facilitator.OpenPollAsync(Drafts.Single(settings: Drafts.Live));
        var tally = $"/api/halls/{hall.HallId}/polls/{poll}/tally";
        Assert.Equal(poll, (await TestServer.ReadAsync<TallyView>(await server.GetAsync(tally))).PollId);
        Assert.Equal(poll, (await TestServer.ReadAsync<TallyView>(await server.GetAsync(tally, hall.Keys.Moderator))).PollId);

        await Problem.MustBeAsync(await server.GetAsync(tally, "guess"), HttpStatusCode.Forbidden, RefusalCodes.UnknownKey);
        await Problem.MustBeAsync(await server.GetAsync($"/api/halls/{hall.HallId}", "guess"), HttpStatusCode.Forbidden, RefusalCodes.UnknownKey);
        await Problem.MustBeAsync(await server.GetAsync($"/api/halls/{NoHall}"), HttpStatusCode.NotFound, RefusalCodes.NotFound);
        await Problem.MustBeAsync(await server.GetAsync($"/api/halls/{NoHall}/polls/{poll}/tally"), HttpStatusCode.NotFound, RefusalCodes.NotFound);
        var draft = facilitator.View.Polls[0].Id;
        await Problem.MustBeAsync(await server.GetAsync($"/api/halls/{hall.HallId}/polls/{draft}/tally"), HttpStatusCode.NotFound, RefusalCodes.NotFound);
        await Problem.MustBeAsync(await server.GetAsync("/api/nothing/here"), HttpStatusCode.NotFound, RefusalCodes.NotFound);
    }

    [Fact]
    public async Task A_logo_is_served_as_it_was_set_and_what_is_no_image_is_refused()
    {
        var server = await SharedServer.GetAsync();
        var hall = await server.CreateHallAsync();
        await using var facilitator = await server.EnterAsync(hall, Roles.Facilitator);
        await Problem.MustBeAsync(await server.GetAsync($"/api/halls/{hall.HallId}/logo"), HttpStatusCode.NotFound, RefusalCodes.NotFound);
        string[] wrong =
        [
            "data:image/png;base64,A", "data:image/png;base64,AAAAA", "data:image/svg+xml;base64,AAAA", "data:image/png;base64,AAAA\n",
            "data:image/png;base64," + new string('A', 16_384 - 400), "https://example.org/logo.png",
        ];
        foreach (var logo in wrong)
            Assert.Equal(RefusalCodes.InvalidRequest, (await facilitator.CallAsync("UpdateHall", new UpdateHall { Logo = logo })).Error?.Code);
        Assert.Equal(RefusalCodes.InvalidRequest, (await facilitator.CallAsync("UpdateHall", new UpdateHall { Colour = "#112233\n" })).Error?.Code);

        byte[] image = [1, 2, 3, 4];
        await facilitator.MustAsync("UpdateHall", new UpdateHall { Logo = $"data:image/webp;base64,{Convert.ToBase64String(image)}" });
        using var served = await server.GetAsync((await server.ViewAsync(hall)).Hall.Logo!);
        Assert.Equal(image, await served.Content.ReadAsByteArrayAsync());
        Assert.Equal("image/webp", served.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task Health_metrics_and_the_description_of_the_api_are_there()
    {
        var server = await SharedServer.GetAsync();
        Assert.Equal(HttpStatusCode.OK, (await server.GetAsync("/health/live")).StatusCode);
        var metrics = await (await server.GetAsync("/metrics")).Content.ReadAsStringAsync();
        Assert.Contains("townhall_halls_loaded", metrics, StringComparison.Ordinal);
        using var build = JsonDocument.Parse(await (await server.GetAsync("/version")).Content.ReadAsStringAsync());
        Assert.Contains($"version=\"{build.RootElement.GetProperty("version").GetString()}\"", metrics, StringComparison.Ordinal);
        using var api = JsonDocument.Parse(await (await server.GetAsync("/openapi/v1.json")).Content.ReadAsStringAsync());
        var paths = api.RootElement.GetProperty("paths").EnumerateObject().Select(p => p.Name).ToList();
        foreach (var path in new[] { "/api/halls", "/api/join/{joinCode}", "/api/halls/{hallId}/tickets", "/api/halls/{hallId}", "/api/halls/{hallId}/polls/{pollId}/tally" })
            Assert.Contains(path, paths);
    }
}
