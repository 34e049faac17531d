using LiveTownHall.Journal.Redis;
using LiveTownHall.Journal.Tests.Specification;
using LiveTownHall.Testing;

namespace LiveTownHall.Journal.Tests.Redis;

public sealed class LostPublishTests : IAsyncDisposable
{
    private static readonly JournalOptions NeverSilent = new() { Silence = TimeSpan.FromHours(1) };
    private static readonly JournalOptions SoonSilent = new() { Silence = TimeSpan.FromMilliseconds(50) };

    private readonly RedisLab _lab = new();

    public ValueTask DisposeAsync() => _lab.DisposeAsync();

    [Fact]
    public async Task A_publish_alone_brings_a_batch_to_the_followers_of_another_node()
    {
        await using var here = await _lab.OpenAsync(NeverSilent);
        await using var there = await _lab.OpenAsync();
        await using var follower = new Follower(here.Journal, "hall", 1);
        await there.Journal.AppendAsync("hall", Guid.NewGuid(), new byte[] { 1 }).Within();
        await follower.NextAsync();
        for (byte i = 2; i < 100; i++)
        {
            var next = follower.NextAsync();
            await there.Journal.AppendAsync("hall", Guid.NewGuid(), new[] { i }).Within();
            Assert.Equal([i], (await next).Body.ToArray());
        }
    }

    [Fact]
    public async Task Losing_every_publish_costs_latency_only()
    {
        await using var store = await _lab.OpenAsync(SoonSilent);
        await using var follower = new Follower(store.Journal, "hall", 1);
        for (var position = 1; position <= 20; position++)
        {
            var next = follower.NextAsync();
            await _lab.WriteAsync("hall", StoredBatch.Seal(position, Guid.NewGuid(), new[] { (byte)position }));
            Assert.Equal(position, (await next).Position);
        }
    }

    [Fact]
    public async Task A_gap_between_two_publishes_is_filled_from_the_stream_at_once()
    {
        await using var store = await _lab.OpenAsync(NeverSilent);
        await using var follower = new Follower(store.Journal, "hall", 1);
        await store.Journal.AppendAsync("hall", Guid.NewGuid(), new byte[] { 1 }).Within();
        await follower.NextAsync();

        for (var position = 2; position <= 30; position++)
        {
            await _lab.WriteAsync("hall", StoredBatch.Seal(position, Guid.NewGuid(), new[] { (byte)position }));
        }

        await store.Journal.AppendAsync("hall", Guid.NewGuid(), new byte[] { 31 }).Within();
        Assert.Equal(Enumerable.Range(2, 30).Select(p => (long)p), (await follower.TakeAsync(30)).Select(b => b.Position));
    }

    [Fact]
    public async Task A_forged_or_garbled_publish_is_not_believed()
    {
        await using var store = await _lab.OpenAsync(NeverSilent);
        await using var follower = new Follower(store.Journal, "hall", 1);
        await store.Journal.AppendAsync("hall", Guid.NewGuid(), new byte[] { 1 }).Within();
        await follower.NextAsync();
        var next = follower.NextAsync();
        var redis = await _lab.OperatorAsync();
        await redis.ExecuteAsync("PUBLISH", RedisNames.Live("hall"), "short");
        byte[] forged = [0, 0, 0, 0, 0, 0, 0, 2, .. new byte[30]];
        await redis.ExecuteAsync("PUBLISH", RedisNames.Live("hall"), forged);
        await store.Journal.AppendAsync("hall", Guid.NewGuid(), new byte[] { 2 }).Within();
        Assert.Equal([2], (await next).Body.ToArray());
    }

    [Fact]
    public async Task Followers_and_appenders_whose_connections_are_cut_again_and_again_lose_nothing()
    {
        await using var here = await _lab.OpenAsync();
        await using var there = await _lab.OpenAsync();
        await using var follower = new Follower(here.Journal, "hall", 1);
        var redis = await _lab.OperatorAsync();
        var appended = new List<Guid>();
        for (var i = 0; i < 60; i++)
        {
            if (i % 20 == 10)
            {
                await redis.ExecuteAsync("CLIENT", "KILL", "TYPE", "normal", "SKIPME", "yes");
                await redis.ExecuteAsync("CLIENT", "KILL", "TYPE", "pubsub", "SKIPME", "yes");
            }

            appended.Add(Guid.NewGuid());
            await Persistently.AppendAsync(there.Journal, "hall", appended[^1], new[] { (byte)i });
        }

        Assert.Equal(appended, (await follower.TakeAsync(60)).Select(b => b.BatchId));
    }

    [Fact]
    public async Task In_a_cluster_the_publish_stays_on_the_shard_of_its_hall()
    {
        Assert.SkipUnless(RedisServer.IsInstalled, "redis-server is not installed");
        await using var cluster = await RedisServer.StartAsync("--cluster-enabled", "yes");
        await cluster.CommandAsync("CLUSTER ADDSLOTSRANGE 0 16383");
        await BoundedWait.UntilAsync("the cluster is up", async () => (await cluster.CommandAsync("CLUSTER INFO")).Contains("cluster_state:ok", StringComparison.Ordinal));
        await using var store = await StoreFactory.OpenRedisAsync(cluster.Configuration, NeverSilent);
        await using var follower = new Follower(store.Journal, "hall", 1);
        await store.Journal.AppendAsync("hall", Guid.NewGuid(), new byte[] { 1 }).Within();
        await follower.NextAsync();
        var next = follower.NextAsync();
        await store.Journal.AppendAsync("hall", Guid.NewGuid(), new byte[] { 2 }).Within();

        Assert.Equal(2, (await next).Position);
        Assert.Contains("hall:{hall}:live", await cluster.CommandAsync("PUBSUB SHARDCHANNELS"), StringComparison.Ordinal);
    }
}
