using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Polls;

namespace LiveTownHall.Server.Halls;

/// <summary>Asks for the close of every open poll with a timer when it is due. What closes a poll is the fact; the first node's counts.</summary>
internal sealed class PollTimers(TimeProvider time, Func<PollTimedOut, ValueTask<Settlement>> due) : IDisposable
{
    /// <summary>Timers can't wait for years; a timer that wakes too early goes on waiting.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(7);

    /// <summary>After which a close that the journal did not take in is asked for again.</summary>
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(1);

    private readonly Dictionary<int, (PollTimedOut Fact, ITimer Timer)> _timers = [];
    private bool _disposed;

    public bool Any => _timers.Count > 0;

    /// <summary>Sets, moves and stops timers to fit the state. Only the writer of the replica calls this.</summary>
    public void Follow(HallState state)
    {
        if (_disposed)
            return;
        foreach (var poll in state.Polls)
        {
            var wanted = poll is { Phase: PollPhase.Open, ClosesAt: { } at } ? new PollTimedOut(poll.Id, poll.Round, at) : null;
            if (_timers.TryGetValue(poll.Number, out var present))
            {
                if (present.Fact == wanted)
                    continue;
                present.Timer.Dispose();
                _timers.Remove(poll.Number);
            }

            if (wanted is not null)
                _timers[poll.Number] = (wanted, Start(wanted));
        }

        foreach (var number in _timers.Keys.Where(n => state.Polls.All(p => p.Number != n)).ToList())
        {
            _timers[number].Timer.Dispose();
            _timers.Remove(number);
        }
    }

    public void Dispose()
    {
        _disposed = true;
        foreach (var (_, timer) in _timers.Values)
            timer.Dispose();
        _timers.Clear();
    }

    private ITimer Start(PollTimedOut fact)
    {
        var alarm = new Alarm(fact);
        alarm.Timer = time.CreateTimer(_ => _ = RingAsync(alarm), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        alarm.Timer.Change(WaitFor(fact), Timeout.InfiniteTimeSpan);
        return alarm.Timer;
    }

    private async Task RingAsync(Alarm alarm)
    {
        var wait = WaitFor(alarm.Fact);
        if (wait == TimeSpan.Zero)
        {
            if (!(await due(alarm.Fact)).IsBusy)
                return;
            wait = Again;
        }

        alarm.Timer!.Change(wait, Timeout.InfiniteTimeSpan);
    }

    private TimeSpan WaitFor(PollTimedOut fact)
    {
        var wait = DateTimeOffset.FromUnixTimeMilliseconds(fact.ClosesAt) - time.GetUtcNow();
        return TimeSpan.FromTicks(Math.Clamp(wait.Ticks, 0, LongestWait.Ticks));
    }

    private sealed class Alarm(PollTimedOut fact)
    {
        public PollTimedOut Fact => fact;

        public ITimer? Timer { get; set; }
    }
}
