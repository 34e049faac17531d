using System.Globalization;
using StackExchange.Redis;

namespace LiveTownHall.Journal.Redis;

/// <summary>One count for all nodes.</summary>
internal sealed class RedisFences(IDatabase redis, RedisCircuit circuit) : IFences
{
    public async ValueTask<ulong> TakeAsync(int count, ulong floor, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        cancellation.ThrowIfCancellationRequested();

        // An attempt that was given up and arrives late uses up numbers; whoever asked has a greater one.
        return await circuit.RunAsync(
            static async call => (ulong)(long)await call.Redis.ScriptEvaluateAsync(
                RedisScripts.TakeFences, [RedisNames.Fences], [call.Count, call.Floor.ToString(CultureInfo.InvariantCulture)]).ConfigureAwait(false),
            (Redis: redis, Count: count, Floor: floor),
            cancellation).ConfigureAwait(false);
    }
}
