using StackExchange.Redis;

namespace LiveTownHall.Journal.Redis;

/// <summary>Looks at a Redis for what would lose batches: too old, evicting, not writing to disk before it answers.</summary>
internal static class RedisStoreCheck
{
    private const int OldestVersion = 7;

    public static async ValueTask<StoreCheck> RunAsync(IConnectionMultiplexer connection, CancellationToken cancellation)
    {
        var errors = new List<string>();
        var warnings = new List<string>();
        var primaries = Array.FindAll(connection.GetServers(), static server => server.IsConnected && !server.IsReplica);
        if (primaries.Length == 0)
        {
            errors.Add("Redis does not answer.");
        }

        foreach (var primary in primaries)
        {
            try
            {
                await CheckAsync(primary, errors, warnings).WaitAsync(cancellation).ConfigureAwait(false);
            }
            catch (Exception away) when (RedisFailures.IsAway(away))
            {
                errors.Add("Redis does not answer.");
            }
        }

        return new StoreCheck([.. errors.Distinct()], [.. warnings.Distinct()]);
    }

    private static async Task CheckAsync(IServer primary, List<string> errors, List<string> warnings)
    {
        var info = await RedisSettings.InfoAsync(primary).ConfigureAwait(false);
        if (!Version.TryParse(info.GetValueOrDefault("redis_version"), out var version) || version.Major < OldestVersion)
        {
            errors.Add($"Redis {info.GetValueOrDefault("redis_version")} is too old; version {OldestVersion} or newer is needed.");
        }

        var policy = info.GetValueOrDefault("maxmemory_policy", "unknown");
        if (policy != "noeviction")
        {
            errors.Add($"Redis may evict journals when its memory is full (maxmemory-policy {policy}); set maxmemory-policy noeviction.");
        }

        if (info.GetValueOrDefault("aof_enabled") != "1")
        {
            warnings.Add("Redis does not keep an append-only file: a crash loses acknowledged ballots. Set appendonly yes and appendfsync always.");
        }
        else if (await RedisSettings.ConfigAsync(primary, "appendfsync").ConfigureAwait(false) is var fsync and not "always")
        {
            warnings.Add($"Redis answers before its append-only file is on disk (appendfsync {fsync}): a power cut may lose the last second. Set appendfsync always.");
        }
    }
}
