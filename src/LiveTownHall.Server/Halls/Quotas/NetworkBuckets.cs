using System.Collections.Concurrent;
using LiveTownHall.Server.Access;
using LiveTownHall.Server.Metrics;

namespace LiveTownHall.Server.Halls;

/// <summary>A token bucket for each network that something comes from. Any thread; allocates nothing for a network that is known.</summary>
/// <param name="isOff">Where people have no limit their networks have none.</param>
internal sealed class NetworkBuckets(TimeProvider time, double perSecond, double burst, bool isOff, string budget)
{
    /// <summary>Networks that are remembered at a time; past it those that have been quiet are forgotten.</summary>
    private const int MostKept = 10_000;

    private readonly ConcurrentDictionary<ulong, TokenBucket> _byNetwork = new();

    /// <param name="network">0 where it is not known; then only what a person may counts.</param>
    public bool TryTake(ulong network, int amount = 1)
    {
        if (network == 0 || perSecond <= 0 || isOff)
            return true;
        if ((_byNetwork.TryGetValue(network, out var bucket) ? bucket : Add(network)).TryTake(amount))
            return true;
        TownhallMetrics.BudgetExceeded(budget);
        return false;
    }

    /// <summary>Whether <see cref="TryTake"/> would let one thing through now.</summary>
    /// <param name="network">As there.</param>
    public bool HasOne(ulong network) => network == 0 || perSecond <= 0 || isOff || !_byNetwork.TryGetValue(network, out var bucket) || bucket.HasOne;

    private TokenBucket Add(ulong network)
    {
        if (_byNetwork.Count >= MostKept)
            Forget();
        return _byNetwork.GetOrAdd(network, new TokenBucket(time, perSecond, burst));
    }

    private void Forget()
    {
        foreach (var (network, bucket) in _byNetwork)
        {
            if (bucket.IsFull)
                _byNetwork.TryRemove(network, out _);
        }
    }
}
