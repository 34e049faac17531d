using System.Net.Sockets;
using System.Text;
using LiveTownHall.Contracts.Halls;
using LiveTownHall.Contracts.People;
using LiveTownHall.Server.Direct;
using LiveTownHall.Server.Fanout;
using Microsoft.Extensions.Time.Testing;

namespace LiveTownHall.Server.Tests.Direct;

/// <summary>Whoever brings a plain request with a good ticket is let in before HTTP; everybody else is answered as if there were no front door.</summary>
public sealed class FrontDoorTests
{
    private const string Usual = "Upgrade: websocket\r\nConnection: keep-alive, Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";
    private const string Handshake = "{\"protocol\":\"json\",\"version\":1}\u001e";

    [Theory]
    [InlineData("", true)]
    [InlineData("User-Agent: any\r\nAccept-Encoding: gzip\r\nSec-WebSocket-Extensions: permessage-deflate\r\n", true)]
    [InlineData("X-Forwarded-For: 192.0.2.1\r\n", false)]
    [InlineData("Content-Length: 0\r\n", false)]
    public async Task A_connection_keeps_its_request_only_where_that_is_unusual(string more, bool isUsual)
    {
        await using var server = await TestServer.StartAsync();
        var hall = await server.CreateHallAsync();
        using var client = await KnockAsync(server, Head(server, await server.TicketAsync(hall, Roles.Attendee), more + Usual));
        Assert.Equal(101, client.Status);

        await BoundedWait.UntilAsync("the hub has the connection", () => server.Get<DirectConnections>().All.Count == 1);
        var connection = Assert.Single(server.Get<DirectConnections>().All);
        Assert.Equal(isUsual, connection.HttpContext is null);
        Assert.Equal("127.0.0.1", connection.Visitor.Address!.MapToIPv4().ToString());
        Assert.True(connection.User!.IsInRole(Roles.Attendee));
    }

    [Theory]
    [InlineData("")]
    [InlineData("X-Forwarded-For: 192.0.2.1\r\n")]
    public async Task A_connections_user_is_whom_the_ticket_names(string more)
    {
        await using var server = await TestServer.StartAsync();
        var ticket = await server.TicketAsync(await server.CreateHallAsync(), Roles.Attendee);
        using var client = await KnockAsync(server, Head(server, ticket, more + Usual), BareWebSocket.Text(Handshake));
        await client.UntilAsync("Keyframe");

        var connection = Assert.Single(server.Get<DirectConnections>().All);
        Assert.Equal(ticket.AttendeeId, server.Get<AudienceFanout>().Find(connection.ConnectionId)!.UserIdentifier);
        Assert.Equal(more.Length > 0, connection.HasUser);
    }

    [Fact]
    public async Task What_comes_right_behind_the_request_is_heard()
    {
        var (server, ticket) = await BeginAsync();
        using var client = await KnockAsync(server, Head(server, ticket, Usual), BareWebSocket.Text(Handshake));
        Assert.Equal(101, client.Status);
        await client.UntilAsync("Keyframe");
    }

    [Theory]
    [InlineData(3)]
    [InlineData(40)]
    [InlineData(330)]
    public async Task A_request_in_two_pieces_is_let_in_too(int first)
    {
        var (server, ticket) = await BeginAsync();
        var head = Encoding.ASCII.GetBytes(Head(server, ticket, Usual));
        using var client = await ConnectAsync(server);
        await client.Stream.WriteAsync(head.AsMemory(0, first)).AsTask().Within();
        using var other = await KnockAsync(server, Head(server, ticket, Usual));
        await client.Stream.WriteAsync(head.AsMemory(first)).AsTask().Within();
        await client.ReadHeadAsync();
        Assert.Equal(101, client.Status);
    }

    [Fact]
    public async Task Who_says_nothing_for_a_while_is_waited_for_by_http()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var server = await TestServer.StartAsync(customise: TestServer.Clock(time));
        var hall = await server.CreateHallAsync();

