using LiveTownHall.Contracts.Halls;
using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Contracts.People;
using LiveTownHall.Contracts.Polls;

namespace LiveTownHall.Server.Tests.Acknowledgements;

/// <summary>Acknowledged means counted, and the last one wins: two nodes over a real Redis.</summary>
public sealed class TwoNodesInTurnTests
{
    private static readonly Dictionary<string, string> Unhurried = new() { ["TOWNHALL__LIMITS__BALLOTSPERSECOND"] = "0", ["TOWNHALL__LIMITS__CALLSPERSECOND"] = "0" };

    [Fact]
    public async Task Of_51_people_who_vote_on_both_nodes_in_turn_every_last_acknowledged_ballot_counts()
    {
        const int People = 51;
        Assert.SkipUnless(RedisServer.IsInstalled, "redis-server is not installed");
        await using var redis = await RedisServer.StartAsync();
        await using var one = await StartAsync(redis);
        await using var two = await StartAsync(redis);
        var hall = await one.CreateHallAsync();
        await using var facilitator = await two.EnterAsync(hall, Roles.Facilitator);
        var poll = await facilitator.OpenPollAsync(Drafts.Single(settings: Drafts.Live));

        var last = await Task.WhenAll(Enumerable.Range(0, People).Select(person => VoteInTurnAsync(one, two, hall, poll, person))).Within();

        foreach (var node in new[] { one, two })
        {
            await BoundedWait.UntilAsync("the last ballots count", async () => (await node.ViewAsync(hall, hall.Keys.Facilitator)).Polls[0].Tally is { Voters: People } tally
                && tally.Counts!["1"] == last.Count(place => place == 1) && tally.Counts["2"] == last.Count(place => place == 2));
        }
    }

    [Fact]
    public async Task What_lies_unread_on_a_node_that_stands_still_never_beats_what_was_acknowledged_elsewhere()
    {
        Assert.SkipUnless(RedisServer.IsInstalled, "redis-server is not installed");
        await using var redis = await RedisServer.StartAsync();
        await using var still = await ServerProcess.StartAsync(Unhurried, "--redis", redis.Configuration);
        await using var two = await StartAsync(redis);
        var hall = await two.CreateHallAsync();
        await using var facilitator = await two.EnterAsync(hall, Roles.Facilitator);
        var poll = await facilitator.OpenPollAsync(Drafts.Single(settings: Drafts.Live));
        var tickets = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => two.TicketAsync(hall, Roles.Attendee)));
        var phones = await Task.WhenAll(tickets.Select(ticket => Guest.EnterAsync(still.Address, ticket)));
        await phones[0].UntilAsync("the open poll", g => g.Only is not null);

        still.StandStill();
        var unread = phones.SelectMany(phone => Enumerable.Range(0, 5).Select(_ => phone.VoteAsync(poll, Drafts.Choice(1)))).ToList();
        foreach (var ticket in tickets)
        {
            await using var again = await Guest.EnterAsync(two.Url, ticket);
            Assert.True((await again.VoteAsync(poll, Drafts.Choice(2))).Ok);
        }

        still.GoOn();
        foreach (var outcome in await Task.WhenAll(unread).Within())
            Assert.Equal(RefusalCodes.Superseded, outcome.Error?.Code);
        await facilitator.UntilAsync("what was acknowledged counts", g => g.Tally(poll) is { Voters: 12 } tally && tally.Counts!["2"] == 12);
        foreach (var phone in phones)
            await phone.DisposeAsync();
    }

    /// <returns>The option of the last ballot, which was acknowledged like those before it.</returns>
    private static async Task<int> VoteInTurnAsync(TestServer one, TestServer two, HallCreated hall, string poll, int person)
    {
        var ticket = await one.TicketAsync(hall, Roles.Attendee);
        await using var first = await Guest.EnterAsync(one.Url, ticket);
        await using var second = await Guest.EnterAsync(two.Url, ticket);
        var random = new Random(person);
        var place = 0;
        for (var turn = 0; turn < 6; turn++)
        {
            place = 1 + random.Next(2);
            var device = turn % 2 == 0 ? first : second;
            var outcome = await CastAsync(device, poll, place, null);
            if (outcome.Error?.Code == RefusalCodes.Superseded)
                outcome = await CastAsync(device, poll, place, outcome.Fence);
            Assert.True(outcome.Ok, outcome.Error?.Message);
        }

        return place;
    }

    private static Task<Outcome> CastAsync(Guest device, string poll, int place, long? fence)
        => device.CallAsync("CastBallot", new CastBallot { PollId = poll, Ballot = Drafts.Choice(place), Fence = fence });

    private static Task<TestServer> StartAsync(RedisServer redis) => TestServer.StartAsync(settings =>
    {
        settings.Redis = redis.Configuration;
        (settings.Limits.BallotsPerSecond, settings.Limits.CallsPerSecond) = (0, 0);
    });
}
