using LiveTownHall.Contracts.Budgets;
using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Contracts.Polls;
using LiveTownHall.Server.Halls;
using LiveTownHall.Server.Settings;
using Microsoft.Extensions.Time.Testing;
using Asking = LiveTownHall.Server.Tests.Rig.Asking;

namespace LiveTownHall.Server.Tests.Halls;

/// <summary>A network that makes up people does not fill the list, and a venue behind one address can ask.</summary>
public sealed class NetworkQuotaTests
{
    [Fact]
    public void A_venue_of_500_asks_100_questions_within_a_minute_and_a_script_on_one_network_soon_waits()
    {
        var time = new FakeTimeProvider();
        var quota = new NetworkQuota(new LimitSettings(), time);
        Assert.All(Enumerable.Range(0, 100), _ => Assert.True(quota.TryAsk(1)));
        var script = 0;
        for (var i = 0; i < 3000; i++)
        {
            script += quota.TryAsk(2) ? 1 : 0;
            time.Advance(TimeSpan.FromMilliseconds(10));
        }

        Assert.InRange(script, 500, 600);
        Assert.True(quota.TryAsk(1));
        Assert.All(Enumerable.Range(0, 1000), _ => Assert.True(quota.TryAsk(0)));
    }

    [Fact]
    public async Task Past_the_quota_of_their_network_people_are_asked_to_wait_and_a_retry_costs_nothing()
    {
        await using var server = await TestServer.StartAsync(s => (s.Limits.QuestionsPerNetworkBurst, s.Limits.QuestionsPerNetworkPerMinute) = (2, 0.01));
        await using var room = await Room.OpenAsync(server: server);
        var question = Asking.Question("Who pays?");
        var (one, two, three) = (await room.AttendAsync(), await room.AttendAsync(), await room.AttendAsync());
        await one.MustAsync("AskQuestion", question);
        await two.AskAsync("And who plants the trees?");
        await one.MustAsync("AskQuestion", question);
        var refused = await three.CallAsync("AskQuestion", Asking.Question("Nobody?"));
        Assert.Equal(RefusalCodes.RateLimited, refused.Error!.Code);
        Assert.Contains("network", refused.Error.Message, StringComparison.Ordinal);
        Assert.Contains("budget=\"questions_network\"", await server.Http.GetStringAsync("/metrics"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_venue_of_500_votes_at_once_in_poll_after_poll_and_a_script_on_one_network_soon_waits()
    {
        var time = new FakeTimeProvider();
        var quota = new NetworkQuota(new LimitSettings(), time);
        for (var poll = 0; poll < 20; poll++)
        {
            Assert.All(Enumerable.Range(0, 1500), _ => Assert.True(quota.TryVote(1)));
            time.Advance(TimeSpan.FromSeconds(20));
        }

        var script = 0;
        for (var i = 0; i < 30_000; i++)
        {
            script += quota.TryVote(2) ? 1 : 0;
            time.Advance(TimeSpan.FromMilliseconds(2));
        }

        Assert.InRange(script, 3000, 9100);
        Assert.All(Enumerable.Range(0, 5000), _ => Assert.True(quota.TryVote(0)));
        Assert.True(new NetworkQuota(new LimitSettings { BallotsPerSecond = 0, BallotsPerNetworkBurst = 1 }, time).TryVote(2));
    }

    [Fact]
    public async Task Past_the_quota_of_their_network_a_ballot_is_refused_and_changes_nothing()
    {
        await using var server = await TestServer.StartAsync(s => (s.Limits.BallotsPerNetworkBurst, s.Limits.BallotsPerNetworkPerSecond) = (2, 0.01));
        await using var room = await Room.OpenAsync(server: server);
        var poll = await room.Facilitator.OpenPollAsync(Drafts.Single());
        var (budget, projects) = await room.Facilitator.CreateBudgetAsync(null, 40_000);
        await room.Facilitator.SetPhaseAsync(budget, BudgetPhases.Vote);
        var (one, two, three) = (await room.AttendAsync(), await room.AttendAsync(), await room.AttendAsync());
        await one.MustAsync("CastBallot", new CastBallot { PollId = poll, Ballot = Drafts.Choice(1) });
        await two.MustAsync("CastBallot", new CastBallot { PollId = poll, Ballot = Drafts.Choice(1) });
        var refused = await three.CallAsync("CastBallot", new CastBallot { PollId = poll, Ballot = Drafts.Choice(2) });
        Assert.Equal(RefusalCodes.RateLimited, refused.Error!.Code);
        Assert.Contains("network", refused.Error.Message, StringComparison.Ordinal);
        await three.MustRefuseAsync(RefusalCodes.RateLimited, "CastBudget", BudgetDrafts.Approve(budget, projects[0]));
        await room.Facilitator.UntilAsync("two votes", g => g.Tally(poll) is { Voters: 2 });
        Assert.Contains("budget=\"ballots_network\"", await server.Http.GetStringAsync("/metrics"), StringComparison.Ordinal);
    }
}
