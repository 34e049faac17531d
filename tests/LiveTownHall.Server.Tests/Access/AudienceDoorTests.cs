using System.Text;
using LiveTownHall.Client.Wire;
using LiveTownHall.Contracts.Halls;
using LiveTownHall.Contracts.People;
using LiveTownHall.Server.Fanout;
using LiveTownHall.Server.Hubs;
using LiveTownHall.WebSockets;

namespace LiveTownHall.Server.Tests.Access;

/// <summary>Attendees and screens with a good ticket come in by the front door; everybody else is answered by HTTP.</summary>
public sealed class AudienceDoorTests
{
    [Theory]
    [InlineData("")]
    [InlineData("X-Forwarded-For: 192.0.2.1\r\n")]
    public async Task A_connections_user_is_whom_the_ticket_names(string more)
    {
        await using var server = await TestServer.StartAsync();
        var ticket = await server.TicketAsync(await server.CreateHallAsync(), Roles.Attendee);
        using var socket = await BareWebSocket.OpenAsync(server.Url, Target(ticket), more);
        await socket.SendAsync(BareWebSocket.Text(BareWebSocket.Handshake));
        await UntilTextAsync(socket, "Keyframe");

        var connection = Assert.Single(server.Get<SocketConnections>().All);
        Assert.Equal(ticket.AttendeeId, server.Get<AudienceFanout>().Find(connection.ConnectionId)!.UserIdentifier);
        Assert.Equal(more.Length > 0, connection.HasUser);
        Assert.Equal(more.Length > 0, connection.Visitor is null);
    }

    [Fact]
    public async Task Who_belongs_backstage_or_has_no_good_ticket_is_refused_by_http()
    {
        var server = await SharedServer.GetAsync();
        var hall = await server.CreateHallAsync();
        var ticket = await server.TicketAsync(hall, Roles.Attendee);
        var moderator = await server.TicketAsync(hall, Roles.Moderator);
        Assert.Equal("403", await RefusedAsync(server, ticket with { Ticket = moderator.Ticket }));
        Assert.Equal("401", await RefusedAsync(server, ticket with { Ticket = ticket.Attendee }));
        Assert.Equal("401", await RefusedAsync(server, ticket with { Ticket = "" }));
    }

    [Fact]
    public async Task A_page_of_others_is_refused_and_one_of_this_server_is_not()
    {
        var server = await SharedServer.GetAsync();
        var ticket = await server.TicketAsync(await server.CreateHallAsync(), Roles.Attendee);
        Assert.Equal("403", await RefusedAsync(server, ticket, "Origin: https://evil.example\r\n"));
        using var own = await BareWebSocket.OpenAsync(server.Url, Target(ticket), $"Origin: http://{server.Url.Authority}\r\n");
    }

    [Fact]
    public async Task A_node_that_goes_down_lets_its_clients_come_back()
    {
        await using var server = await TestServer.StartAsync();
        var ticket = await server.TicketAsync(await server.CreateHallAsync(), Roles.Attendee);
        using var socket = await BareWebSocket.OpenAsync(server.Url, Target(ticket));
        await socket.SendAsync(BareWebSocket.Text(BareWebSocket.Handshake));
        await UntilTextAsync(socket, "Keyframe");
        var stopping = server.StopAsync();

        await UntilTextAsync(socket, "\"allowReconnect\":true");
        await socket.UntilAsync(8);
        await socket.SendAsync(BareWebSocket.Frame(0x88, [3, 232]));
        await stopping;
    }

    private static string Target(TicketGranted ticket) => HubMessages.Target(ticket.Hub, ticket.Ticket);

    private static async Task<string> RefusedAsync(TestServer server, TicketGranted ticket, string more = "")
    {
        var refusal = await Assert.ThrowsAsync<InvalidDataException>(() => BareWebSocket.OpenAsync(server.Url, Target(ticket), more));
        return refusal.Message.Split(' ')[1];
    }

    private static async Task UntilTextAsync(BareWebSocket socket, string part)
    {
        while (!Encoding.UTF8.GetString(await socket.UntilAsync(1)).Contains(part, StringComparison.Ordinal))
        {
        }
    }
}
