using System.Net;
using System.Net.Http.Json;
using LiveTownHall.Contracts.Halls;
using LiveTownHall.Contracts.Hubs;

namespace LiveTownHall.Server.Tests.Access;

/// <summary>Who may create halls: whoever has the creator key, asking a host that is this server's.</summary>
public sealed class CreatingHallsTests
{
    private static readonly CreateHall Hall = new() { Title = "Budget 2027" };

    [Fact]
    public async Task With_the_key_that_was_set_whoever_sends_it_and_nobody_else()
    {
        await using var server = await TestServer.StartAsync(s => s.CreatorKey = "open sesame");
        await Problem.MustBeAsync(await server.PostAsync("/api/halls", Hall), HttpStatusCode.Unauthorized, RefusalCodes.Unauthorized);
        await Problem.MustBeAsync(await server.PostAsync("/api/halls", Hall, "open barley"), HttpStatusCode.Forbidden, RefusalCodes.Forbidden);
        Assert.Equal(HttpStatusCode.Created, (await server.PostAsync("/api/halls", Hall, "open sesame")).StatusCode);
        Assert.False(File.Exists(Path.Combine(server.Data, "creator-key")));
    }

    [Fact]
    public async Task Without_one_a_key_is_made_once_printed_within_the_start_link_and_kept_for_its_owner_alone()
    {
        using var data = new ScratchFolder();
        var unset = new Dictionary<string, string> { ["TOWNHALL__CREATORKEY"] = "" };
        await using var server = await ServerProcess.StartAsync(unset, "--data", data.Path);
        var file = Path.Combine(data.Path, "creator-key");
        await BoundedWait.UntilAsync(
            "the start link is printed", () => server.Output.Contains("is running", StringComparison.Ordinal) && server.Output.Contains("Ctrl+C", StringComparison.Ordinal));
        var key = await File.ReadAllTextAsync(file);
        Assert.Contains($"Open {server.Address}#creator={key} to create a town hall.", server.Output, StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));

        using var http = new HttpClient { BaseAddress = server.Address };
        await Problem.MustBeAsync(await http.PostAsJsonAsync("/api/halls", Hall), HttpStatusCode.Unauthorized, RefusalCodes.Unauthorized);
        await server.KillAsync();
        await server.StartAgainAsync();
        http.DefaultRequestHeaders.Authorization = new("Bearer", key);
        Assert.Equal(HttpStatusCode.Created, (await http.PostAsJsonAsync("/api/halls", Hall)).StatusCode);
    }

    [Theory]
    [InlineData("X-Forwarded-For", "127.0.0.1")]
    [InlineData("Forwarded", "for=127.0.0.1")]
    [InlineData("Origin", "http://127.0.0.1")]
    public async Task No_header_of_a_caller_on_this_machine_stands_for_the_key(string header, string value)
    {
        foreach (var behindProxy in new[] { false, true })
        {
            await using var server = await TestServer.StartAsync(s => s.BehindProxy = behindProxy);
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/halls") { Content = JsonContent.Create(Hall) };
            request.Headers.Add(header, value);
            await Problem.MustBeAsync(await server.Http.SendAsync(request), HttpStatusCode.Unauthorized, RefusalCodes.Unauthorized);
        }
    }

    [Theory]
    [InlineData("evil.example", false)]
    [InlineData("evil.example:5080", false)]
    [InlineData("127.0.0.1.evil.example", false)]
    [InlineData("203.0.113.7", false)]
    [InlineData("localhost:5080", true)]
    [InlineData("[::1]:5080", true)]
    [InlineData("TownHall.example.org", true)]
    public async Task What_only_staff_does_is_done_at_the_names_of_this_server_and_attendees_come_by_any(string host, bool isOurs)
    {
        await using var server = await TestServer.StartAsync(s => s.PublicUrl = "https://townhall.example.org");
        var hall = await server.CreateHallAsync();
        using var create = await SendAsync(server, HttpMethod.Post, "/api/halls", host, ServerProcess.CreatorKey);
        if (isOurs)
            Assert.Equal(HttpStatusCode.Created, create.StatusCode);
        else
            await Problem.MustBeAsync(create, HttpStatusCode.Forbidden, RefusalCodes.Forbidden);
        using var backstage = await SendAsync(server, HttpMethod.Get, $"/backstage/{hall.HallId}", host);
        Assert.Equal(!isOurs, backstage.StatusCode == HttpStatusCode.Forbidden);
        using var attend = await SendAsync(server, HttpMethod.Get, $"/j/{hall.JoinCode}", host);
        Assert.NotEqual(HttpStatusCode.Forbidden, attend.StatusCode);
        using var join = await SendAsync(server, HttpMethod.Get, $"/api/join/{hall.JoinCode}", host);
        Assert.Equal(HttpStatusCode.OK, join.StatusCode);
    }

    [Fact]
    public async Task Guessing_is_slowed_down_for_an_address_and_counted_and_the_right_key_goes_on()
    {
        await using var server = await TestServer.StartAsync(s => s.Limits.WrongCreatorKeysPerMinute = 3);
        for (var i = 0; i < 3; i++)
            await Problem.MustBeAsync(await server.PostAsync("/api/halls", Hall, $"guess {i}"), HttpStatusCode.Forbidden, RefusalCodes.Forbidden);
        await Problem.MustBeAsync(await server.PostAsync("/api/halls", Hall, "guess"), HttpStatusCode.TooManyRequests, RefusalCodes.RateLimited);
        Assert.Equal(HttpStatusCode.Created, (await server.PostAsync("/api/halls", Hall, ServerProcess.CreatorKey)).StatusCode);
        Assert.Contains("townhall_creator_keys_refused", await server.Http.GetStringAsync("/metrics"), StringComparison.Ordinal);
    }

    private static async Task<HttpResponseMessage> SendAsync(TestServer server, HttpMethod method, string path, string host, string? bearer = null)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Host = host;
        if (method == HttpMethod.Post)
            request.Content = JsonContent.Create(Hall);
        if (bearer is not null)
            request.Headers.Authorization = new("Bearer", bearer);
        return await server.Http.SendAsync(request);
    }
}
