using System.Net;
using LiveTownHall.Contracts.Halls;
using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Server.Hosting;
using Microsoft.AspNetCore.Http;

namespace LiveTownHall.Server.Tests.Hosting;

public sealed class SecurityHeadersTests
{
    [Theory]
    [InlineData("https", "/api/halls/1", "max-age=31536000", "no-store")]
    [InlineData("http", "/API/halls/1", "", "no-store")]
    [InlineData("https", "/j/ABC234", "max-age=31536000", "")]
    public async Task What_is_for_one_caller_is_not_kept_and_who_came_by_https_stays_there(string scheme, string path, string hsts, string cache)
    {
        var context = new DefaultHttpContext();
        (context.Request.Scheme, context.Request.Path, context.Request.Host) = (scheme, path, new HostString("town.example"));
        await new SecurityHeaders(_ => Task.CompletedTask).InvokeAsync(context);
        Assert.Equal(hsts, context.Response.Headers.StrictTransportSecurity.ToString());
        Assert.Equal(cache, context.Response.Headers.CacheControl.ToString());
    }

    [Fact]
    public async Task Whoever_finds_a_hole_finds_whom_to_tell_where_the_operator_said_so()
    {
        var silent = await SharedServer.GetAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await silent.GetAsync("/.well-known/security.txt")).StatusCode);
        await using var server = await TestServer.StartAsync(s => s.SecurityContact = "mailto:security@town.example");
        var text = await server.Http.GetStringAsync("/.well-known/security.txt");
        Assert.Matches("^Contact: mailto:security@town\\.example\nExpires: [0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}Z\n$", text);
    }

    [Theory]
    [InlineData("Moderator")]
    [InlineData("\u041c\u043e\u0434\u0435\u0440\u0430\u0442\u043e\u0440")]
    [InlineData("M\u043ed\u0435r\u0430t\u043er")]
    [InlineData("M0derator")]
    [InlineData("The MODERATOR")]
    [InlineData("Mod\u00e9rateur")]
    [InlineData("\u0645\u0634\u0631\u0641")]
    public async Task No_attendee_goes_by_a_name_of_those_who_run_the_hall(string name)
    {
        var server = await SharedServer.GetAsync();
        var hall = await server.CreateHallAsync();
        var path = $"/api/halls/{hall.HallId}/tickets";
        await Problem.MustBeAsync(await server.PostAsync(path, new TicketRequest { DisplayName = name }), HttpStatusCode.BadRequest, RefusalCodes.InvalidRequest);
        Assert.True((await server.PostAsync(path, new TicketRequest { DisplayName = name, Key = hall.Keys.Moderator })).IsSuccessStatusCode);
        Assert.True((await server.PostAsync(path, new TicketRequest { DisplayName = "Mo Deray" })).IsSuccessStatusCode);
    }
}
