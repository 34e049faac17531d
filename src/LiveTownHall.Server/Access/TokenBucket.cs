namespace LiveTownHall.Server.Access;

/// <summary>A token bucket without lock or timer, in the form of the generic cell rate algorithm (ITU-T I.371).</summary>
/// <remarks>Keeps one number: the theoretical arrival time of the next conforming call.</remarks>
public sealed class TokenBucket
{
    private readonly TimeProvider _time;
    private readonly long _interval;
    private readonly long _tolerance;
    private long _arrival;

    /// <param name="perSecond">Sustained rate; 0 lets everything through.</param>
    /// <param name="burst">Calls at once after a pause; at least 1.</param>
    public TokenBucket(TimeProvider time, double perSecond, double burst)
    {
        _time = time;
        _interval = perSecond <= 0 ? 0 : (long)(time.TimestampFrequency / perSecond);
        _tolerance = (long)(_interval * (Math.Max(1, burst) - 1));
        _arrival = time.GetTimestamp();
    }

    /// <summary>Whether nothing has been taken for so long that the bucket is full.</summary>
    public bool IsFull => Volatile.Read(ref _arrival) <= _time.GetTimestamp();

    /// <summary>Whether <see cref="TryTake()"/> would let something through now.</summary>
    public bool HasOne => _interval == 0 || Volatile.Read(ref _arrival) - _time.GetTimestamp() <= _tolerance;

    public bool TryTake() => TryTake(1);

    /// <param name="amount">Calls at once; past what the bucket has left it owes, and lets nothing through until that is made up.</param>
    public bool TryTake(int amount)
    {
        if (_interval == 0)
            return true;
        var now = _time.GetTimestamp();
        while (true)
        {
            var arrival = Volatile.Read(ref _arrival);
            if (arrival - now > _tolerance)
                return false;
            if (Interlocked.CompareExchange(ref _arrival, Math.Max(arrival, now) + (_interval * amount), arrival) == arrival)
                return true;
        }
    }
}
