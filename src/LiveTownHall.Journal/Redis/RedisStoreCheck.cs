using System.Net.Sockets;
using StackExchange.Redis;

namespace LiveTownHall.Journal.Redis;

/// <summary>Looks at a Redis for what would lose batches: too old, evicting, not writing to disk before it answers.</summary>
internal static class RedisStoreCheck
{
    private const int OldestVersion = 7;

    private static readonly TimeSpan ProbePatience = TimeSpan.FromSeconds(2);

    /// <param name="replicas">How many replicas must have a batch before it is acknowledged.</param>
    public static async ValueTask<StoreCheck> RunAsync(IConnectionMultiplexer connection, int replicas, CancellationToken cancellation)
    {
        var errors = new List<string>();
        var warnings = new List<string>();
        var primaries = Array.FindAll(connection.GetServers(), static server => server.IsConnected && !server.IsReplica);
        if (primaries.Length == 0)
        {
            return Away(await WhyAsync(connection, cancellation).ConfigureAwait(false));
        }

        foreach (var primary in primaries)
        {
            try
            {
                if (await FormatAsync(connection).WaitAsync(cancellation).ConfigureAwait(false) is > RedisNames.KnownFormat and var format)
                {
                    return TooNew(format);
                }

                await CheckAsync(primary, replicas, errors, warnings).WaitAsync(cancellation).ConfigureAwait(false);
            }
            catch (Exception away) when (RedisFailures.IsAway(away))
            {
                return Away(RedisDiagnosis.Of(away));
            }
        }

        return new StoreCheck([.. errors.Distinct()], [.. warnings.Distinct()]);
    }

    private static StoreCheck Away(string why) => new([why], []) { IsAway = true };

    private static StoreCheck TooNew(long format)
    {
        var why = $"This Redis was laid out by a newer version (format {format}, this one knows {RedisNames.KnownFormat}). "
            + "Start that version again, or restore the backup that was made before the upgrade.";
        return new StoreCheck([why], []) { IsTooNew = true };
    }

    private static async Task<long> FormatAsync(IConnectionMultiplexer connection)
        => (await connection.GetDatabase().StringGetAsync(RedisNames.Format).ConfigureAwait(false)).TryParse(out long format) ? format : RedisNames.KnownFormat;

    /// <summary>Tries once more beside the connection, which remembers only the first of its failures.</summary>
    private static async Task<string> WhyAsync(IConnectionMultiplexer connection, CancellationToken cancellation)
    {
        try
        {
            var settings = ConfigurationOptions.Parse(connection.Configuration);
            (settings.AbortOnConnectFail, settings.BacklogPolicy) = (false, BacklogPolicy.FailFast);
            (settings.ConnectRetry, settings.ConnectTimeout) = (1, (int)ProbePatience.TotalMilliseconds);
            await using var probe = await ConnectionMultiplexer.ConnectAsync(settings).WaitAsync(cancellation).ConfigureAwait(false);

            // A command that can't be sent says why, other than connecting.
            await probe.GetDatabase().PingAsync().WaitAsync(cancellation).ConfigureAwait(false);
            return "Redis can be reached, but no primary is connected yet.";
        }
        catch (Exception failure) when (RedisFailures.IsAway(failure))
        {
            // The client may fail the command before it knows why it can't connect; the socket knows.
            return RedisDiagnosis.Of(await SocketFailureAsync(connection, cancellation).ConfigureAwait(false) is { } socket ? new AggregateException(failure, socket) : failure);
        }
    }

    private static async Task<SocketException?> SocketFailureAsync(IConnectionMultiplexer connection, CancellationToken cancellation)
    {
        foreach (var endpoint in connection.GetEndPoints(configuredOnly: true))
        {
            using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            patience.CancelAfter(ProbePatience);
            try
            {
                await socket.ConnectAsync(endpoint, patience.Token).ConfigureAwait(false);
            }
            catch (SocketException why)
            {
                return why;
            }
            catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
            {
                return new SocketException((int)SocketError.TimedOut);
            }
        }

        return null;
    }

    private static async Task CheckAsync(IServer primary, int replicas, List<string> errors, List<string> warnings)
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

        var connected = info.Count(static line => line.Key.StartsWith("slave", StringComparison.Ordinal) && line.Value.Contains("state=online", StringComparison.Ordinal));
        if (connected < replicas)
        {
            errors.Add($"Redis has {connected} of the {replicas} replicas that must have a batch before it is acknowledged.");
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
