using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Moderation;
using LiveTownHall.Server.Halls;

namespace LiveTownHall.Server.Moderation;

/// <summary>Records every clock of an incident that runs out. What counts is the fact; the first node's is the one.</summary>
internal sealed class IncidentTimers(TimeProvider time, Func<IncidentBreached, ValueTask<Settlement>> due) : IDisposable
{
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(1);

    private readonly Dictionary<(string Incident, string Clock), (long Due, ITimer Timer)> _timers = [];
    private bool _disposed;

    public bool Any => _timers.Count > 0;

    /// <summary>Sets, moves and stops timers to fit the state. Only the writer of the replica calls this.</summary>
    public void Follow(HallState state)
    {
        if (_disposed || (state.Desk.Incidents.IsEmpty && _timers.Count == 0))
            return;
        var wanted = new Dictionary<(string, string), long>();
        foreach (var incident in state.Desk.Incidents)
        {
            if (incident.ClosedAt is not null)
                continue;
            foreach (var clock in incident.Clocks)
            {
                if (clock is { IsRunning: true, Due: { } at })
                    wanted[(incident.Id, clock.Name)] = at;
            }
        }

        foreach (var (key, running) in _timers.ToList())
        {
            if (wanted.TryGetValue(key, out var at) && at == running.Due)
                continue;
            running.Timer.Dispose();
            _timers.Remove(key);
        }

        foreach (var (key, at) in wanted)
        {
            if (!_timers.ContainsKey(key))
                _timers[key] = (at, Start(new IncidentBreached(key.Item1, key.Item2), at));
        }
    }

    public void Dispose()
    {
        _disposed = true;
        foreach (var (_, timer) in _timers.Values)
            timer.Dispose();
        _timers.Clear();
    }

    private ITimer Start(IncidentBreached fact, long at)
    {
        var alarm = new Alarm(fact, at);
        alarm.Timer = time.CreateTimer(_ => _ = RingAsync(alarm), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        alarm.Timer.Change(WaitFor(at), Timeout.InfiniteTimeSpan);
        return alarm.Timer;
    }

    /// <summary>A timer that wakes too early, because it is not exact or the clock was set back, goes on waiting.</summary>
    private async Task RingAsync(Alarm alarm)
    {
        var wait = WaitFor(alarm.Due);
        if (wait == TimeSpan.Zero)
        {
            if (!(await due(alarm.Fact)).IsBusy)
                return;
            wait = Again;
        }

        alarm.Timer!.Change(wait, Timeout.InfiniteTimeSpan);
    }

    private TimeSpan WaitFor(long at)
    {
        var wait = DateTimeOffset.FromUnixTimeMilliseconds(at) - time.GetUtcNow();
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }

    private sealed class Alarm(IncidentBreached fact, long due)
    {
        public IncidentBreached Fact => fact;

        public long Due => due;

        public ITimer? Timer { get; set; }
    }
}
