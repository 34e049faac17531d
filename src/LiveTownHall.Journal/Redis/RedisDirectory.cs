using StackExchange.Redis;

namespace LiveTownHall.Journal.Redis;

/// <summary>The directory beside the journal, as Redis strings. Expiry goes by Redis's own clock.</summary>
/// <remarks>
/// Keys of a hall's polls lie on the hall's shard, where what happens to the hall happens to them. Releases before that had them where everything else is, and of
/// several nodes the one that makes a key there is still the first for all; then it is copied, and read at its new place.
/// A deleted value is gone from Redis at once, and from its append-only file with the next rewrite (<c>BGREWRITEAOF</c>).
/// </remarks>
internal sealed class RedisDirectory(IDatabase redis, RedisCircuit circuit) : IDirectory
{
    public async ValueTask<DirectoryEntry> CreateIfAbsentAsync(string key, ReadOnlyMemory<byte> value, TimeSpan? expiresAfter = null, CancellationToken cancellation = default)
    {
        if (RedisNames.OnShard(key) is not { } onShard)
            return await CreateAsync(RedisNames.Directory(key), value, expiresAfter, cancellation).ConfigureAwait(false);
        if (await GetAsync(onShard, cancellation).ConfigureAwait(false) is { } there)
            return new DirectoryEntry(there, Created: false);
        var entry = await CreateAsync(RedisNames.Directory(key), value, expiresAfter, cancellation).ConfigureAwait(false);
        await CreateAsync(onShard, entry.Value, expiresAfter, cancellation).ConfigureAwait(false);
        return entry;
    }

    public async ValueTask<byte[]?> GetAsync(string key, CancellationToken cancellation = default)
        => (RedisNames.OnShard(key) is { } onShard ? await GetAsync(onShard, cancellation).ConfigureAwait(false) : null)
            ?? await GetAsync(RedisNames.Directory(key), cancellation).ConfigureAwait(false);

    public async ValueTask DeleteAsync(string key, CancellationToken cancellation = default)
    {
        await DeleteAsync(RedisNames.Directory(key), cancellation).ConfigureAwait(false);
        if (RedisNames.OnShard(key) is { } onShard)
            await DeleteAsync(onShard, cancellation).ConfigureAwait(false);
    }

    private async ValueTask<byte[]?> GetAsync(RedisKey place, CancellationToken cancellation)
        => await circuit.RunAsync(static call => call.Redis.StringGetAsync(call.Place), (Redis: redis, Place: place), cancellation).ConfigureAwait(false);

    private async ValueTask DeleteAsync(RedisKey place, CancellationToken cancellation)
        => await circuit.RunAsync(static call => call.Redis.KeyDeleteAsync(call.Place), (Redis: redis, Place: place), cancellation).ConfigureAwait(false);

    private ValueTask<DirectoryEntry> CreateAsync(RedisKey place, ReadOnlyMemory<byte> value, TimeSpan? expiresAfter, CancellationToken cancellation)
        => circuit.RunAsync(static create => create.TryAsync(), new Create(redis, place, value.ToArray(), expiresAfter), cancellation);

    private sealed class Create(IDatabase redis, RedisKey key, byte[] value, TimeSpan? expiresAfter)
    {
        private bool _mayHaveCreated;

        public async Task<DirectoryEntry> TryAsync()
        {
            var isRetry = _mayHaveCreated;
            _mayHaveCreated = true;
            byte[]? existing = await redis.StringSetAndGetAsync(key, value, expiresAfter, keepTtl: false, When.NotExists).ConfigureAwait(false);
            return existing is null || (isRetry && existing.AsSpan().SequenceEqual(value))
                ? new DirectoryEntry(value, Created: true)
                : new DirectoryEntry(existing, Created: false);
        }
    }
}
