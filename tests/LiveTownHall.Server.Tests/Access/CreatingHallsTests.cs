using System.Net;
using System.Net.Http.Json;
using LiveTownHall.Contracts.Halls;
using LiveTownHall.Contracts.Hubs;

namespace LiveTownHall.Server.Tests.Access;

/// <summary>Who may create halls.</summary>
public sealed class CreatingHallsTests
{
    private static readonly CreateHall Hall = new() { Title = "Budget 2027" };

    [Fact]
    public async Task With_a_creator_key_whoever_sends_it_and_nobody_else()
    {
        await using var server = await TestServer.StartAsync(s => s.CreatorKey = "open sesame");
        await Problem.MustBeAsync(await server.PostAsync("/api/halls", Hall), HttpStatusCode.Unauthorized, RefusalCodes.Unauthorized);
        await Problem.MustBeAsync(await server.PostAsync("/api/halls", Hall, "open barley"), HttpStatusCode.Forbidden, RefusalCodes.Forbidden);
        Assert.Equal(HttpStatusCode.Created, (await server.PostAsync("/api/halls", Hall, "open sesame")).StatusCode);
    }

    [Theory]
    [InlineData(false, null, null, true)]
    [InlineData(false, "X-Forwarded-For", "203.0.113.5", false)]
    [InlineData(false, "X-Forwarded-For", "127.0.0.1", false)]
    [InlineData(false, "Forwarded", "for=127.0.0.1", false)]
    [InlineData(true, "X-Forwarded-For", "203.0.113.5", false)]
    [InlineData(true, "X-Forwarded-For", "127.0.0.1, 203.0.113.5", false)]
    public async Task Without_one_only_callers_on_this_machine_that_no_proxy_speaks_for(bool behindProxy, string? header, string? value, bool allowed)
    {
        await using var server = await TestServer.StartAsync(s => s.BehindProxy = behindProxy);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/halls") { Content = JsonContent.Create(Hall) };
        if (header is not null)
            request.Headers.Add(header, value);
        using var response = await server.Http.SendAsync(request);
        if (allowed)
            Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        else
            await Problem.MustBeAsync(response, HttpStatusCode.Forbidden, RefusalCodes.Forbidden);
    }
}
