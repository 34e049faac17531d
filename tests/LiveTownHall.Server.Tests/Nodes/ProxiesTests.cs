using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using LiveTownHall.Contracts.Halls;
using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Contracts.People;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace LiveTownHall.Server.Tests.Nodes;

/// <summary>Two servers on one Redis behind the proxies that people use, as <c>src/deploy</c> sets them up.</summary>
public sealed class ProxiesTests(ProxiesTests.TwoServers servers) : IClassFixture<ProxiesTests.TwoServers>
{
    [Theory]
    [InlineData("nginx")]
    [InlineData("haproxy")]
    [InlineData("caddy")]
    public async Task A_meeting_goes_through_it_and_everybody_is_seen_at_their_own_address(string kind)
    {
        await using var proxy = await servers.BehindAsync(kind);
        var hall = await Outside.CreateHallAsync(proxy.Url);
        await using var facilitator = await Outside.EnterAsync(proxy.Url, hall, Roles.Facilitator);
        var poll = await facilitator.OpenPollAsync(Drafts.Single(settings: Drafts.Live));
        var voters = new List<Guest>();
        for (var i = 0; i < 4; i++)
        {
            voters.Add(await Outside.EnterAsync(proxy.Url, hall, Roles.Attendee));
            Assert.True((await voters[i].VoteAsync(poll, Drafts.Choice())).Ok);
        }

        await facilitator.UntilAsync("every vote is on the desk", g => g.Tally(poll)?.Voters == 4);
        Assert.All(servers.Both, server => Assert.Contains(servers.Seen, seen => seen.Port == server.Url.Port && seen.Path != "/health/ready"));
        foreach (var voter in voters)
            await voter.DisposeAsync();

        // What a client says of itself counts for nothing.
        using (var phone = From("127.0.0.5"))
            await phone.GetStringAsync(new Uri(proxy.Url, $"/health/live?{kind}"));
        Assert.Equal(IPAddress.Parse("127.0.0.5"), servers.AddressOf($"?{kind}"));

        // The same for a WebSocket.
        using var socket = new ClientWebSocket();
        using var wire = new HttpMessageInvoker(Handler("127.0.0.6"));
        Claim((name, value) => socket.Options.SetRequestHeader(name, value));
        var granted = await Ticket(proxy, hall);
        await socket.ConnectAsync(new Uri($"ws://{proxy.Url.Authority}{HubNames.AudiencePath}?access_token={granted.Ticket}&{kind}"), wire, default).Within();
        Assert.Equal(IPAddress.Parse("127.0.0.6"), servers.AddressOf($"&{kind}"));

        // One that makes no claims is let in before HTTP, as without a proxy.
        using var plain = new ClientWebSocket();
        var usual = await Ticket(proxy, hall);
        await plain.ConnectAsync(new Uri($"ws://{proxy.Url.Authority}{HubNames.AudiencePath}?access_token={usual.Ticket}"), default).Within();
        Assert.DoesNotContain(servers.Seen, seen => seen.Query.Contains(usual.Ticket, StringComparison.Ordinal));

        using var outside = new HttpClient();
        Assert.Equal(HttpStatusCode.NotFound, (await outside.GetAsync(new Uri(proxy.Url, "/metrics"))).StatusCode);
    }

    [Theory]
    [InlineData("nginx")]
    [InlineData("haproxy")]
    [InlineData("caddy")]
    public async Task Those_who_come_by_IPv6_are_seen_at_their_address_too(string kind)
    {
        Assert.SkipUnless(ReverseProxy.HasIPv6, "This machine has no IPv6");
        await using var proxy = await servers.BehindAsync(kind);
        using var phone = new HttpClient();
        await phone.GetStringAsync(new Uri($"http://[::1]:{proxy.Port}/health/live?6{kind}"));
        Assert.Equal(IPAddress.IPv6Loopback, servers.AddressOf($"?6{kind}"));
    }

    [Fact]
    public async Task Where_WebSockets_do_not_get_through_that_is_said_at_once_and_the_plain_page_works()
    {
        await using var proxy = await servers.BehindAsync("nginx", passesWebSockets: false);
        var hall = await Outside.CreateHallAsync(proxy.Url);
        var granted = await Ticket(proxy, hall);
        using var http = new HttpClient();
        using var refused = await http.GetAsync(new Uri(proxy.Url, $"{HubNames.AudiencePath}?access_token={granted.Ticket}"));
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);

