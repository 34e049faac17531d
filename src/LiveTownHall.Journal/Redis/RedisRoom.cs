using System.Globalization;
using StackExchange.Redis;

namespace LiveTownHall.Journal.Redis;

/// <summary>How much a Redis can still take in: its memory has a limit where it is told one. What its disk has left, it does not tell.</summary>
internal static class RedisRoom
{
    public static async ValueTask<long?> FreeBytesAsync(IConnectionMultiplexer connection, CancellationToken cancellation)
    {
        long? least = null;
        foreach (var primary in Array.FindAll(connection.GetServers(), static server => server.IsConnected && !server.IsReplica))
        {
            try
            {
                var info = await RedisSettings.InfoAsync(primary).WaitAsync(cancellation).ConfigureAwait(false);
                if (Number(info, "maxmemory") is > 0 and { } most && Number(info, "used_memory") is { } used)
                {
                    least = Math.Min(least ?? long.MaxValue, Math.Max(0, most - used));
                }
            }
            catch (Exception away) when (RedisFailures.IsAway(away))
            {
                return null;
            }
        }

        return least;
    }

    private static long? Number(Dictionary<string, string> info, string name)
        => long.TryParse(info.GetValueOrDefault(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
