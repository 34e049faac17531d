using System.Net;
using LiveTownHall.Core.Halls;
using LiveTownHall.Server.Coordination;
using Microsoft.Extensions.Time.Testing;

namespace LiveTownHall.Server.Tests.Coordination;

public sealed class NetworkKeysTests
{
    private static readonly IPAddress Somewhere = IPAddress.Parse("203.0.113.7");

    private readonly FakeTimeProvider _time = new();

    [Theory]
    [InlineData("203.0.113.7", "203.0.113.250", true)]
    [InlineData("203.0.113.7", "203.0.114.7", false)]
    [InlineData("203.0.113.7", "::ffff:203.0.113.9", true)]
    [InlineData("2001:db8:1:2::3", "2001:db8:1:ffff::4", true)]
    [InlineData("2001:db8:1:2::3", "2001:db8:2:2::3", false)]
    [InlineData("0.0.0.1", "::1", false)]
    public void Addresses_share_a_key_where_they_share_a_prefix(string one, string other, bool same)
    {
        var keys = Open();

        Assert.Equal(same, keys.KeyOf(IPAddress.Parse(one)) == keys.KeyOf(IPAddress.Parse(other)));
    }

    [Fact]
    public void Another_hall_gives_another_key_and_no_address_gives_none()
    {
        Assert.NotEqual(Open().KeyOf(Somewhere), Open().KeyOf(Somewhere));
        Assert.Equal(0UL, Open().KeyOf(null));
    }

    [Fact]
    public void The_secret_dies_an_hour_after_the_hall_closed_and_a_hall_that_opens_again_gets_another()
    {
        var keys = Open();
        var former = keys.KeyOf(Somewhere);
        keys.Follow(HallPhase.Closed);
        _time.Advance(NetworkKeys.LifeAfterClose - TimeSpan.FromSeconds(1));
        keys.Follow(HallPhase.Closed);
        Assert.Equal(former, keys.KeyOf(Somewhere));

        _time.Advance(TimeSpan.FromSeconds(1));
        keys.Follow(HallPhase.Closed);
        Assert.False(keys.IsAlive);
        Assert.Equal(0UL, keys.KeyOf(Somewhere));
        Assert.Null(keys.Offer());

        keys.Follow(HallPhase.Open);
        Assert.NotEqual(0UL, keys.KeyOf(Somewhere));
        Assert.NotEqual(former, keys.KeyOf(Somewhere));
    }

    [Fact]
    public void A_hall_that_opens_again_within_the_hour_keeps_its_secret()
    {
        var keys = Open();
        var former = keys.KeyOf(Somewhere);
        keys.Follow(HallPhase.Closed);
        _time.Advance(TimeSpan.FromMinutes(59));
        keys.Follow(HallPhase.Open);
        _time.Advance(TimeSpan.FromMinutes(59));
        keys.Follow(HallPhase.Open);

        Assert.Equal(former, keys.KeyOf(Somewhere));
    }

    [Fact]
    public void A_hall_that_is_closed_when_it_is_loaded_has_no_secret_and_takes_none()
    {
        var elsewhere = Open();
        var keys = new NetworkKeys(_time);
        keys.Follow(HallPhase.Closed);

        Assert.False(keys.Adopt(elsewhere.Offer()));
        Assert.Equal(0UL, keys.KeyOf(Somewhere));
    }

    [Fact]
    public void The_oldest_secret_wins_whoever_hears_whom_first()
    {
        var old = Open();
        _time.Advance(TimeSpan.FromSeconds(5));
        var young = Open();
        var generation = young.Generation;

        Assert.False(old.Adopt(young.Offer()));
        Assert.True(young.Adopt(old.Offer()));
        Assert.NotEqual(generation, young.Generation);
        Assert.Equal(old.KeyOf(Somewhere), young.KeyOf(Somewhere));
        Assert.False(young.Adopt(old.Offer()));
    }

    [Fact]
    public void Any_number_of_nodes_in_any_order_agree_even_where_all_began_at_once()
    {
        var chance = new Random(5);
        var nodes = Enumerable.Range(0, 6).Select(_ => Open()).ToArray();
        for (var beat = 0; beat < 3; beat++)
        {
            foreach (var speaker in nodes.OrderBy(_ => chance.Next()))
            {
                foreach (var listener in nodes.Where(n => n != speaker).OrderBy(_ => chance.Next()))
                    listener.Adopt(speaker.Offer());
            }
        }

        Assert.Single(nodes.Select(n => n.KeyOf(Somewhere)).Distinct());
    }

    [Fact]
    public void A_closed_hall_takes_no_secret_and_an_unsound_offer_is_ignored()
    {
        var old = Open().Offer()!;
        _time.Advance(TimeSpan.FromSeconds(5));
        var keys = Open();

        Assert.False(keys.Adopt(null));
        Assert.False(keys.Adopt(old with { Secret = new byte[31] }));
        Assert.False(keys.Adopt(old with { Secret = null! }));
        Assert.False(keys.Adopt(old with { Node = "" }));
        keys.Follow(HallPhase.Closed);
        Assert.False(keys.Adopt(old));
        Assert.Null(keys.Offer());
    }

    [Fact]
    public void An_offer_does_not_say_its_secret_and_is_not_wiped_with_it()
    {
        var keys = Open();
        var offer = keys.Offer()!;
        keys.Destroy();

        Assert.Contains(offer.Secret, b => b != 0);
        Assert.Equal(nameof(NetworkKeyOffer), $"{offer}");
    }

    [Fact]
    public void A_key_costs_no_allocation()
    {
        var keys = Open();
        var (v4, mapped, v6) = (Somewhere, Somewhere.MapToIPv6(), IPAddress.Parse("2001:db8::1"));
        Key();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
            Key();

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());

        void Key() => _ = keys.KeyOf(v4) ^ keys.KeyOf(mapped) ^ keys.KeyOf(v6);
    }

    private NetworkKeys Open()
    {
        var keys = new NetworkKeys(_time);
        keys.Follow(HallPhase.Open);
        return keys;
    }
}
