using LiveTownHall.Journal.Redis;
using LiveTownHall.Journal.Tests.Specification;
using LiveTownHall.Testing;
using StackExchange.Redis;

namespace LiveTownHall.Journal.Tests.Redis;

public sealed class RedisCompactionTests : IAsyncDisposable
{
    private readonly RedisLab _lab = new();

    public ValueTask DisposeAsync() => _lab.DisposeAsync();

    [Fact]
    public async Task A_redis_killed_in_the_middle_has_the_journal_as_it_was_or_as_it_is_to_be_and_compacting_again_finishes_it()
    {
        await using var store = await _lab.OpenAsync();
        for (var i = 0; i < 30; i++)
        {
            await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Persistently.AppendAsync(store.Journal, "hall", Guid.NewGuid(), [1]))).Within();
        }

        var batches = await ReadAsync(store);
        var rewritten = batches.ConvertAll(batch => new RewrittenBatch(batch, new byte[] { 2 }));
        var redis = await _lab.OperatorAsync();
        var compacting = Task.Run(() => store.Compaction.RewriteAsync("hall", rewritten).AsTask());
        await BoundedWait.UntilAsync("the copy grows", async () => compacting.IsCompleted || await redis.KeyExistsAsync(RedisNames.NewJournal("hall")));
        await _lab.Server.KillAsync();
        var said = false;
        try
        {
            said = await compacting.Within();
        }
        catch (JournalUnavailableException)
        {
            // Done or not done, which only the journal can tell.
        }

        await _lab.Server.StartAgainAsync();
        await using var again = await _lab.OpenAsync();
        var after = await ReadAsync(again);
        Assert.Equal(batches.Select(b => (b.Position, b.BatchId)), after.Select(b => (b.Position, b.BatchId)));
        var body = Assert.Single(after.Select(b => b.Body.Span[0]).Distinct());
        Assert.True(body == 2 || !said);

        Assert.True(await again.Compaction.RewriteAsync("hall", after.ConvertAll(batch => new RewrittenBatch(batch, new byte[] { 3 }))).Within());
        Assert.All(await ReadAsync(again), batch => Assert.Equal(3, batch.Body.Span[0]));
        Assert.False(await redis.KeyExistsAsync(RedisNames.NewJournal("hall")) || await redis.KeyExistsAsync(RedisNames.OldJournal("hall")));
        Assert.Equal(3_001, await Persistently.AppendAsync(again.Journal, "hall", Guid.NewGuid(), [1]));
    }

    [Fact]
    public async Task A_hall_that_a_node_follows_is_not_erased_and_no_key_of_it_is()
    {
        await using var store = await _lab.OpenAsync();
        await using var node = await _lab.OpenAsync();
        await store.Journal.AppendAsync("hall", Guid.NewGuid(), new byte[] { 1 }).Within();
        await store.Directory.CreateIfAbsentAsync("join/CODE", new byte[] { 1 }).Within();
        await using (var follower = new Follower(node.Journal, "hall", 1))
        {
            await follower.TakeAsync(1);
            var redis = await _lab.OperatorAsync();
            await BoundedWait.UntilAsync("it listens", async () => ((RedisResult[])(await redis.ExecuteAsync("PUBSUB", "NUMSUB", RedisNames.Live("hall")))!)[1].ToString() == "1");
            foreach (var dryRun in new[] { true, false })
                Assert.False(await store.Compaction.EraseAsync("hall", ["join/CODE"], dryRun).Within());
            Assert.Equal(1, await store.Journal.HeadAsync("hall").Within());
            Assert.NotNull(await store.Directory.GetAsync("join/CODE").Within());
        }

        await BoundedWait.UntilAsync("nobody listens any more", async () => await store.Compaction.EraseAsync("hall", ["join/CODE"]));
        Assert.Equal(0, await store.Journal.HeadAsync("hall").Within());
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    public async Task A_journal_with_a_missing_batch_is_left_as_it_is_and_the_damage_is_named(long position)
    {
        await using var store = await _lab.OpenAsync();
        for (var i = 0; i < 5; i++)
        {
            await store.Journal.AppendAsync("hall", Guid.NewGuid(), new byte[] { 1 }).Within();
        }

        var rewritten = new RewrittenBatch((await ReadAsync(store))[0], new byte[] { 2 });
        var redis = await _lab.OperatorAsync();
        await redis.StreamDeleteAsync(RedisNames.Journal("hall"), [$"0-{position}"]);
        Assert.Equal(position, (await Assert.ThrowsAsync<JournalCorruptException>(() => store.Compaction.RewriteAsync("hall", [rewritten]).Within())).Position);

        Assert.Equal(5, await store.Journal.HeadAsync("hall").Within());
        Assert.Equal(4, await redis.StreamLengthAsync(RedisNames.Journal("hall")));
        Assert.False(await redis.KeyExistsAsync(RedisNames.NewJournal("hall")));
    }

    [Theory]
    [InlineData("BGREWRITEAOF", "--rename-command", "BGREWRITEAOF", "")]
    [InlineData("BGSAVE", "--save", "3600 1", "--rename-command", "BGSAVE", "")]
    public async Task What_may_hold_former_bodies_still_is_named(string remedy, params string[] settings)
    {
        Assert.SkipUnless(RedisServer.IsInstalled, "redis-server is not installed");
        await using var server = await RedisServer.StartAsync(settings);
        await using var store = await StoreFactory.OpenRedisAsync(server.Configuration);
        await store.Journal.AppendAsync("hall", Guid.NewGuid(), new byte[] { 1 }).Within();

        Assert.Contains(remedy, Assert.Single(await store.Compaction.ScrubAsync().Within()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_snapshot_that_holds_former_bodies_is_made_anew()
    {
        Assert.SkipUnless(RedisServer.IsInstalled, "redis-server is not installed");
        await using var server = await RedisServer.StartAsync("--save", "3600 1");
        await using var store = await StoreFactory.OpenRedisAsync(server.Configuration);
        byte[] canary = [.. "canary-in-a-snapshot"u8];
        await store.Journal.AppendAsync("hall", Guid.NewGuid(), canary).Within();
        await server.CommandAsync("SAVE");
        var snapshot = Path.Combine(server.Folder, "dump.rdb");
        Assert.True((await File.ReadAllBytesAsync(snapshot)).AsSpan().IndexOf(canary) >= 0);

        Assert.True(await store.Compaction.RewriteAsync("hall", [new RewrittenBatch((await ReadAsync(store))[0], new byte[] { 2 })]).Within());
        Assert.Empty(await store.Compaction.ScrubAsync().Within());
        Assert.True((await File.ReadAllBytesAsync(snapshot)).AsSpan().IndexOf(canary) < 0);
    }

    [Fact]
    public async Task A_redis_that_is_away_is_not_compacted()
    {
        await using var store = await _lab.OpenAsync(new JournalOptions { AttemptTimeout = TimeSpan.FromMilliseconds(500), Retries = 0 });
        await _lab.Server.KillAsync();
        var rewritten = new RewrittenBatch(new JournalBatch(1, Guid.NewGuid(), new byte[] { 1 }), new byte[] { 2 });
        await Assert.ThrowsAsync<JournalUnavailableException>(() => store.Compaction.RewriteAsync("hall", [rewritten]).Within());
        await Assert.ThrowsAsync<JournalUnavailableException>(() => store.Compaction.HallsAsync().Within());
        await Assert.ThrowsAsync<JournalUnavailableException>(() => store.Compaction.ScrubAsync().Within());
    }

    private static async Task<List<JournalBatch>> ReadAsync(IStore store)
    {
        var batches = new List<JournalBatch>();
        using var patience = new CancellationTokenSource(BoundedWait.Patience);
        await foreach (var batch in store.Journal.ReadAsync("hall", 1, patience.Token))
        {
            batches.Add(batch);
        }

        return batches;
    }
}
