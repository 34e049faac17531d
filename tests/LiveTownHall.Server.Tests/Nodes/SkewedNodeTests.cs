using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using LiveTownHall.Contracts.People;
using LiveTownHall.Contracts.Polls;

namespace LiveTownHall.Server.Tests.Nodes;

/// <summary>A node whose clock is two minutes ahead, beside one whose clock is right, on one Redis.</summary>
public sealed class SkewedNodeTests
{
    [Fact]
    public async Task It_goes_by_the_clock_of_redis_and_says_that_its_own_is_wrong()
    {
        Assert.SkipUnless(RedisServer.IsInstalled, "redis-server is not installed");
        var ahead = new ShiftedTime();
        ahead.Advance(TimeSpan.FromMinutes(2));
        await using var redis = await RedisServer.StartAsync();
        await using var wrong = await TestServer.StartAsync(settings => settings.Redis = redis.Configuration, TestServer.Clock(ahead));
        await using var right = await TestServer.StartAsync(settings => settings.Redis = redis.Configuration);
        var hall = await right.CreateHallAsync();
        await using var facilitator = await right.EnterAsync(hall, Roles.Facilitator);

        // Its tickets are good elsewhere, and a poll with a minute to go does not end at once where it is watched from there.
        await using var here = await wrong.EnterAsync(hall, Roles.Attendee);
        await using var there = await Guest.EnterAsync(right.Url, await wrong.TicketAsync(hall, Roles.Attendee));
        var poll = await facilitator.OpenPollAsync(Drafts.Single(settings: new PollSettings { ClosesAfterSeconds = 60 }));
        await here.UntilAsync("the poll has an end", g => g.View.Polls.Any(p => p.ClosesAt is not null));
        Assert.True((await here.VoteAsync(poll, Drafts.Choice(1))).Ok);
        Assert.True((await there.VoteAsync(poll, Drafts.Choice(2))).Ok);

        var answer = await wrong.GetAsync("/health/ready");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        var reason = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("reasons").EnumerateArray().Single();
        Assert.Equal("clock_skew", reason.GetProperty("code").GetString());
        Assert.Contains("120 s ahead", reason.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await right.GetAsync("/health/ready")).StatusCode);
    }
}
