using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Contracts.Questions;
using LiveTownHall.Server.Questions;
using LiveTownHall.Server.Settings;
using Microsoft.Extensions.Time.Testing;
using Asking = LiveTownHall.Server.Tests.Rig.Asking;

namespace LiveTownHall.Server.Tests.Questions;

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
}
