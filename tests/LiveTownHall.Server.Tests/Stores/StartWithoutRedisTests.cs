using System.Net;
using System.Text.Json;
using LiveTownHall.Contracts.Halls;
using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Contracts.People;

namespace LiveTownHall.Server.Tests.Stores;

/// <summary>A server whose Redis is not there starts, waits and says what is missing.</summary>
public sealed class StartWithoutRedisTests
{
    private static readonly Dictionary<string, string> NoSettings = [];

    [Fact]
    public async Task It_lives_but_is_not_ready_and_works_without_a_restart_when_Redis_comes()
    {
        Assert.SkipUnless(RedisServer.IsInstalled, "redis-server is not installed");
        await using var redis = await RedisServer.StartAsync();
        await redis.KillAsync();
        await using var server = ServerProcess.Launch(NoSettings, "--redis", $"{redis.Configuration},password=sesame");
        using var http = new HttpClient { BaseAddress = server.Address };
        await UntilItLivesAsync(server, http);
        Assert.Equal(("store_unavailable", "Redis does not answer: nothing listens at its address."), await FirstLookAsync(http));
        await Problem.MustBeAsync(await http.GetAsync("/api/join/ACDEFG"), HttpStatusCode.ServiceUnavailable, RefusalCodes.NotReady);
        using (var page = await http.GetAsync("/p/ACDEFG"))
            Assert.Equal(HttpStatusCode.ServiceUnavailable, page.StatusCode);

        await redis.StartAgainAsync();
        await redis.CommandAsync("CONFIG SET requirepass other");
        await BoundedWait.UntilAsync(
            "it says that the password is wrong", async () => (await NotReadyAsync(http)).Message == "Redis refuses the user name or the password, or asks for one.");
        await redis.CommandAsync("AUTH other\r\nCONFIG SET requirepass sesame");
        await server.UntilReadyAsync();
        var hall = await Outside.CreateHallAsync(server.Address);
        await using var facilitator = await Outside.EnterAsync(server.Address, hall, Roles.Facilitator);
        await using var voter = await Outside.EnterAsync(server.Address, hall, Roles.Attendee);
        Assert.True((await voter.VoteAsync(await facilitator.OpenPollAsync(Drafts.Single()), Drafts.Choice())).Ok);
        await facilitator.UntilAsync("the audience is counted", g => g.View.Audience == 1);

        await server.StopAsync();
        Assert.Contains("nothing listens at its address", server.Output, StringComparison.Ordinal);
        foreach (var never in new[] { "   at ", "Exception:", "sesame", redis.Configuration })
            Assert.DoesNotContain(never, server.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_certificate_that_is_not_trusted_is_said_and_waited_for()
    {
        Assert.SkipUnless(RedisServer.IsInstalled, "redis-server is not installed");
        using var folder = new ScratchFolder();
        var (certificate, key) = await SelfSigned.WriteAsync(folder.Path);
        var port = FreePort.Next();
        await using var redis = await RedisServer.StartAsync("--tls-port", $"{port}", "--tls-cert-file", certificate, "--tls-key-file", key, "--tls-auth-clients", "no");
        await using var server = ServerProcess.Launch(NoSettings, "--redis", $"localhost:{port},ssl=true");
        using var http = new HttpClient { BaseAddress = server.Address };
        await UntilItLivesAsync(server, http);
        Assert.Contains("certificate is not trusted", (await FirstLookAsync(http)).Message, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", server.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("replay", "--hall", "01ARZ3NDEKTSV4RRFFQ69G5FAV")]
    [InlineData("verify", "--hall", "01ARZ3NDEKTSV4RRFFQ69G5FAV")]
    [InlineData("compact")]
    [InlineData("rehearse", "--hall", "01ARZ3NDEKTSV4RRFFQ69G5FAV")]
    public async Task A_command_fails_with_a_sentence(params string[] command)
    {
        var (code, output) = await ServerProcess.RunAsync([.. command, "--redis", $"127.0.0.1:{FreePort.Next()},password=sesame"]);
        Assert.Equal(1, code);
        Assert.Equal("Redis does not answer: nothing listens at its address.", output.Trim());
    }

    [Fact]
    public async Task Missing_replicas_turn_readiness_off_until_they_are_there()
    {
        Assert.SkipUnless(RedisServer.IsInstalled, "redis-server is not installed");
        await using var redis = await RedisServer.StartAsync();
        await using var server = await TestServer.StartAsync(s => (s.Redis, s.RedisWaitReplicas) = (redis.Configuration, 1));
        var (code, message) = await FirstLookAsync(server.Http);
        Assert.Equal("store_unfit", code);
        Assert.Contains("0 of the 1 replicas", message, StringComparison.Ordinal);

        await using var replica = await RedisServer.StartAsync("--replicaof", "127.0.0.1", $"{redis.Port}");
        await BoundedWait.UntilAsync("the server is ready", async () => (await server.GetAsync("/health/ready")).StatusCode == HttpStatusCode.OK);
        await BoundedWait.UntilAsync("a hall has two copies",
            async () => (await server.PostAsync("/api/halls", new CreateHall { Title = "Two copies" }, ServerProcess.CreatorKey)).StatusCode == HttpStatusCode.Created);
        using var ready = JsonDocument.Parse(await server.Http.GetStringAsync("/health/ready"));
        Assert.Equal("ready", ready.RootElement.GetProperty("status").GetString());
        Assert.Equal(0, ready.RootElement.GetProperty("reasons").GetArrayLength());
    }

    private static Task UntilItLivesAsync(ServerProcess server, HttpClient http) => BoundedWait.UntilAsync("the server lives", async () =>
    {
        Assert.True(server.IsRunning, server.Output);
        try
        {
            return (await http.GetAsync("/health/live")).StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    });

    /// <summary>What the server's first look at its store found. It lives before that where the look takes longer than two seconds, and says so.</summary>
    private static async Task<(string? Code, string? Message)> FirstLookAsync(HttpClient http)
    {
        (string? Code, string? Message) found = default;
        await BoundedWait.UntilAsync("the first look is over", async () => (found = await NotReadyAsync(http)) != ("store_unavailable", "The store takes long to answer."));
        return found;
    }

    private static async Task<(string? Code, string? Message)> NotReadyAsync(HttpClient http)
    {
        using var answer = await http.GetAsync("/health/ready");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        using var said = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal("not_ready", said.RootElement.GetProperty("status").GetString());
        var reason = said.RootElement.GetProperty("reasons")[0];
        Assert.Equal(reason.GetProperty("code").GetString(), said.RootElement.GetProperty("reason").GetString());
        return (reason.GetProperty("code").GetString(), reason.GetProperty("message").GetString());
    }
}
