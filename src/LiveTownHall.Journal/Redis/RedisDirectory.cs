using StackExchange.Redis;

namespace LiveTownHall.Journal.Redis;

/// <summary>The directory beside the journal, as Redis strings. Expiry goes by Redis's own clock.</summary>
/// <remarks>A deleted value is gone from Redis at once, and from its append-only file with the next rewrite (<c>BGREWRITEAOF</c>).</remarks>
internal sealed class RedisDirectory(IDatabase redis, RedisCircuit circuit) : IDirectory
{
    public async ValueTask<DirectoryEntry> CreateIfAbsentAsync(string key, ReadOnlyMemory<byte> value, TimeSpan? expiresAfter = null, CancellationToken cancellation = default)
    {
        var create = new Create(redis, RedisNames.Directory(key), value.ToArray(), expiresAfter);
        return await circuit.RunAsync(static create => create.TryAsync(), create, cancellation).ConfigureAwait(false);
    }

    public async ValueTask<byte[]?> GetAsync(string key, CancellationToken cancellation = default)
        => await circuit.RunAsync(
            static call => call.Redis.StringGetAsync(call.Key), (Redis: redis, Key: RedisNames.Directory(key)), cancellation).ConfigureAwait(false);

    public async ValueTask DeleteAsync(string key, CancellationToken cancellation = default)
        => await circuit.RunAsync(
            static call => call.Redis.KeyDeleteAsync(call.Key), (Redis: redis, Key: RedisNames.Directory(key)), cancellation).ConfigureAwait(false);

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
