using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Parts;

namespace LiveTownHall.Server.Halls;

/// <summary>Says to the journal what is due in a hall when it is due, whichever part it belongs to. What counts is the fact; the first node's is the one.</summary>
internal sealed class HallTimers(TimeProvider time, Func<Fact, ValueTask<Settlement>> submit) : IDisposable
{
    /// <summary>Timers can't wait for years; a timer that wakes too early goes on waiting.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(7);

    /// <summary>After which a fact that the journal did not take in is said again.</summary>
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(1);

    private readonly Dictionary<Due, ITimer> _timers = [];
    private bool _disposed;

    /// <summary>Whether something is due that must not wait until the hall is next opened.</summary>
    public bool Any => _timers.Keys.Any(due => !due.CanWait);

    /// <summary>Sets, moves and stops timers to fit the state. Only the writer of the replica calls this.</summary>
    public void Follow(HallState state)
    {
        if (_disposed)
            return;
        var wanted = Due.In(state).ToHashSet();
        foreach (var due in _timers.Keys.Where(due => !wanted.Contains(due)).ToList())
        {
            _timers[due].Dispose();
            _timers.Remove(due);
        }

        foreach (var due in wanted)
        {
            if (!_timers.ContainsKey(due))
                _timers[due] = Start(due);
        }
    }

    public void Dispose()
    {
        _disposed = true;
        foreach (var timer in _timers.Values)
            timer.Dispose();
        _timers.Clear();
    }

    private ITimer Start(Due due)
    {
        var alarm = new Alarm(due);
        alarm.Timer = time.CreateTimer(_ => _ = RingAsync(alarm), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        alarm.Timer.Change(WaitFor(due), Timeout.InfiniteTimeSpan);
        return alarm.Timer;
    }

    private async Task RingAsync(Alarm alarm)
    {
        var wait = WaitFor(alarm.Due);
        if (wait == TimeSpan.Zero)
        {
            if (!(await submit(alarm.Due.Fact)).IsBusy)
                return;
            wait = Again;
        }

        alarm.Timer!.Change(wait, Timeout.InfiniteTimeSpan);
    }

    private TimeSpan WaitFor(Due due)
    {
        var wait = DateTimeOffset.FromUnixTimeMilliseconds(due.At) - time.GetUtcNow();
        return TimeSpan.FromTicks(Math.Clamp(wait.Ticks, 0, LongestWait.Ticks));
    }

    private sealed class Alarm(Due due)
    {
        public Due Due => due;

        public ITimer? Timer { get; set; }
    }
}
