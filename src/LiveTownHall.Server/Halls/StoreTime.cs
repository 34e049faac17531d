using LiveTownHall.Journal;

namespace LiveTownHall.Server.Halls;

/// <summary>The time that a node goes by: its store's, which is the same for all nodes, or its own where the store has none. Timers and durations are the node's.</summary>
/// <remarks>
/// The store is asked every few seconds; in between time goes on by the node's count of seconds, which no correction of its clock touches. Small differences are drift and are
/// taken over at once. A jump, of whichever clock, is reported and not followed until it has been there three times in a row: one wrong answer closes nobody's poll.
/// </remarks>
/// <param name="node">The node's own clock.</param>
internal sealed class StoreTime(TimeProvider node) : TimeProvider
{
    /// <summary>What differs by more than this is no drift.</summary>
    public static readonly TimeSpan Drift = TimeSpan.FromSeconds(1);

    /// <summary>An answer that took longer says too little about when it was given.</summary>
    private static readonly TimeSpan LongestTrip = TimeSpan.FromMilliseconds(500);

    private const int BelievedAfter = 3;

    private Anchor? _anchor;
    private int _strange;

    /// <summary>How far the node's clock was ahead of the store's at the last look; null where the store has none, or none was heard of yet.</summary>
    public TimeSpan? Skew { get; private set; }

    public override long TimestampFrequency => node.TimestampFrequency;

    public override TimeZoneInfo LocalTimeZone => node.LocalTimeZone;

    public override long GetTimestamp() => node.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => node.CreateTimer(callback, state, dueTime, period);

    public override DateTimeOffset GetUtcNow() => Volatile.Read(ref _anchor) is { } anchor ? anchor.At(node, node.GetTimestamp()) : node.GetUtcNow();

    /// <summary>Asks the store, unless its time is known already.</summary>
    /// <exception cref="JournalUnavailableException">The store does not answer.</exception>
    public async ValueTask KnowAsync(IStore store, CancellationToken cancellation)
    {
        if (Volatile.Read(ref _anchor) is null)
            await LookAsync(store, cancellation);
    }

    /// <summary>Asks the store. For one caller at a time, apart from <see cref="KnowAsync"/>.</summary>
    /// <returns>How far the store's clock is from where it should be, where that is a jump; else null.</returns>
    /// <exception cref="JournalUnavailableException">The store does not answer.</exception>
    public async ValueTask<TimeSpan?> LookAsync(IStore store, CancellationToken cancellation)
    {
        var asked = node.GetTimestamp();
        if (await store.TimeAsync(cancellation) is not { } told)
            return null;
        var answered = node.GetTimestamp();
        var trip = node.GetElapsedTime(asked, answered);
        if (trip <= LongestTrip)
            return Take(told + (trip / 2), answered, isRough: false);

        // Who knows nothing yet goes by it, and is behind the store rather than ahead, until an answer comes in time.
        return Volatile.Read(ref _anchor) is null ? Take(told, answered, isRough: true) : null;
    }

    private TimeSpan? Take(DateTimeOffset told, long heard, bool isRough)
    {
        Skew = node.GetUtcNow() - told;
        var jump = Volatile.Read(ref _anchor) is { IsRough: false } anchor ? told - anchor.At(node, heard) : TimeSpan.Zero;
        var isJump = jump.Duration() > Drift;
        if (isJump && ++_strange < BelievedAfter)
            return jump;
        _strange = 0;
        Volatile.Write(ref _anchor, new Anchor(told, heard, isRough));
        return isJump ? jump : null;
    }

    private sealed record Anchor(DateTimeOffset Time, long Timestamp, bool IsRough)
    {
        public DateTimeOffset At(TimeProvider node, long timestamp) => Time + node.GetElapsedTime(Timestamp, timestamp);
    }
}
