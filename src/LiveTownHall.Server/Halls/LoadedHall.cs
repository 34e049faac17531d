namespace LiveTownHall.Server.Halls;

/// <summary>A hall's place in the registry: opened once, counted leases, retired when the last one has been gone for a while.</summary>
internal sealed class LoadedHall(Func<Task<LiveHall?>> open)
{
    private const int Retired = int.MinValue;

    private readonly Lazy<Task<LiveHall?>> _opening = new(open);
    private int _leases;
    private long _lastUse;

    public Task<LiveHall?> Opening => _opening.Value;

    public LiveHall? Ready => _opening is { IsValueCreated: true, Value: { IsCompletedSuccessfully: true, Result: { } hall } } ? hall : null;

    /// <summary>Whether a newer server wrote this hall's journal.</summary>
    public bool IsTooNew => _opening is { IsValueCreated: true, Value.Exception.InnerException: JournalTooNewException } || Ready is { Session.IsTooNew: true };

    /// <summary>False for a hall that is being unloaded.</summary>
    public bool TryAddLease()
    {
        while (true)
        {
            var leases = Volatile.Read(ref _leases);
            if (leases < 0)
                return false;
            if (Interlocked.CompareExchange(ref _leases, leases + 1, leases) == leases)
                return true;
        }
    }

    public void EndLease(TimeProvider time)
    {
        Volatile.Write(ref _lastUse, time.GetTimestamp());
        Interlocked.Decrement(ref _leases);
    }

    public bool TryRetire(TimeProvider time, TimeSpan idle)
        => Volatile.Read(ref _leases) == 0
        && time.GetElapsedTime(Volatile.Read(ref _lastUse)) >= idle
        && Interlocked.CompareExchange(ref _leases, Retired, 0) == 0;
}

/// <summary>Keeps a hall in memory until disposed.</summary>
internal sealed class HallLease(LoadedHall entry, TimeProvider time) : IDisposable
{
    private int _ended;

    public LiveHall Hall { get; set; } = null!;

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _ended, 1) == 0)
            entry.EndLease(time);
    }
}
