using LiveTownHall.Contracts.People;
using LiveTownHall.Contracts.Polls;
using LiveTownHall.Journal;

namespace LiveTownHall.Server.Tests.Stores;

/// <summary>A store that comes back without its last batches, as after a failover: what was acknowledged is given back,
/// and nobody is left with a tally that replay does not give.</summary>
public sealed class LostTailTests
{
    [Fact]
    public async Task Votes_that_a_store_lost_after_they_were_acknowledged_count_again_and_everybody_is_told()
    {
        Assert.SkipUnless(RedisServer.IsInstalled, "redis-server is not installed");
        await using var redis = await RedisServer.StartAsync("--appendonly", "yes", "--appendfsync", "always");
        await using var server = await TestServer.StartAsync(settings => settings.Redis = redis.Configuration);
        var hall = await server.CreateHallAsync();
        await using var facilitator = await server.EnterAsync(hall, Roles.Facilitator);
        var poll = await facilitator.OpenPollAsync(Drafts.Single(settings: Drafts.Live));
        await using var first = await server.EnterAsync(hall, Roles.Attendee);
        await using var second = await server.EnterAsync(hall, Roles.Attendee);
        var kept = (await first.VoteAsync(poll, Drafts.Choice(1))).Position!.Value;
        var newest = (await second.VoteAsync(poll, Drafts.Choice(2))).Position!.Value;

        var journal = $"hall:{{{hall.HallId}}}:journal";
        for (var position = kept; position <= newest; position++)
            await redis.CommandAsync($"XDEL {journal} 0-{position}");
        await redis.CommandAsync($"DEL hall:{{{hall.HallId}}}:once");
        await redis.CommandAsync($"XSETID {journal} 0-{kept - 1}");
        var given = $"was given back {newest - kept + 1} batches; 0 are lost";
        await BoundedWait.UntilAsync("the votes are given back", () => server.Logs.Lines.Any(l => l.Contains(given, StringComparison.Ordinal)));

        await second.UntilAsync("what everybody is told", g => g.Messages.OfType<Ended>().Any(e => e.Reason == EndReasons.StoreChanged));
        await second.Closed.Within();
        await BoundedWait.UntilAsync("the hall is served again", async () => (await server.GetAsync("/health/ready")).IsSuccessStatusCode);
        await using var again = await server.EnterAsync(hall, Roles.Facilitator);
        await again.UntilAsync("both votes", g => g.Tally(poll) is { Voters: 2 } tally && tally.Counts!.Values.All(votes => votes == 1));
        Assert.Equal(newest, await server.Get<IStore>().Journal.HeadAsync(hall.HallId).AsTask().Within());
        Assert.DoesNotContain(server.Logs.Lines, l => l.Contains(hall.HallId, StringComparison.Ordinal));

        await using var third = await server.EnterAsync(hall, Roles.Attendee);
        Assert.True((await third.VoteAsync(poll, Drafts.Choice(1))).Ok);
        await again.UntilAsync("the next vote", g => g.Tally(poll)?.Voters == 3);
    }

    [Fact]
    public async Task A_vote_that_comes_before_a_loss_is_noticed_is_not_written_behind_what_is_missing()
    {
        Assert.SkipUnless(RedisServer.IsInstalled, "redis-server is not installed");
        await using var redis = await RedisServer.StartAsync("--appendonly", "yes", "--appendfsync", "always");
        await using var server = await TestServer.StartAsync(settings => settings.Redis = redis.Configuration);
        var hall = await server.CreateHallAsync();
        await using var facilitator = await server.EnterAsync(hall, Roles.Facilitator);
        var poll = await facilitator.OpenPollAsync(Drafts.Single(settings: Drafts.Live));
        await using var first = await server.EnterAsync(hall, Roles.Attendee);
        await using var late = await server.EnterAsync(hall, Roles.Attendee);
        var lost = (await first.VoteAsync(poll, Drafts.Choice(1))).Position!.Value;
        var before = await IdsAsync(server, hall.HallId);

        var journal = $"hall:{{{hall.HallId}}}:journal";
        await redis.CommandAsync($"EVAL \"redis.call('XDEL', KEYS[1], '0-{lost}') redis.call('XSETID', KEYS[1], '0-{lost - 1}') redis.call('DEL', KEYS[2])\""
            + $" 2 {journal} hall:{{{hall.HallId}}}:once");
        var ballot = new CastBallot { PollId = poll, Ballot = Drafts.Choice(2) };
        var answer = late.CallAsync("CastBallot", ballot);
        await BoundedWait.UntilAsync("the vote is given back", () => server.Logs.Lines.Any(l => l.Contains("; 0 are lost, 0 facts are refused", StringComparison.Ordinal)));
        await BoundedWait.UntilAsync("the hall is served again", async () => (await server.GetAsync("/health/ready")).IsSuccessStatusCode);

        Assert.Equal(before, (await IdsAsync(server, hall.HallId)).Take(before.Count));
        await using var again = await Guest.EnterAsync(server.Url, late.Ticket);
        Assert.True((await again.VoteAsync(poll, Drafts.Choice(2))).Ok);
        await using var desk = await server.EnterAsync(hall, Roles.Facilitator);
        await desk.UntilAsync("both votes", g => g.Tally(poll) is { Voters: 2 } tally && tally.Counts!.Values.All(votes => votes == 1));
        await Task.WhenAny(answer).Within();
    }

