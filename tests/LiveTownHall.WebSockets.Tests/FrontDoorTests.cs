using System.Text;
using Microsoft.Extensions.Time.Testing;

namespace LiveTownHall.WebSockets.Tests;

/// <summary>Whoever brings a plain request with a good ticket is let in before HTTP; everybody else is answered as if there were no front door.</summary>
public sealed class FrontDoorTests
{
    private const string Usual = "Upgrade: websocket\r\nConnection: keep-alive, Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";
    [Theory]
    [InlineData("", true)]
    [InlineData("User-Agent: any\r\nAccept-Encoding: gzip\r\nSec-WebSocket-Extensions: permessage-deflate\r\n", true)]
    [InlineData("X-Forwarded-For: 192.0.2.1\r\n", false)]
    [InlineData("X-Forwarded-Proto: https\r\n", false)]
    [InlineData("X-Forwarded-Host: town.example\r\n", false)]
    [InlineData("Content-Length: 0\r\n", false)]
    public async Task A_connection_keeps_its_request_only_where_that_is_unusual(string more, bool isUsual)
    {
        await using var server = await EchoServer.StartAsync();
        using var client = await KnockAsync(server, Head(server, more + Usual));
        Assert.Equal(101, client.Status);

        await BoundedWait.UntilAsync("the hub has the connection", () => server.Connections.All.Count == 1);
        var connection = Assert.Single(server.Connections.All);
        Assert.Equal(isUsual, connection.HttpContext is null);
        Assert.Equal(isUsual, connection.Visitor is Bearer { Name: "any" });
        Assert.Equal("127.0.0.1", connection.Address!.MapToIPv4().ToString());
        Assert.False(connection.HasUser && isUsual);
        Assert.Equal("any", connection.User!.Identity!.Name);
    }

    [Theory]
    [InlineData("X-Forwarded-For: 192.0.2.1\r\n", true)]
    [InlineData("X-Forwarded-For: 192.0.2.1\r\nX-Forwarded-Proto: https\r\nX-Forwarded-Host: town.example\r\n", true)]
    [InlineData("x-forwarded-for:192.0.2.1 \r\n", true)]
    [InlineData("X-Forwarded-For: 203.0.113.9, 192.0.2.1\r\n", false)]
    [InlineData("X-Forwarded-For: 203.0.113.9\r\nX-Forwarded-For: 192.0.2.1\r\n", false)]
    [InlineData("X-Forwarded-For: unknown\r\n", false)]
    [InlineData("X-Forwarded-For: 192.0.2.1\r\nX-Forwarded-Host: a.example, b.example\r\n", false)]
    [InlineData("X-Forwarded-For: 192.0.2.1\r\nX-Forwarded-Proto: gopher\r\n", false)]
    [InlineData("X-Forwarded-For: 192.0.2.1\r\nForwarded: for=203.0.113.9\r\n", false)]
    [InlineData("X-Forwarded-Proto: https\r\n", false)]
    public async Task Whom_a_believed_proxy_speaks_for_is_let_in_as_themselves_where_that_is_plain(string forwarded, bool isPlain)
    {
        await using var server = await EchoServer.StartAsync();
        server.Doorman.BelievesAll = true;
        using var client = await KnockAsync(server, Head(server, forwarded + Usual));
        Assert.Equal(101, client.Status);
        await BoundedWait.UntilAsync("the hub has the connection", () => server.Connections.All.Count == 1);
        var connection = Assert.Single(server.Connections.All);
        Assert.Equal(isPlain, connection.HttpContext is null);
        if (isPlain)
            Assert.Equal("192.0.2.1", connection.Address!.ToString());
        if (isPlain && forwarded.Contains("Host", StringComparison.Ordinal))
            Assert.Equal("town.example", server.Doorman.AskedFor);
    }

    [Fact]
    public async Task What_comes_right_behind_the_request_is_heard()
    {
        await using var server = await EchoServer.StartAsync();
        using var client = await KnockAsync(server, Head(server, Usual), BareWebSocket.Text(BareWebSocket.Handshake));
        Assert.Equal(101, client.Status);
        await client.UntilAsync("{}\u001e");
    }

    [Theory]
    [InlineData(3)]
    [InlineData(40)]
    [InlineData(150)]
    public async Task A_request_in_two_pieces_is_let_in_too(int first)
    {
        await using var server = await EchoServer.StartAsync();
        var head = Encoding.ASCII.GetBytes(Head(server, Usual));
        using var client = await RawClient.ConnectAsync(server.Url);
        await client.Stream.WriteAsync(head.AsMemory(0, first)).AsTask().Within();
        using var other = await KnockAsync(server, Head(server, Usual));
        await client.Stream.WriteAsync(head.AsMemory(first)).AsTask().Within();
        await client.ReadHeadAsync();
        Assert.Equal(101, client.Status);
    }

    [Fact]
    public async Task Who_says_nothing_for_a_while_is_waited_for_by_http()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var server = await EchoServer.StartAsync(time);

        // The door may not have begun to wait when the time is moved; then it lets the late one in by itself.
        await BoundedWait.UntilAsync("a silent client is waited for by HTTP", async () =>
        {
            using var silent = await RawClient.ConnectAsync(server.Url);
            using var other = await KnockAsync(server, Head(server, Usual));
            time.Advance(FrontDoor.Patience);
            var before = server.Connections.All.ToHashSet();
            await silent.Stream.WriteAsync(Encoding.ASCII.GetBytes(Head(server, Usual))).AsTask().Within();
            await silent.ReadHeadAsync();
            Assert.Equal(101, silent.Status);
            await BoundedWait.UntilAsync("the hub has the connection", () => server.Connections.All.Except(before).Any());
            return server.Connections.All.Except(before).Any(c => c.HttpContext is not null);
        });
    }

    [Theory]
    [InlineData("a version nobody speaks", "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 12\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n")]
    [InlineData("no key", "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n")]
    [InlineData("a short key", "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhl\r\n")]
    [InlineData("a folded header", "Upgrade: websocket\r\n and more\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n")]
    [InlineData("a second host", "Host: other.example\r\n" + Usual)]
    public async Task What_is_wrong_is_refused_by_http(string why, string headers)
    {
        await using var server = await EchoServer.StartAsync();
        using var client = await KnockAsync(server, Head(server, headers));
        Assert.True(client.Status is >= 400 and < 500, $"{why}: {client.Status}");
    }

    [Fact]
    public async Task Whom_the_doorman_does_not_let_in_is_answered_by_http()
    {
        await using var server = await EchoServer.StartAsync();
        using var refused = await KnockAsync(server, Head(server, Usual, "bad"));
        using var fromElsewhere = await KnockAsync(server, Head(server, "Origin: https://other.example\r\n" + Usual));
        Assert.Equal((401, 101), (refused.Status, fromElsewhere.Status));
        await BoundedWait.UntilAsync("the hub has the connection", () => server.Connections.All.Count == 1);
        Assert.NotNull(Assert.Single(server.Connections.All).HttpContext);
    }

    private static string Head(EchoServer server, string headers, string ticket = "any")
        => $"GET {EchoServer.Target(ticket)} HTTP/1.1\r\nHost: {server.Url.Authority}\r\n{headers}\r\n";

    private static async Task<RawClient> KnockAsync(EchoServer server, string head, byte[]? behind = null)
    {
        var client = await RawClient.ConnectAsync(server.Url);
        await client.Stream.WriteAsync((byte[])[.. Encoding.ASCII.GetBytes(head), .. behind ?? []]).AsTask().Within();
        await client.ReadHeadAsync();
        return client;
    }
}
