using System.Collections.Concurrent;
using LiveTownHall.Server.Access;
using LiveTownHall.Server.Metrics;
using LiveTownHall.Server.Settings;

namespace LiveTownHall.Server.Questions;

/// <summary>How many questions one network may bring to a hall through this node, beside what each person may.</summary>
/// <remarks>A venue shares one address, and so does whoever makes up people there.</remarks>
internal sealed class NetworkQuota(LimitSettings limits, TimeProvider time)
{
    /// <summary>Networks that are remembered at a time; past it those that have been quiet are forgotten.</summary>
    private const int MostKept = 10_000;

    private readonly ConcurrentDictionary<ulong, TokenBucket> _asking = new();

    /// <param name="network">0 where it is not known; then only what a person may counts.</param>
    public bool TryAsk(ulong network)
    {
        if (network == 0 || limits.QuestionsPerNetworkPerMinute <= 0 || limits.QuestionsPerMinute <= 0)
            return true;
        if (_asking.Count >= MostKept)
            Forget();
        var bucket = _asking.GetOrAdd(network, _ => new TokenBucket(time, limits.QuestionsPerNetworkPerMinute / 60, limits.QuestionsPerNetworkBurst));
        if (bucket.TryTake())
            return true;
        TownhallMetrics.BudgetExceeded("questions_network");
        return false;
    }

    private void Forget()
    {
        foreach (var (network, bucket) in _asking)
        {
            if (bucket.IsFull)
                _asking.TryRemove(network, out _);
        }
    }
}
