using StackExchange.Redis;

namespace LiveTownHall.Journal.Redis;

/// <summary>A sorted set: hall -> Unix milliseconds.</summary>
internal sealed class RedisSchedule(IDatabase redis, RedisCircuit circuit) : ISchedule
{
    public async ValueTask SetAsync(string hall, long? at, CancellationToken cancellation = default) => await circuit.RunAsync(
        static call => call.At is { } time
            ? call.Redis.SortedSetAddAsync(RedisNames.Schedule, call.Hall, time)
            : call.Redis.SortedSetRemoveAsync(RedisNames.Schedule, call.Hall),
        (Redis: redis, Hall: hall, At: at),
        cancellation).ConfigureAwait(false);

    public async ValueTask<IReadOnlyList<string>> DueAsync(long until, int most, CancellationToken cancellation = default)
    {
        var halls = await circuit.RunAsync(
            static call => call.Redis.SortedSetRangeByScoreAsync(RedisNames.Schedule, stop: call.Until, take: call.Most),
            (Redis: redis, Until: until, Most: most),
            cancellation).ConfigureAwait(false);
        return [.. halls.Select(hall => (string)hall!)];
    }
}
