using StackExchange.Redis;

namespace LiveTownHall.Journal.Redis;

/// <summary>Takes one hall out of Redis, unless a node listens to its channel: the journal last, so that whoever is broken off still finds what else there was.</summary>
/// <remarks>A node that is cut off from Redis meanwhile, with the hall in memory, can't be seen.</remarks>
internal sealed class RedisErasure(IDatabase redis, Func<IServer[]> connected, string hall)
{
    /// <summary>KEYS everything of the hall on its shard. ARGV channel, 1 to look only. Returns how many listen; nothing is deleted where anybody does.</summary>
    private const string Erase =
        """
        local ears = redis.call('PUBSUB', 'NUMSUB', ARGV[1])[2] + redis.call('PUBSUB', 'SHARDNUMSUB', ARGV[1])[2]
        if ears == 0 and ARGV[2] ~= '1' then redis.call('UNLINK', unpack(KEYS)) end
        return ears
        """;

    private static readonly string EveryEntry = RedisNames.Directory("*")!;

    private readonly RedisKey[] _keys =
    [
        RedisNames.Journal(hall), RedisNames.NewJournal(hall), RedisNames.OldJournal(hall), RedisNames.Compaction(hall), RedisNames.Once(hall), RedisNames.OnceBefore(hall),
    ];

    public async ValueTask<bool> RunAsync(IReadOnlyList<string> names, bool dryRun, CancellationToken cancellation)
    {
        try
        {
            if (!await TryAsync(dryRun: true).ConfigureAwait(false))
            {
                return false;
            }

            if (dryRun)
            {
                return true;
            }

            foreach (var name in names)
            {
                await redis.KeyDeleteAsync(RedisNames.Directory(name)).ConfigureAwait(false);
            }

            foreach (var primary in connected().Where(static server => !server.IsReplica))
            {
                await foreach (var key in primary.KeysAsync(redis.Database, EveryEntry, pageSize: 1_000).WithCancellation(cancellation).ConfigureAwait(false))
                {
                    // The shard's braces stand around the id.
                    if (((string)key!)[(EveryEntry.Length - 1)..].Split('/').Any(part => part == hall || part == $"{{{hall}}}"))
                    {
                        await redis.KeyDeleteAsync(key).ConfigureAwait(false);
                    }
                }
            }

            return await TryAsync(dryRun: false).ConfigureAwait(false);
        }
        catch (Exception away) when (RedisFailures.IsAway(away))
        {
            throw new JournalUnavailableException("Redis does not answer, or does not let the hall be erased: " + RedisDiagnosis.Of(away), away);
        }
    }

    private async Task<bool> TryAsync(bool dryRun)
        => (long)await redis.ScriptEvaluateAsync(Erase, _keys, [RedisNames.Live(hall), dryRun ? 1 : 0]).ConfigureAwait(false) == 0;
}
