using System.Text;
using LiveTownHall.Client.Wire;
using LiveTownHall.Contracts.People;

namespace LiveTownHall.Server.Tests.Hubs;

/// <summary>With the settings as they come, whoever floods a hub is closed with 1008 and a reason.</summary>
public sealed class BudgetTests
{
    [Theory]
    [InlineData("pings", 0x89, "", 2500)]
    [InlineData("pongs", 0x8A, "", 2500)]
    [InlineData("calls of a method that is not there", 0x81, "{\"type\":1,\"invocationId\":\"1\",\"target\":\"NoSuchMethod\",\"arguments\":[]}\u001e", 9000)]
    [InlineData("calls without their argument", 0x81, "{\"type\":1,\"invocationId\":\"1\",\"target\":\"CastBallot\",\"arguments\":[null]}\u001e", 1000)]
    [InlineData("calls beyond the rate of calls", 0x81, "{\"type\":1,\"invocationId\":\"1\",\"target\":\"Resync\",\"arguments\":[]}\u001e", 1000)]
    public async Task A_flood_is_closed_with_a_reason(string what, byte first, string payload, int times)
    {
        var server = await SharedServer.GetAsync();
        var ticket = await server.TicketAsync(await server.CreateHallAsync(), Roles.Attendee);
        using var socket = await BareWebSocket.OpenAsync(server.Url, HubMessages.Target(ticket.Hub, ticket.Ticket));
        await socket.SendAsync(BareWebSocket.Text(BareWebSocket.Handshake));
        while (!Encoding.UTF8.GetString(await socket.UntilAsync(1)).Contains("\"Me\"", StringComparison.Ordinal))
        {
        }

        var frame = BareWebSocket.Frame(first, Encoding.UTF8.GetBytes(payload));
        var closed = socket.UntilAsync(8);
        try
        {
            for (var sent = 0; sent < times && !closed.IsCompleted; sent += 50)
                await socket.SendAsync((byte[])[.. Enumerable.Repeat(frame, 50).SelectMany(f => f)]);
        }
        catch (IOException)
        {
            // Closed already.
        }

        Assert.True((await closed).AsSpan().SequenceEqual((byte[])[3, 240, .. "rate_limited"u8]), what);
    }

    [Fact]
    public async Task A_call_that_is_refused_now_and_then_closes_nothing()
    {
        var server = await SharedServer.GetAsync();
        await using var guest = await server.EnterAsync(await server.CreateHallAsync(), Roles.Attendee);
        for (var i = 0; i < 100; i++)
            await guest.CallAsync("CastBallot", [null]);
        Assert.False(guest.Closed.IsCompleted);
    }
}
