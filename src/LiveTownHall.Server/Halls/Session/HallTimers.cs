using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Parts;
using LiveTownHall.Core.Polls;

namespace LiveTownHall.Server.Halls;

/// <summary>Says to the journal what is due in a hall when it is due, whichever part it belongs to. What counts is the fact; the first node's is the one.</summary>
/// <remarks>Only the writer of the replica touches the alarms.</remarks>
/// <param name="write">Has the writer of the replica do something.</param>
/// <param name="next">Told when the hall next has something to do, in Unix milliseconds, and null where it has not; must not wait.</param>
internal sealed class HallTimers(TimeProvider time, Func<Fact, ValueTask<Settlement>> submit, Action<Action> write, Action<long?> next) : IDisposable
{
    /// <summary>A hall stays in memory for what is due as soon as that; for what is due later it is opened in time, see <see cref="HallWaker"/>.</summary>
    public static readonly TimeSpan Soon = TimeSpan.FromMinutes(15);

    /// <summary>Timers can't wait for years; a timer that wakes too early goes on waiting.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(7);

    /// <summary>After which a fact that the journal did not take in is said again.</summary>
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(1);

    private const long Never = long.MaxValue;

    private readonly Dictionary<Due, Alarm> _alarms = [];
    private long _next = Never;
    private int _states;
    private volatile bool _disposed;

    /// <summary>Whether something is due soon that must not wait until the hall is next opened.</summary>
    public bool Any => Next is { } at && at - time.GetUtcNow().ToUnixTimeMilliseconds() <= (long)Soon.TotalMilliseconds;

    /// <summary>When the hall next has something to do that must not wait until it is next opened, in Unix milliseconds; null where it has not.</summary>
    public long? Next => Volatile.Read(ref _next) is var at and not Never ? at : null;

    /// <summary>Sets, moves and stops timers to fit the state. Only the writer of the replica calls this.</summary>
    public void Follow(HallState state)
    {
        var wanted = Due.In(state).ToHashSet();
        if (_disposed)
            return;
        _states++;
        foreach (var gone in _alarms.Keys.Where(due => !wanted.Contains(due)).ToList())
        {
            _alarms[gone].Timer.Dispose();
            _alarms.Remove(gone);
        }

        var (waiting, refused) = (new List<Alarm>(), _alarms.Values.Where(alarm => alarm.IsRefused).ToList());
        foreach (var due in wanted.Where(due => !_alarms.ContainsKey(due)))
            waiting.Add(_alarms[due] = Make(due));
        Tell();

        // Last of all: what is overdue rings at once.
        refused.ForEach(alarm => Set(alarm, Again));
        waiting.ForEach(alarm => Set(alarm, WaitFor(alarm.Due)));
    }

    /// <summary>Nothing rings any more.</summary>
    public void Dispose()
    {
        _disposed = true;
        write(() =>
        {
            foreach (var alarm in _alarms.Values)
                alarm.Timer.Dispose();
            _alarms.Clear();
        });
    }

    private Alarm Make(Due due)
    {
        var alarm = new Alarm(due);
        alarm.Timer = time.CreateTimer(_ => _ = RingAsync(alarm), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        return alarm;
    }

    private static void Set(Alarm alarm, TimeSpan wait)
    {
        if (alarm.IsSet)
            return;
        alarm.IsSet = true;
        alarm.Timer.Change(wait, Timeout.InfiniteTimeSpan);
    }

    private async Task RingAsync(Alarm alarm)
    {
        if (_disposed)
            return;
        var (wait, states) = (WaitFor(alarm.Due), Volatile.Read(ref _states));
        Settlement? settled = wait == TimeSpan.Zero ? await SubmitAsync(alarm.Due.Fact) : null;
        write(() => Settle(alarm, settled, wait, states));
    }

    private async Task<Settlement> SubmitAsync(Fact fact)
    {
        try
        {
            return await submit(fact);
        }
#pragma warning disable CA1031 // Nobody waits for this; an alarm that has rung in vain rings again.
        catch (Exception)
#pragma warning restore CA1031
        {
            return Settlement.Busy;
        }
    }

    private void Settle(Alarm alarm, Settlement? settled, TimeSpan wait, int states)
    {
        if (_disposed || _alarms.GetValueOrDefault(alarm.Due) != alarm)
            return;
        alarm.IsSet = false;
        if (settled is not { } end)
        {
            Set(alarm, wait);
        }
        else if (end.IsBusy)
        {
            Set(alarm, Again);
        }
        else if (!end.Ruling.IsAccepted())
        {
            // It can't be as the hall is now (nothing to vote on, say). Tried again when the hall is another; until then the hall waits for nothing.
            alarm.IsRefused = true;
            if (states != _states)
                Set(alarm, Again);
            Tell();
        }
    }

    private void Tell()
    {
        var earliest = Never;
        foreach (var (due, alarm) in _alarms)
        {
            if (!due.CanWait && !alarm.IsRefused)
                earliest = Math.Min(earliest, due.At);
        }

        if (earliest == _next)
            return;
        Volatile.Write(ref _next, earliest);
        next(Next);
    }

    private TimeSpan WaitFor(Due due)
    {
        var wait = DateTimeOffset.FromUnixTimeMilliseconds(due.At) - time.GetUtcNow();
        return TimeSpan.FromTicks(Math.Clamp(wait.Ticks, 0, LongestWait.Ticks));
    }

    private sealed class Alarm(Due due)
    {
        public Due Due => due;

        public ITimer Timer { get; set; } = null!;

        /// <summary>Whether it will ring, or rings now.</summary>
        public bool IsSet { get; set; }

        /// <summary>Whether the journal has refused it.</summary>
        public bool IsRefused { get; set; }
    }
}
