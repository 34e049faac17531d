using System.Net;
using LiveTownHall.Contracts.Halls;
using LiveTownHall.Contracts.People;
using LiveTownHall.Server.Coordination;
using LiveTownHall.Server.Halls;

namespace LiveTownHall.Server.Tests.Nodes;

/// <summary>Two nodes over a real Redis key networks alike, and no store ever holds what they key with.</summary>
public sealed class NetworkKeyAgreementTests
{
    private static readonly IPAddress Somewhere = IPAddress.Parse("203.0.113.7");

    [Fact]
    public async Task Both_nodes_of_a_hall_come_to_the_secret_of_the_first_and_Redis_keeps_none()
    {
        Assert.SkipUnless(RedisServer.IsInstalled, "redis-server is not installed");
        await using var redis = await RedisServer.StartAsync();
        await using var one = await TestServer.StartAsync(s => s.Redis = redis.Configuration);
        await using var two = await TestServer.StartAsync(s => s.Redis = redis.Configuration);
        var hall = await one.CreateHallAsync();
        await using var here = await one.EnterAsync(hall, Roles.Facilitator);
        using var first = (await one.Get<HallRegistry>().FindAsync(hall.HallId, CancellationToken.None).Within())!;
        var key = first.Hall.Network.KeyOf(Somewhere);
        await using var there = await two.EnterAsync(hall, Roles.Attendee);
        using var second = (await two.Get<HallRegistry>().FindAsync(hall.HallId, CancellationToken.None).Within())!;

        await BoundedWait.UntilAsync("the nodes agree", () => second.Hall.Network.KeyOf(Somewhere) == key);
        Assert.Equal(key, first.Hall.Network.KeyOf(Somewhere));
        var secret = first.Hall.Network.Offer()!.Secret;
        Assert.Equal(secret, second.Hall.Network.Offer()!.Secret);

        await here.MustAsync("OpenHall", new HallCommand());
        await here.MustAsync("CloseHall", new HallCommand());
        await BoundedWait.UntilAsync("nobody is told any more", () => first.Hall.Network.Offer() is null && second.Hall.Network.Offer() is null);
        var names = await redis.CommandAsync("KEYS *");
        foreach (var name in names.Split("\r\n").Where(n => n.Length > 0 && n[0] is not ('*' or '$')))
        {
            var dump = await redis.CommandAsync($"DUMP {name}");
            Assert.DoesNotContain(Convert.ToBase64String(secret), dump, StringComparison.Ordinal);
        }
    }
}
