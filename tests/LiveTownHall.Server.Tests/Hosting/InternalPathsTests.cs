using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Server.Hosting;
using LiveTownHall.Server.Settings;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace LiveTownHall.Server.Tests.Hosting;

/// <summary>Who may read the metrics, and what is served where there is an internal port.</summary>
public sealed class InternalPathsTests
{
    private const string Key = "key of the metrics";

    [Fact]
    public async Task With_an_internal_port_metrics_and_details_are_there_and_nothing_else()
    {
        var port = FreePort.Next();
        await using var server = await TestServer.StartAsync(s => s.InternalUrl = $"http://127.0.0.1:{port}");
        using var inside = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
        Assert.NotEqual(port, server.Url.Port);
        await server.CreateHallAsync();
        Assert.Contains("townhall_build_info", await inside.GetStringAsync("/metrics"), StringComparison.Ordinal);
        foreach (var path in new[] { "/health/live", "/health/ready", "/version" })
            Assert.Equal(await server.Http.GetStringAsync(path), await inside.GetStringAsync(path));
        var detail = JsonDocument.Parse(await inside.GetStringAsync("/health/detail")).RootElement;
        Assert.Equal(("ready", "healthy"), (detail.GetProperty("status").GetString(), detail.GetProperty("store").GetString()));
        Assert.True(detail.GetProperty("build").TryGetProperty("version", out _));

        foreach (var path in new[] { "/", "/j/ABC234", "/api/join/ABC234", "/openapi/v1.json", "/metricsx", $"{HubNames.AudiencePath}?access_token=x" })
            Assert.Equal(HttpStatusCode.NotFound, (await inside.GetAsync(path)).StatusCode);
        foreach (var path in new[] { "/metrics", "/Metrics", "/metrics/", "/health/detail", "/HEALTH/Detail/" })
            Assert.Equal(HttpStatusCode.NotFound, (await server.GetAsync(path)).StatusCode);
    }

    [Fact]
    public async Task Nobody_gets_into_a_hall_by_the_internal_port()
    {
        var port = FreePort.Next();
        await using var server = await TestServer.StartAsync(s => s.InternalUrl = $"http://127.0.0.1:{port}");
        var hall = await server.CreateHallAsync();
        var ticket = await server.TicketAsync(hall, Contracts.People.Roles.Attendee);
        await Assert.ThrowsAnyAsync<Exception>(() => Guest.EnterAsync(new Uri($"http://127.0.0.1:{port}"), ticket).Within());
        await using var guest = await Guest.EnterAsync(server.Url, ticket);
    }

    [Fact]
    public async Task It_has_a_port_of_its_own()
    {
        var port = FreePort.Next();
        var settings = new TownhallSettings { Store = "memory:", InternalUrl = $"http://*:{port}" };
        var flaw = await Assert.ThrowsAsync<SettingsException>(() => ServerHost.BuildAsync(settings, $"http://127.0.0.1:{port}"));
        Assert.Contains("TOWNHALL__INTERNALURL", flaw.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("127.0.0.1", "localhost:5080", null, null, StatusCodes.Status200OK)]
    [InlineData("::1", "[::1]:5080", null, null, StatusCodes.Status200OK)]
    [InlineData("::ffff:127.0.0.1", "127.0.0.1", null, null, StatusCodes.Status200OK)]
    [InlineData("127.0.0.1", "127.0.0.1", null, "198.51.100.7", StatusCodes.Status403Forbidden)]
    [InlineData("127.0.0.1", "townhall.example.org", null, null, StatusCodes.Status403Forbidden)]
    [InlineData("127.0.0.1", "", null, null, StatusCodes.Status403Forbidden)]
    [InlineData("198.51.100.7", "localhost", null, null, StatusCodes.Status403Forbidden)]
    [InlineData("198.51.100.7", "localhost", "another", null, StatusCodes.Status403Forbidden)]
    [InlineData("198.51.100.7", "townhall.example.org", Key, null, StatusCodes.Status200OK)]
    [InlineData("198.51.100.7", "townhall.example.org", Key, "203.0.113.9", StatusCodes.Status200OK)]
    public async Task Without_one_metrics_are_for_this_machine_and_for_whoever_has_the_key(string from, string host, string? key, string? forwardedFor, int status)
    {
        var context = new DefaultHttpContext();
        (context.Connection.RemoteIpAddress, context.Request.Path, context.Request.Host) = (IPAddress.Parse(from), "/metrics", new HostString(host));
        if (key is not null)
            context.Request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key).ToString();
        if (forwardedFor is not null)
            context.Request.Headers["X-Forwarded-For"] = forwardedFor;
        await new InternalPaths(_ => Task.CompletedTask, Options.Create(new TownhallSettings { MetricsKey = Key })).InvokeAsync(context);
        Assert.Equal(status, context.Response.StatusCode);
    }
}
