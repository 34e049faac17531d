using System.Collections.Concurrent;
using LiveTownHall.Journal.Tests.Specification;
using LiveTownHall.Testing;

namespace LiveTownHall.Journal.Tests.Redis;

public sealed class KilledRedisTests : IAsyncDisposable
{
    private static readonly JournalOptions Hasty = new()
    {
        AttemptTimeout = TimeSpan.FromMilliseconds(500),
        BreakDuration = TimeSpan.FromMilliseconds(500),
    };

    private readonly RedisLab _lab = new();

    public ValueTask DisposeAsync() => _lab.DisposeAsync();

    [Fact]
    public async Task Every_acknowledged_batch_survives_a_killed_redis_exactly_once_and_appenders_go_on_by_themselves()
    {
        await using var here = await _lab.OpenAsync(Hasty);
        await using var there = await _lab.OpenAsync(Hasty);
        var acknowledged = new ConcurrentDictionary<Guid, long>();
        using var enough = new CancellationTokenSource();
        var appenders = Enumerable.Range(0, 6).Select(appender => Task.Run(async () =>
        {
            while (!enough.IsCancellationRequested)
            {
                var id = Guid.NewGuid();
                acknowledged[id] = await Persistently.AppendAsync(appender % 2 == 0 ? here.Journal : there.Journal, "hall", id, id.ToByteArray());
            }
        })).ToArray();
        await using var follower = new Follower(there.Journal, "hall", 1);
        for (var kill = 0; kill < 3; kill++)
        {
            var before = acknowledged.Count;
            await BoundedWait.UntilAsync("appends are under way", () => acknowledged.Count > before + 300);
            await _lab.Server.KillAsync();
            await _lab.Server.StartAgainAsync();
        }

        var last = acknowledged.Count;
        await BoundedWait.UntilAsync("appends go on", () => acknowledged.Count > last + 300);
        await enough.CancelAsync();
        await Task.WhenAll(appenders).Within();

        var journal = new Dictionary<Guid, long>();
        await foreach (var batch in here.Journal.ReadAsync("hall", 1))
        {
            Assert.Equal(batch.BatchId, new Guid(batch.Body.Span));
            journal.Add(batch.BatchId, batch.Position);
        }

        Assert.Equal(acknowledged.OrderBy(b => b.Value), journal.OrderBy(b => b.Value));
        Assert.Equal(journal.OrderBy(b => b.Value).Select(b => b.Key), (await follower.TakeAsync(journal.Count)).Select(b => b.BatchId));
    }

    [Fact]
    public async Task While_redis_is_away_appends_fail_health_says_so_and_all_comes_back_by_itself()
    {
        await using var store = await _lab.OpenAsync(Hasty);
        await using var follower = new Follower(store.Journal, "hall", 1);
        await store.Journal.AppendAsync("hall", Guid.NewGuid(), new byte[] { 1 }).Within();
        await follower.NextAsync();
        Assert.Equal(JournalHealth.Healthy, store.Journal.Health);

        var next = follower.NextAsync();
        await _lab.Server.KillAsync();
        var id = Guid.NewGuid();
        await Assert.ThrowsAsync<JournalUnavailableException>(() => store.Journal.AppendAsync("hall", id, new byte[] { 2 }).Within());
        await Assert.ThrowsAsync<JournalUnavailableException>(() => store.Journal.HeadAsync("hall").Within());
        await Assert.ThrowsAsync<JournalUnavailableException>(() => store.Directory.GetAsync("key").Within());
        await BoundedWait.UntilAsync("the journal says that it is unavailable", () => store.Journal.Health == JournalHealth.Unavailable);
        Assert.False(next.IsCompleted);

        await _lab.Server.StartAgainAsync();
        await BoundedWait.UntilAsync("the journal says that it is back", () => store.Journal.Health == JournalHealth.Healthy);
        Assert.Equal(2, await Persistently.AppendAsync(store.Journal, "hall", id, [2]));
        Assert.Equal(id, (await next).BatchId);
    }

    [Fact]
    public async Task A_store_opens_without_redis_and_works_when_it_comes()
    {
        await (await _lab.OpenAsync()).DisposeAsync();
        await _lab.Server.KillAsync();
        await using var store = await _lab.OpenAsync(Hasty);
        var check = await store.CheckAsync().AsTask().Within();
        Assert.True(check.IsAway);
        Assert.Equal(["Redis does not answer: nothing listens at its address."], check.Errors);
        Assert.Equal(JournalHealth.Awaited, store.Journal.Health);
        await using var follower = new Follower(store.Journal, "hall", 1);
        var first = follower.NextAsync();

        await _lab.Server.StartAgainAsync();
        Assert.Equal(1, await Persistently.AppendAsync(store.Journal, "hall", Guid.NewGuid(), [1]));
        Assert.Equal(1, (await first).Position);
    }

    [Fact]
    public async Task A_batch_whose_append_was_given_up_and_still_arrived_keeps_that_position()
    {
        await using var store = await _lab.OpenAsync(Hasty with { Retries = 0 });
        await store.Journal.AppendAsync("hall", Guid.NewGuid(), new byte[] { 1 }).Within();
        var redis = await _lab.OperatorAsync();
        await redis.ExecuteAsync("CLIENT", "PAUSE", 60_000, "WRITE");
        var id = Guid.NewGuid();
        byte[] body = [7, 7];
        await Assert.ThrowsAsync<JournalUnavailableException>(() => store.Journal.AppendAsync("hall", id, body).Within());
        Array.Clear(body);

        await redis.ExecuteAsync("CLIENT", "UNPAUSE");
        Assert.Equal(2, await Persistently.AppendAsync(store.Journal, "hall", id, [7, 7]));
        Assert.Equal(3, await Persistently.AppendAsync(store.Journal, "hall", Guid.NewGuid(), [8]));
        await using var follower = new Follower(store.Journal, "hall", 2);
        Assert.Equal([7, 7], (await follower.NextAsync()).Body.ToArray());
    }
}
