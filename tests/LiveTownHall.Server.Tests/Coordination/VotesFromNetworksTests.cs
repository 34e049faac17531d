using System.Text.Json;
using LiveTownHall.Client.Connection;
using LiveTownHall.Contracts.Halls;
using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Contracts.People;
using LiveTownHall.Contracts.Polls;
using LiveTownHall.Server.Coordination;
using LiveTownHall.Server.Halls;
using Microsoft.AspNetCore.SignalR.Client;

namespace LiveTownHall.Server.Tests.Coordination;

/// <summary>From a connection behind a proxy to a warning on the desk, without an address in anything that leaves the server.</summary>
public sealed class VotesFromNetworksTests
{
    private readonly StandingClock _time = new();

    [Fact]
    public async Task Votes_are_put_down_to_the_forwarded_address_and_no_address_is_told()
    {
        await using var server = await TestServer.StartAsync(s => s.BehindProxy = true, TestServer.Clock(_time));
        var hall = await server.CreateHallAsync();
        await using var facilitator = await server.EnterAsync(hall, Roles.Facilitator);
        var poll = await facilitator.OpenPollAsync(Drafts.Single());
        using var lease = (await server.Get<HallRegistry>().FindAsync(hall.HallId, CancellationToken.None).Within())!;
        for (var i = 0; i < 8; i++)
            await VoteFromAsync(server, hall, poll, 1, $"198.51.{100 + i}.23", TimeSpan.FromSeconds(3 + (i * 2)));
        for (var i = 0; i < 12; i++)
            await VoteFromAsync(server, hall, poll, 2, $"203.0.113.{50 + i}", TimeSpan.FromSeconds(1));

        await BoundedWait.UntilAsync("a warning", () => lease.Hall.Votes.Warnings is [{ ClusterSize: 12, Option: "2" }]);
        var warning = JsonSerializer.Serialize(lease.Hall.Votes.Warnings);
        var metrics = await (await server.GetAsync("/metrics")).Content.ReadAsStringAsync();
        Assert.Contains(CoordinationReasons.InstantVotes, warning, StringComparison.Ordinal);
        facilitator.Heard.MustNotHold("203.0.113");
        await facilitator.DisposeAsync();
        await server.StopAsync();
        foreach (var said in new[] { warning, metrics, string.Join('\n', server.Logs.Lines) })
        {
            foreach (var address in new[] { "203.0.113", "198.51.1" })
                Assert.DoesNotContain(address, said, StringComparison.Ordinal);
        }
    }

    /// <summary>Joins from an address, waits and votes.</summary>
    private async Task VoteFromAsync(TestServer server, HallCreated hall, string poll, int choice, string address, TimeSpan wait)
    {
        var ticket = await server.TicketAsync(hall, Roles.Attendee);
        await using var connection = HallConnection.Make(
            server.Url, ticket, HallConnection.Protocol(HubEncoding.Json), http => http.Headers["X-Forwarded-For"] = address);
        await connection.StartAsync().Within();
        _time.Advance(wait);
        var vote = new CastBallot { PollId = poll, Ballot = Drafts.Choice(choice) };
        Assert.True((await connection.InvokeAsync<Outcome>("CastBallot", vote).Within()).Ok);
    }
}
