using LiveTownHall.Journal.Redis;
using LiveTownHall.Journal.Tests.Specification;
using LiveTownHall.Testing;

namespace LiveTownHall.Journal.Tests.Redis;

public sealed class RedisStoreTests : IAsyncDisposable
{
    private readonly RedisLab _lab = new();

    public ValueTask DisposeAsync() => _lab.DisposeAsync();

    [Fact]
    public async Task The_settings_that_we_recommend_pass_the_check() => Assert.Equivalent(StoreCheck.Clean, await CheckAsync());

    [Theory]
    [InlineData("--maxmemory-policy", "allkeys-lru")]
    [InlineData("--maxmemory-policy", "volatile-ttl")]
    public async Task A_redis_that_may_evict_is_an_error(params string[] settings)
    {
        var check = await CheckAsync(settings);
        Assert.Contains(settings[1], Assert.Single(check.Errors), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--appendonly", "no")]
    [InlineData("--appendfsync", "everysec")]
    public async Task A_redis_that_answers_before_it_writes_is_a_warning(params string[] settings)
    {
        var check = await CheckAsync(settings);
        Assert.Empty(check.Errors);
        Assert.Contains(settings[0].TrimStart('-'), Assert.Single(check.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_append_behind_a_hole_is_refused()
    {
        await using var store = await _lab.OpenAsync();
        for (var i = 0; i < 3; i++)
        {
            await store.Journal.AppendAsync("hall", Guid.NewGuid(), new byte[] { 1 }).Within();
        }

        await (await _lab.OperatorAsync()).StreamDeleteAsync(RedisNames.Journal("hall"), ["0-2"]);
        await Assert.ThrowsAsync<JournalCorruptException>(() => store.Journal.AppendAsync("hall", Guid.NewGuid(), new byte[] { 1 }).Within());
    }

    [Fact]
    public async Task A_primary_whose_replicas_are_missing_is_not_healthy_also_while_nobody_appends()
    {
        var options = new JournalOptions { ReplicasPerAppend = 1, AttemptTimeout = TimeSpan.FromMilliseconds(200), BreakDuration = TimeSpan.FromSeconds(1) };
        await using var store = await _lab.OpenAsync(options);
        await BoundedWait.UntilAsync("the store is found to be of no use", () => store.Journal.Health == JournalHealth.Unavailable);

        Assert.False(store.Journal.ReadsAreDurable);
        await Assert.ThrowsAsync<JournalUnavailableException>(() => store.Journal.AppendAsync("hall", Guid.NewGuid(), new byte[] { 1 }).Within());
    }

    [Fact]
    public async Task A_follower_reports_a_redis_that_came_back_without_batches_it_has_seen()
    {
        await using var store = await _lab.OpenAsync(new JournalOptions { Silence = TimeSpan.FromMilliseconds(50) });
        await using var follower = new Follower(store.Journal, "hall", 1);
        for (var i = 0; i < 3; i++)
        {
            await store.Journal.AppendAsync("hall", Guid.NewGuid(), new byte[] { 1 }).Within();
        }

        await follower.TakeAsync(3);
        await (await _lab.OperatorAsync()).ExecuteAsync("FLUSHALL");
        await store.Journal.AppendAsync("hall", Guid.NewGuid(), new byte[] { 1 }).Within();
        Assert.InRange((await Assert.ThrowsAsync<JournalChangedException>(() => follower.NextAsync())).Position, 1, 2);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public async Task A_follower_reports_a_redis_that_lost_its_tail_and_was_given_others_since(int others)
    {
        await using var store = await _lab.OpenAsync(new JournalOptions { Silence = TimeSpan.FromMilliseconds(50) });
        await using var follower = new Follower(store.Journal, "hall", 1);
        for (var i = 0; i < 4; i++)
        {
            await store.Journal.AppendAsync("hall", Guid.NewGuid(), new byte[] { 1 }).Within();
        }

        await follower.TakeAsync(4);
        var redis = await _lab.OperatorAsync();

        // In one step, as a failover is: nobody sees the journal while it is short.
        var lost = redis.CreateTransaction();
        _ = lost.StreamDeleteAsync(RedisNames.Journal("hall"), ["0-3", "0-4"]);
        _ = lost.ExecuteAsync("XSETID", RedisNames.Journal("hall"), "0-2");
        for (var i = 0; i < others; i++)
        {
            var other = StoredBatch.Seal(3 + i, Guid.NewGuid(), new byte[] { 2 });
            var sum = new byte[4];
            System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(sum, other.Checksum);
            _ = lost.StreamAddAsync(RedisNames.Journal("hall"), [new("i", other.BatchId.ToByteArray(bigEndian: true)), new("c", sum), new("b", other.Body)], $"0-{other.Position}");
        }

        Assert.True(await lost.ExecuteAsync());
        Assert.InRange((await Assert.ThrowsAsync<JournalChangedException>(() => follower.NextAsync())).Position, 3, 4);
    }

    [Fact]
    public async Task Retries_are_recognised_across_the_change_to_a_new_list_of_batch_ids()
    {
        await using var store = await _lab.OpenAsync();
        var id = Guid.NewGuid();
        Assert.Equal(1, await store.Journal.AppendAsync("hall", id, new byte[] { 1 }).Within());
        var redis = await _lab.OperatorAsync();
        await redis.ScriptEvaluateAsync("for i = 1, 65535 do redis.call('HSET', KEYS[1], i, i) end", [RedisNames.Once("hall")]);
        Assert.Equal(2, await store.Journal.AppendAsync("hall", Guid.NewGuid(), new byte[] { 2 }).Within());

        Assert.Equal(1, await redis.HashLengthAsync(RedisNames.Once("hall")));
        Assert.Equal(1, await store.Journal.AppendAsync("hall", id, new byte[] { 1 }).Within());
        Assert.Equal(2, await store.Journal.HeadAsync("hall").Within());
    }

    [Theory]
    [InlineData("poll-key/H/0/1", "dir:poll-key/{H}/0/1")]
    [InlineData("question-key/H", "dir:question-key/{H}")]
    [InlineData("budget-key/H/0", "dir:budget-key/{H}/0")]
    public async Task Keys_of_a_halls_polls_lie_on_its_shard_and_are_found_where_releases_before_had_them(string name, string onShard)
    {
        await using var store = await _lab.OpenAsync();
        var redis = await _lab.OperatorAsync();
        await redis.StringSetAsync($"dir:{name}", "former");
        Assert.Equal("former"u8.ToArray(), await store.Directory.GetAsync(name).Within());
        var entry = await store.Directory.CreateIfAbsentAsync(name, "new"u8.ToArray()).Within();
        Assert.Equal((false, "former"), (entry.Created, System.Text.Encoding.ASCII.GetString(entry.Value)));
        Assert.Equal("former", (string?)await redis.StringGetAsync(onShard));

        await redis.KeyDeleteAsync($"dir:{name}");
        Assert.Equal("former"u8.ToArray(), await store.Directory.GetAsync(name).Within());
        Assert.Equal("former"u8.ToArray(), (await store.Directory.CreateIfAbsentAsync(name, "new"u8.ToArray()).Within()).Value);
        await store.Directory.DeleteAsync(name).Within();
        Assert.Null(await store.Directory.GetAsync(name).Within());
        Assert.True((await store.Directory.CreateIfAbsentAsync(name, "new"u8.ToArray()).Within()).Created);

        // Where a node of a release before looks.
        Assert.Equal("new", (string?)await redis.StringGetAsync($"dir:{name}"));
        await store.Directory.DeleteAsync(name).Within();
        Assert.False(await redis.KeyExistsAsync($"dir:{name}") || await redis.KeyExistsAsync(onShard));
    }

    [Fact]
    public async Task An_append_that_asks_for_a_replica_waits_for_one()
    {
        await using var store = await _lab.OpenAsync(new JournalOptions { ReplicasPerAppend = 1, AttemptTimeout = TimeSpan.FromMilliseconds(500), Retries = 0 });
        var id = Guid.NewGuid();
        await Assert.ThrowsAsync<JournalUnavailableException>(() => store.Journal.AppendAsync("hall", id, new byte[] { 1 }).Within());

        await using var replica = await RedisServer.StartAsync("--replicaof", "127.0.0.1", $"{_lab.Server.Port}");
        Assert.Equal(1, await Persistently.AppendAsync(store.Journal, "hall", id, [1]));
        Assert.Equal(2, await Persistently.AppendAsync(store.Journal, "hall", Guid.NewGuid(), [2]));
        Assert.Contains(":2\r\n", await replica.CommandAsync("XLEN hall:{hall}:journal"), StringComparison.Ordinal);
    }

    private static async Task<StoreCheck> CheckAsync(params string[] settings)
    {
        Assert.SkipUnless(RedisServer.IsInstalled, "redis-server is not installed");
        await using var server = await RedisServer.StartAsync(settings);
        await using var store = await StoreFactory.OpenRedisAsync(server.Configuration);
        return await store.CheckAsync().Within();
    }
}