        // The door may not have begun to wait when the time is moved; then it lets the late one in by itself.
        await BoundedWait.UntilAsync("a silent client is waited for by HTTP", async () =>
        {
            using var silent = await ConnectAsync(server);
            using var other = await KnockAsync(server, Head(server, await server.TicketAsync(hall, Roles.Attendee), Usual));
            time.Advance(FrontDoor.Patience);
            var before = server.Get<DirectConnections>().All.ToHashSet();
            await silent.Stream.WriteAsync(Encoding.ASCII.GetBytes(Head(server, await server.TicketAsync(hall, Roles.Attendee), Usual))).AsTask().Within();
            await silent.ReadHeadAsync();
            Assert.Equal(101, silent.Status);
            await BoundedWait.UntilAsync("the hub has the connection", () => server.Get<DirectConnections>().All.Except(before).Any());
            return server.Get<DirectConnections>().All.Except(before).Any(c => c.HttpContext is not null);
        });
    }

    [Theory]
    [InlineData("a version nobody speaks", "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 12\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n")]
    [InlineData("no key", "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n")]
    [InlineData("a short key", "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhl\r\n")]
    [InlineData("a folded header", "Upgrade: websocket\r\n and more\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n")]
    [InlineData("a second host", "Host: other.example\r\n" + Usual)]
    [InlineData("an origin of others", "Origin: https://evil.example\r\n" + Usual)]
    public async Task What_is_wrong_is_refused_by_http(string why, string headers)
    {
        var (server, ticket) = await BeginAsync();
        using var client = await KnockAsync(server, Head(server, ticket, headers));
        Assert.True(client.Status is >= 400 and < 500, $"{why}: {client.Status}");
    }

    [Fact]
    public async Task Who_belongs_backstage_or_has_no_good_ticket_is_refused_by_http()
    {
        var server = await SharedServer.GetAsync();
        var hall = await server.CreateHallAsync();
        var ticket = await server.TicketAsync(hall, Roles.Attendee);
        var moderator = await server.TicketAsync(hall, Roles.Moderator);
        using var backstage = await KnockAsync(server, Head(server, ticket with { Ticket = moderator.Ticket }, Usual));
        using var person = await KnockAsync(server, Head(server, ticket with { Ticket = ticket.Attendee }, Usual));
        using var nobody = await KnockAsync(server, Head(server, ticket with { Ticket = "" }, Usual));
        Assert.Equal((403, 401, 401), (backstage.Status, person.Status, nobody.Status));
    }

    private static string Head(TestServer server, TicketGranted ticket, string headers)
        => $"GET {ticket.Hub}?access_token={ticket.Ticket} HTTP/1.1\r\nHost: {server.Url.Authority}\r\n{headers}\r\n";

    private static async Task<(TestServer Server, TicketGranted Ticket)> BeginAsync()
    {
        var server = await SharedServer.GetAsync();
        return (server, await server.TicketAsync(await server.CreateHallAsync(), Roles.Attendee));
    }

    private static async Task<Client> ConnectAsync(TestServer server)
    {
        var tcp = new TcpClient { NoDelay = true };
        await tcp.ConnectAsync(server.Url.Host, server.Url.Port).Within();
        return new Client(tcp);
    }

    private static async Task<Client> KnockAsync(TestServer server, string head, byte[]? behind = null)
    {
        var client = await ConnectAsync(server);
        await client.Stream.WriteAsync((byte[])[.. Encoding.ASCII.GetBytes(head), .. behind ?? []]).AsTask().Within();
        await client.ReadHeadAsync();
        return client;
    }

    private sealed class Client(TcpClient tcp) : IDisposable
    {
        private readonly StringBuilder _read = new();

        public NetworkStream Stream { get; } = tcp.GetStream();

        public int Status { get; private set; }

        public async Task ReadHeadAsync()
        {
            await UntilAsync("\r\n\r\n");
            Status = int.Parse(_read.ToString().Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture);
        }

        public async Task UntilAsync(string text)
        {
            var buffer = new byte[1024];
            while (!_read.ToString().Contains(text, StringComparison.Ordinal))
            {
                var read = await Stream.ReadAsync(buffer).AsTask().Within();
                Assert.NotEqual(0, read);
                _read.Append(Encoding.Latin1.GetString(buffer, 0, read));
            }
        }

        public void Dispose() => tcp.Dispose();
    }
}