    [Fact]
    public async Task A_hall_of_which_the_store_has_nothing_any_more_is_put_back_whole_where_a_node_remembers_it_whole()
    {
        Assert.SkipUnless(RedisServer.IsInstalled, "redis-server is not installed");
        await using var redis = await RedisServer.StartAsync("--appendonly", "yes", "--appendfsync", "always");
        await using var server = await TestServer.StartAsync(settings => settings.Redis = redis.Configuration);
        var hall = await server.CreateHallAsync();
        await using var facilitator = await server.EnterAsync(hall, Roles.Facilitator);
        var poll = await facilitator.OpenPollAsync(Drafts.Single(settings: Drafts.Live));
        await using var voter = await server.EnterAsync(hall, Roles.Attendee);
        Assert.True((await voter.VoteAsync(poll, Drafts.Choice())).Ok);

        await redis.CommandAsync($"DEL hall:{{{hall.HallId}}}:journal hall:{{{hall.HallId}}}:once");
        await BoundedWait.UntilAsync("the hall is given back", () => server.Logs.Lines.Any(l => l.Contains("; 0 are lost", StringComparison.Ordinal)));

        await BoundedWait.UntilAsync("the hall is served again", async () => (await server.GetAsync("/health/ready")).IsSuccessStatusCode);
        await using var again = await server.EnterAsync(hall, Roles.Facilitator);
        await again.UntilAsync("the vote", g => g.Tally(poll)?.Voters == 1);
    }

    [Fact]
    public async Task A_redis_that_was_emptied_has_the_hall_its_code_and_its_keys_again_and_counts_nobody_twice()
    {
        Assert.SkipUnless(RedisServer.IsInstalled, "redis-server is not installed");
        await using var redis = await RedisServer.StartAsync("--appendonly", "yes", "--appendfsync", "always");
        await using var server = await TestServer.StartAsync(settings => settings.Redis = redis.Configuration);
        var hall = await server.CreateHallAsync();
        await using var facilitator = await server.EnterAsync(hall, Roles.Facilitator);
        var poll = await facilitator.OpenPollAsync(Drafts.Single(settings: Drafts.Live));
        await using var voter = await server.EnterAsync(hall, Roles.Attendee);
        Assert.True((await voter.VoteAsync(poll, Drafts.Choice(1))).Ok);

        await redis.CommandAsync("FLUSHALL");
        await BoundedWait.UntilAsync("the hall is given back", () => server.Logs.Lines.Any(l => l.Contains("; 0 are lost", StringComparison.Ordinal)));
        await BoundedWait.UntilAsync("the hall is served again", async () => (await server.GetAsync("/health/ready")).IsSuccessStatusCode);

        // Another node finds it by its code, and the person as the voter that they were.
        await using var other = await TestServer.StartAsync(settings => settings.Redis = redis.Configuration);
        Assert.Equal(hall.HallId, (await TestServer.ReadAsync<Contracts.Halls.JoinInfo>(await other.GetAsync($"/api/join/{hall.JoinCode}"))).HallId);
        await using var again = await Guest.EnterAsync(server.Url, voter.Ticket);
        Assert.True((await again.VoteAsync(poll, Drafts.Choice(2))).Ok);
        await using var desk = await server.EnterAsync(hall, Roles.Facilitator);
        await desk.UntilAsync("one voter", g => g.Tally(poll) is { Voters: 1 });
    }

    private static async Task<List<Guid>> IdsAsync(TestServer server, string hall)
    {
        var ids = new List<Guid>();
        await foreach (var batch in server.Get<IStore>().Journal.ReadAsync(hall, 1))
            ids.Add(batch.BatchId);
        return ids;
    }
}
