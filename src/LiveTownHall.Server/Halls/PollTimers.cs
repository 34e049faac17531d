using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Polls;

namespace LiveTownHall.Server.Halls;

/// <summary>Asks for the close of every open poll with a timer when it is due. What closes a poll is the fact; the first node's counts.</summary>
internal sealed class PollTimers(TimeProvider time, Action<PollTimedOut> due) : IDisposable
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(7);

    private readonly Dictionary<int, (PollTimedOut Fact, ITimer Timer)> _timers = [];
    private bool _disposed;

    public bool Any => _timers.Count > 0;

    /// <summary>Sets, moves and stops timers to fit the state. Only the writer of the replica calls this.</summary>
    public void Follow(HallState state)
    {
        if (_disposed) return;
        foreach (var poll in state.Polls)
        {
            var wanted = poll is { Phase: PollPhase.Open, ClosesAt: { } at } ? new PollTimedOut(poll.Id, poll.Round, at) : null;
            if (_timers.TryGetValue(poll.Number, out var present))
            {
                if (present.Fact == wanted) continue;
                present.Timer.Dispose();
                _timers.Remove(poll.Number);
            }

            if (wanted is not null) _timers[poll.Number] = (wanted, Start(wanted));
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
        foreach (var (_, timer) in _timers.Values) timer.Dispose();
        _timers.Clear();
    }

    private ITimer Start(PollTimedOut fact)
    {
        var wait = DateTimeOffset.FromUnixTimeMilliseconds(fact.ClosesAt) - time.GetUtcNow();
        wait = TimeSpan.FromTicks(Math.Clamp(wait.Ticks, 0, LongestWait.Ticks));
        return time.CreateTimer(_ => due(fact), null, wait, Timeout.InfiniteTimeSpan);
    }
}
