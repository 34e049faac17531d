using System.Text;
using LiveTownHall.Contracts.Halls;
using LiveTownHall.Contracts.People;
using LiveTownHall.Server.Direct;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;

namespace LiveTownHall.Server.Tests.Direct;

/// <summary>A hub over the direct transport behaves as over SignalR's own, down to the frames of the WebSocket.</summary>
public sealed class DirectConnectionTests
{
    private const string Handshake = "{\"protocol\":\"json\",\"version\":1}\u001e";
    private const int Text = 1;
    private const int Close = 8;
    private const int Pong = 10;

    [Fact]
    public async Task A_message_may_come_byte_by_byte()
    {
        var (server, hall) = await BeginAsync();
        using var socket = await BareWebSocket.OpenAsync(server.Url, await server.TicketAsync(hall, Roles.Attendee));
        foreach (var one in BareWebSocket.Text(Handshake))
            await socket.SendAsync(new[] { one });

        Assert.Equal("{}\u001e", Encoding.UTF8.GetString(await socket.UntilAsync(Text)));
        Assert.Contains("Keyframe", Encoding.UTF8.GetString(await socket.UntilAsync(Text)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_may_come_in_frames_and_several_messages_in_one()
    {
        var (server, hall) = await BeginAsync();
        using var socket = await BareWebSocket.OpenAsync(server.Url, await server.TicketAsync(hall, Roles.Attendee));
        var bytes = Encoding.UTF8.GetBytes(Handshake + Resync("1") + Resync("2"));
        await socket.SendAsync(BareWebSocket.Frame(0x01, bytes.AsSpan(0, 5)));
        await socket.SendAsync(BareWebSocket.Frame(0x89, "between"u8));
        await socket.SendAsync(BareWebSocket.Frame(0x80, bytes.AsSpan(5)));

        Assert.Equal("between"u8.ToArray(), await socket.UntilAsync(Pong));
        await UntilTextAsync(socket, "\"invocationId\":\"1\"");
        await UntilTextAsync(socket, "\"invocationId\":\"2\"");
    }

    [Fact]
    public async Task A_goodbye_is_answered_and_the_person_is_gone()
    {
        var (server, hall) = await BeginAsync();
        using var socket = await EnterAsync(server, hall);
        await socket.SendAsync(BareWebSocket.Frame(0x88, [3, 232]));

        Assert.Equal([3, 232], await socket.UntilAsync(Close));
        Assert.True(await socket.IsEndedAsync());
    }

    [Fact]
    public async Task A_frame_that_breaks_the_protocol_ends_the_connection_with_1002()
    {
        var (server, hall) = await BeginAsync();
        using var socket = await EnterAsync(server, hall);
        await socket.SendAsync(BareWebSocket.Frame(0x81, "{}\u001e"u8, masked: false));

        Assert.Equal([3, 234], await socket.UntilAsync(Close));
    }

    [Fact]
    public async Task A_message_past_the_limit_ends_the_connection_and_a_large_one_below_it_does_not()
    {
        var (server, hall) = await BeginAsync();
        using var socket = await EnterAsync(server, hall);
        await socket.SendAsync(BareWebSocket.Text($"{{\"type\":1,\"invocationId\":\"{new string('7', 15_000)}\",\"target\":\"Resync\",\"arguments\":[]}}\u001e"));
        await UntilTextAsync(socket, "\"invocationId\":\"777");
        await socket.SendAsync(BareWebSocket.Text(new string('x', 40_000)));
        Assert.True(await socket.IsEndedAsync());
    }

    [Fact]
    public async Task A_node_that_goes_down_lets_its_clients_come_back()
    {
        await using var server = await TestServer.StartAsync();
        var hall = await server.CreateHallAsync();
        using var socket = await EnterAsync(server, hall);
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
        var (server, hall) = await BeginAsync();
        var ticket = await server.TicketAsync(hall, Roles.Attendee);
        var keyframe = new TaskCompletionSource();
        await using var connection = new HubConnectionBuilder().WithUrl(new Uri(server.Url, ticket.Hub), options =>
        {
            options.Transports = HttpTransportType.WebSockets;
            options.SkipNegotiation = skips;
            options.AccessTokenProvider = () => Task.FromResult<string?>(ticket.Ticket);
        }).Build();
        connection.On<HallView>("Keyframe", _ => keyframe.TrySetResult());
        await connection.StartAsync().Within();
        await keyframe.Task.Within();
        Assert.Equal(skips, connection.ConnectionId is null);
    }

    [Fact]
    public async Task Direct_connections_are_counted_out_when_they_end()
    {
        await using var server = await TestServer.StartAsync();
        var hall = await server.CreateHallAsync();
        using (await EnterAsync(server, hall))
            Assert.Single(server.Get<DirectConnections>().All);

        await BoundedWait.UntilAsync("nobody is left", () => server.Get<DirectConnections>().All.Count == 0);
    }

    private static string Resync(string id) => $"{{\"type\":1,\"invocationId\":\"{id}\",\"target\":\"Resync\",\"arguments\":[]}}\u001e";

    private static async Task<(TestServer Server, HallCreated Hall)> BeginAsync()
    {
        var server = await SharedServer.GetAsync();
        return (server, await server.CreateHallAsync());
    }

    private static async Task<BareWebSocket> EnterAsync(TestServer server, HallCreated hall)
    {
        var socket = await BareWebSocket.OpenAsync(server.Url, await server.TicketAsync(hall, Roles.Attendee));
        await socket.SendAsync(BareWebSocket.Text(Handshake));
        await UntilTextAsync(socket, "\"Me\"");
        return socket;
    }

    private static async Task UntilTextAsync(BareWebSocket socket, string part)
    {
        while (!Encoding.UTF8.GetString(await socket.UntilAsync(Text)).Contains(part, StringComparison.Ordinal))
        {
        }
    }
}
