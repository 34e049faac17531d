using System.Text;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;

namespace LiveTownHall.WebSockets.Tests;

/// <summary>A hub over this transport behaves as over SignalR's own, down to the frames of the WebSocket.</summary>
public sealed class SocketHubTests
{
    private const int Text = 1;
    private const int Close = 8;
    private const int Pong = 10;

    [Fact]
    public async Task A_message_may_come_byte_by_byte()
    {
        await using var server = await EchoServer.StartAsync();
        using var socket = await BareWebSocket.OpenAsync(server.Url, EchoServer.Target());
        foreach (var one in BareWebSocket.Text(BareWebSocket.Handshake + Echo("1")))
            await socket.SendAsync(new[] { one });

        Assert.Equal("{}\u001e", Encoding.UTF8.GetString(await socket.UntilAsync(Text)));
        await UntilTextAsync(socket, "\"invocationId\":\"1\"");
    }

    [Fact]
    public async Task A_message_may_come_in_frames_and_several_messages_in_one()
    {
        await using var server = await EchoServer.StartAsync();
        using var socket = await BareWebSocket.OpenAsync(server.Url, EchoServer.Target());
        var bytes = Encoding.UTF8.GetBytes(BareWebSocket.Handshake + Echo("1") + Echo("2"));
        await socket.SendAsync(BareWebSocket.Frame(0x01, bytes.AsSpan(0, 5)));
        await socket.SendAsync(BareWebSocket.Frame(0x89, "between"u8));
        await socket.SendAsync(BareWebSocket.Frame(0x80, bytes.AsSpan(5)));

        Assert.Equal("between"u8.ToArray(), await socket.UntilAsync(Pong));
        await UntilTextAsync(socket, "\"invocationId\":\"1\"");
        await UntilTextAsync(socket, "\"invocationId\":\"2\"");
    }

    [Fact]
    public async Task A_goodbye_is_answered_and_the_client_is_gone()
    {
        await using var server = await EchoServer.StartAsync();
        using var socket = await EnterAsync(server);
        await socket.SendAsync(BareWebSocket.Frame(0x88, [3, 232]));

        Assert.Equal([3, 232], await socket.UntilAsync(Close));
        Assert.True(await socket.IsEndedAsync());
    }

    [Fact]
    public async Task A_frame_that_breaks_the_protocol_ends_the_connection_with_1002()
    {
        await using var server = await EchoServer.StartAsync();
        using var socket = await EnterAsync(server);
        await socket.SendAsync(BareWebSocket.Frame(0x81, "{}\u001e"u8, masked: false));

        Assert.Equal([3, 234], await socket.UntilAsync(Close));
    }

    [Fact]
    public async Task A_message_past_the_limit_ends_the_connection_and_a_large_one_below_it_does_not()
    {
        await using var server = await EchoServer.StartAsync();
        using var socket = await EnterAsync(server);
        await socket.SendAsync(BareWebSocket.Text(Echo(new string('7', 15_000))));
        await UntilTextAsync(socket, "\"invocationId\":\"777");
        await socket.SendAsync(BareWebSocket.Text(new string('x', 40_000)));
        Assert.True(await socket.IsEndedAsync());
    }

    [Fact]
    public async Task A_server_that_goes_down_lets_its_clients_come_back()
    {
        await using var server = await EchoServer.StartAsync();
        using var socket = await EnterAsync(server);
        var stopping = server.StopAsync();

        await UntilTextAsync(socket, "\"allowReconnect\":true");
        await socket.UntilAsync(Close);
        await socket.SendAsync(BareWebSocket.Frame(0x88, [3, 232]));
        await stopping;
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_client_may_negotiate_or_not(bool skips)
    {
        await using var server = await EchoServer.StartAsync();
        await using var connection = new HubConnectionBuilder().WithUrl(new Uri(server.Url, EchoServer.Path), options =>
        {
            options.Transports = HttpTransportType.WebSockets;
            options.SkipNegotiation = skips;
            options.AccessTokenProvider = () => Task.FromResult<string?>("somebody");
        }).Build();
        await connection.StartAsync().Within();

        Assert.Equal("there", await connection.InvokeAsync<string>("Echo", "there").Within());
        Assert.Equal("somebody", await connection.InvokeAsync<string>("Who").Within());
        Assert.Equal(skips, connection.ConnectionId is null);
    }

    [Fact]
    public async Task Connections_are_counted_out_when_they_end()
    {
        await using var server = await EchoServer.StartAsync();
        using (await EnterAsync(server))
            Assert.Single(server.Connections.All);

        await BoundedWait.UntilAsync("nobody is left", () => server.Connections.All.Count == 0);
    }

    private static string Echo(string id) => $"{{\"type\":1,\"invocationId\":\"{id}\",\"target\":\"Echo\",\"arguments\":[\"\"]}}\u001e";

    private static async Task<BareWebSocket> EnterAsync(EchoServer server)
    {
        var socket = await BareWebSocket.OpenAsync(server.Url, EchoServer.Target());
        await socket.SendAsync(BareWebSocket.Text(BareWebSocket.Handshake));
        Assert.Equal("{}\u001e", Encoding.UTF8.GetString(await socket.UntilAsync(Text)));
        return socket;
    }

    private static async Task UntilTextAsync(BareWebSocket socket, string part)
    {
        while (!Encoding.UTF8.GetString(await socket.UntilAsync(Text)).Contains(part, StringComparison.Ordinal))
        {
        }
    }
}
