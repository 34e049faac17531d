using StackExchange.Redis;

namespace LiveTownHall.Journal.Redis;

/// <summary>The directory beside the journal, as Redis strings. Expiry goes by Redis's own clock.</summary>
/// <remarks>
/// Keys of a hall's polls lie on the hall's shard, where what happens to the hall happens to them. Releases before that had them where everything else is, and of
/// several nodes the one that makes a key there is still the first for all; then it is copied, and read at its new place.
/// A deleted value is gone from Redis at once, and from its append-only file with the next rewrite (<c>BGREWRITEAOF</c>). A value that is shredded leaves a mark beside its
/// place until that is done, so that whoever comes after a node that died on the way knows that it is not.
/// </remarks>
/// <param name="files">Has what Redis keeps on disk written anew.</param>
internal sealed class RedisDirectory(IDatabase redis, RedisCircuit circuit, ICompaction files) : IDirectory
{
    private readonly SemaphoreSlim _turn = new(1);
    private long _deleted;
    private long _goneUpTo;

    public async ValueTask<bool> ShredAsync(string key, CancellationToken cancellation = default)
    {
        var shred = new Shred(redis, [RedisNames.Directory(key), .. RedisNames.OnShard(key) is { } onShard ? [onShard] : Array.Empty<RedisKey>()], RedisNames.Shredding(key));
        if (!await circuit.RunAsync(static shred => shred.BeginAsync(), shred, cancellation).ConfigureAwait(false))
        {
            return true;
        }

        // One rewrite serves all whose value was deleted before it began.
        var mine = Interlocked.Increment(ref _deleted);
        await _turn.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            if (_goneUpTo < mine)
            {
                var upTo = Interlocked.Read(ref _deleted);
                if (await files.ScrubAsync(cancellation).ConfigureAwait(false) is { Count: > 0 })
                {
                    return false;
                }

                _goneUpTo = upTo;
            }
        }
        finally
        {
            _turn.Release();
        }

        await circuit.RunAsync(static shred => shred.EndAsync(), shred, cancellation).ConfigureAwait(false);
        return true;
    }

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

    private sealed class Shred(IDatabase redis, RedisKey[] places, RedisKey mark)
    {
        /// <returns>False where the key was not there and nobody's work is left to be ended.</returns>
        public async Task<bool> BeginAsync()
        {
            // One by one: the places may lie on other shards.
            var isThere = false;
            foreach (var place in places)
            {
                isThere |= await redis.KeyExistsAsync(place).ConfigureAwait(false);
            }

            if (!isThere)
            {
                return await redis.KeyExistsAsync(mark).ConfigureAwait(false);
            }

            await redis.StringSetAsync(mark, 1).ConfigureAwait(false);
            foreach (var place in places)
            {
                await redis.KeyDeleteAsync(place).ConfigureAwait(false);
            }

            return true;
        }

        public Task<bool> EndAsync() => redis.KeyDeleteAsync(mark);
    }
}
