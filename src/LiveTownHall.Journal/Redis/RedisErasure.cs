using StackExchange.Redis;

namespace LiveTownHall.Journal.Redis;

/// <summary>
/// Takes one hall out of Redis, unless a node listens to its channel: the journal in the same step that looks for listeners, then what else there was, which is found by
/// the hall's id. Whoever is broken off between the two repeats it.
/// </summary>
/// <remarks>A node that is cut off from Redis meanwhile, with the hall in memory or on its way there, can't be seen.</remarks>
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
    private static readonly string EveryJoinCode = RedisNames.Directory("join/")!;

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

            // Found before anything is gone; that takes a while in a large store.
            var entries = names.Select(RedisNames.Directory).ToList();
            foreach (var primary in connected().Where(static server => !server.IsReplica))
            {
                await foreach (var key in primary.KeysAsync(redis.Database, EveryEntry, pageSize: 1_000).WithCancellation(cancellation).ConfigureAwait(false))
                {
                    if (IsOfHall(key) || await LeadsToHallAsync(key).ConfigureAwait(false))
                    {
                        entries.Add(key);
                    }
                }
            }

            if (!await TryAsync(dryRun: false).ConfigureAwait(false))
            {
                return false;
            }

            await redis.SortedSetRemoveAsync(RedisNames.Schedule, hall).ConfigureAwait(false);
            foreach (var entry in entries)
            {
                await redis.KeyDeleteAsync(entry).ConfigureAwait(false);
            }

            return true;
        }
        catch (Exception away) when (RedisFailures.IsAway(away))
        {
            throw new JournalUnavailableException("Redis does not answer, or does not let the hall be erased: " + RedisDiagnosis.Of(away), away);
        }
    }

    /// <summary>By its name; the shard's braces may stand around the id.</summary>
    private bool IsOfHall(RedisKey entry) => ((string)entry!)[(EveryEntry.Length - 1)..].Split('/').Any(part => part == hall || part == $"{{{hall}}}");

    /// <summary>A join code that nothing but the journal could name.</summary>
    private async Task<bool> LeadsToHallAsync(RedisKey entry)
        => ((string)entry!).StartsWith(EveryJoinCode, StringComparison.Ordinal) && await redis.StringGetAsync(entry).ConfigureAwait(false) == hall;

    private async Task<bool> TryAsync(bool dryRun)
        => (long)await redis.ScriptEvaluateAsync(Erase, _keys, [RedisNames.Live(hall), dryRun ? 1 : 0]).ConfigureAwait(false) == 0;
}
