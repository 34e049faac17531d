using Polly.Timeout;
using StackExchange.Redis;

namespace LiveTownHall.Journal.Redis;

/// <summary>Which answers mean that Redis as a whole can't serve at present, as opposed to one bad key.</summary>
internal static class RedisFailures
{
    // https://redis.io/docs/latest/develop/reference/protocol-spec/#simple-errors: the first word is the kind of error.
    private static readonly string[] AwayCodes =
        ["LOADING", "READONLY", "OOM", "MISCONF", "CLUSTERDOWN", "TRYAGAIN", "MASTERDOWN", "NOREPLICAS", "BUSY", "NOAUTH", "WRONGPASS", "NOPERM"];

    public static bool IsAway(Exception? failure) => failure switch
    {
        RedisServerException refusal => Array.Exists(AwayCodes, code => refusal.Message.StartsWith(code, StringComparison.Ordinal)),
        RedisException or RedisTimeoutException or TimeoutRejectedException or TooFewReplicasException => true,
        _ => false,
    };
}

/// <summary>The primary has the batch, but fewer replicas than asked for answered in time.</summary>
internal sealed class TooFewReplicasException(long replicas, int wanted) : Exception($"{replicas} of {wanted} replicas have the batch.");
