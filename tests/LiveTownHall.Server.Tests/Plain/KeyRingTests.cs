using System.Net;
using System.Xml.Linq;
using LiveTownHall.Journal;
using LiveTownHall.Server.Plain;

namespace LiveTownHall.Server.Tests.Plain;

/// <summary>The keys of the forms live in the store, and all nodes sign with the same.</summary>
public class KeyRingTests
{
    [Fact]
    public async Task What_one_node_stored_another_one_reads()
    {
        await using var store = StoreFactory.OpenMemory();
        var (one, two) = (new KeyRing(store.Directory), new KeyRing(store.Directory));

        one.StoreElement(new XElement("key", "first"), "");
        Assert.Equal(["first"], two.GetAllElements().Select(e => e.Value));
        two.StoreElement(new XElement("key", "second"), "");

        Assert.Equal(["first", "second"], one.GetAllElements().Select(e => e.Value));
    }

    [Fact]
    public async Task Of_two_keys_made_at_the_same_time_the_first_stays_for_both_nodes()
    {
        await using var store = StoreFactory.OpenMemory();
        var (one, two) = (new KeyRing(store.Directory), new KeyRing(store.Directory));
        Assert.Empty(one.GetAllElements());
        Assert.Empty(two.GetAllElements());

        one.StoreElement(new XElement("key", "first"), "");
        two.StoreElement(new XElement("key", "second"), "");

        Assert.Equal(["first"], one.GetAllElements().Select(e => e.Value));
        Assert.Equal(["first"], two.GetAllElements().Select(e => e.Value));
    }

    [Fact]
    public async Task A_form_shown_by_one_node_is_taken_by_another()
    {
        Assert.SkipUnless(RedisServer.IsInstalled, "redis-server is not installed");
        await using var redis = await RedisServer.StartAsync();
        await using var one = await TestServer.StartAsync(s => s.Redis = redis.Configuration);
        await using var two = await TestServer.StartAsync(s => s.Redis = redis.Configuration);
        var hall = await one.CreateHallAsync();
        using var browser = await PlainBrowser.JoinAsync(one, hall);
        using var other = new PlainBrowser(two.Url, browser.Cookies);
        other.Show(browser.Html);

        await other.SendAsync($"/p/{hall.JoinCode}/ask", [("text", "Who am I here?")]);

        Assert.Equal(HttpStatusCode.SeeOther, other.Status);
        await other.FollowAsync();
        Assert.Contains("Who am I here?", other.Text, StringComparison.Ordinal);
    }
}