        using var browser = new PlainBrowser(proxy.Url);
        await browser.GoAsync("/p");
        await browser.SendAsync("/p", [("code", hall.JoinCode)]);
        await browser.FollowAsync();
        Assert.Equal(HttpStatusCode.OK, browser.Status);
        Assert.Contains("Budget 2027", browser.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_one_server_goes_everybody_goes_on_with_the_other_and_no_vote_is_lost()
    {
        await using var pair = new TwoServers();
        await pair.InitializeAsync();
        await using var proxy = await pair.BehindAsync("nginx");
        var hall = await Outside.CreateHallAsync(proxy.Url);
        string poll;
        await using (var facilitator = await Outside.EnterAsync(proxy.Url, hall, Roles.Facilitator))
            poll = await facilitator.OpenPollAsync(Drafts.Single(settings: Drafts.Live));
        var before = new List<Guest>();
        for (var i = 0; i < 4; i++)
        {
            before.Add(await Outside.EnterAsync(proxy.Url, hall, Roles.Attendee));
            Assert.True((await before[i].VoteAsync(poll, Drafts.Choice())).Ok);
        }

        await pair.Both[0].StopAsync();
        foreach (var guest in before)
        {
            await using var back = await Outside.EnterAsync(proxy.Url, hall, Roles.Attendee, guest.Ticket.Attendee);
            Assert.True((await back.VoteAsync(poll, Drafts.Choice(2))).Ok);
            await guest.DisposeAsync();
        }

        await using var late = await Outside.EnterAsync(proxy.Url, hall, Roles.Attendee);
        Assert.True((await late.VoteAsync(poll, Drafts.Choice())).Ok);
        var tally = (await Outside.ViewAsync(proxy.Url, hall)).Polls.Single(p => p.Id == poll).Tally!;
        Assert.Equal(5, tally.Voters);
    }

    private static async Task<TicketGranted> Ticket(ReverseProxy proxy, HallCreated hall)
    {
        using var http = new HttpClient();
        var body = System.Net.Http.Json.JsonContent.Create(new TicketRequest(), options: Wire.WireJson.Options);
        return await TestServer.ReadAsync<TicketGranted>(await http.PostAsync(new Uri(proxy.Url, $"/api/halls/{hall.HallId}/tickets"), body));
    }

    private static HttpClient From(string address)
    {
        var http = new HttpClient(Handler(address));
        Claim(http.DefaultRequestHeaders.Add);
        return http;
    }

    private static void Claim(Action<string, string> header)
    {
        header("X-Forwarded-For", "203.0.113.9");
        header("Forwarded", "for=203.0.113.8");
    }

    /// <summary>All of 127.0.0.0/8 is this machine.</summary>
    private static SocketsHttpHandler Handler(string address) => new()
    {
        ConnectCallback = async (context, cancellation) =>
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            socket.Bind(new IPEndPoint(IPAddress.Parse(address), 0));
            await socket.ConnectAsync(context.DnsEndPoint.Host, context.DnsEndPoint.Port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        },
    };

    /// <summary>Shared by the tests of this class.</summary>
    public sealed class TwoServers : IAsyncLifetime, IStartupFilter
    {
        private readonly ConcurrentQueue<(int Port, string Path, string Query, IPAddress? Address)> _seen = new();
        private RedisServer? _redis;

        internal TestServer[] Both { get; private set; } = [];

        internal IEnumerable<(int Port, string Path, string Query, IPAddress? Address)> Seen => _seen;

        public async ValueTask InitializeAsync()
        {
            if (!RedisServer.IsInstalled)
                return;
            _redis = await RedisServer.StartAsync();
            Both = [await StartAsync(), await StartAsync()];
        }

        public async ValueTask DisposeAsync()
        {
            foreach (var server in Both)
                await server.DisposeAsync();
            if (_redis is not null)
                await _redis.DisposeAsync();
        }

        /// <summary>Notes where each request is thought to come from when it is answered.</summary>
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, go) =>
            {
                context.Response.OnStarting(() =>
                {
                    _seen.Enqueue((context.Connection.LocalPort, context.Request.Path.Value!, context.Request.QueryString.Value!, context.Connection.RemoteIpAddress));
                    return Task.CompletedTask;
                });
                return go(context);
            });
            next(app);
        };

        internal async Task<ReverseProxy> BehindAsync(string kind, bool passesWebSockets = true)
        {
            Assert.SkipUnless(RedisServer.IsInstalled, "redis-server is not installed");
            return await ReverseProxy.StartAsync(kind, [.. Both.Select(server => server.Url)], passesWebSockets);
        }

        internal IPAddress? AddressOf(string query) => Assert.Single(_seen, seen => seen.Query.EndsWith(query, StringComparison.Ordinal)).Address switch
        {
            // As HAProxy says it where it listens at both.
            { IsIPv4MappedToIPv6: true } mapped => mapped.MapToIPv4(),
            var address => address,
        };

        private Task<TestServer> StartAsync()
            => TestServer.StartAsync(s => (s.Redis, s.KnownProxies) = (_redis!.Configuration, "127.0.0.1"), builder => builder.Services.AddSingleton<IStartupFilter>(this));
    }
}
