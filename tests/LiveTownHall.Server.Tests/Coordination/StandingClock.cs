namespace LiveTownHall.Server.Tests.Coordination;

/// <summary>A clock that tells the same time for ever, while timers run in real time: however slow the machine is, everybody is as fast.</summary>
internal sealed class StandingClock : TimeProvider
{
    private static readonly DateTimeOffset Start = new(2027, 3, 1, 18, 0, 0, TimeSpan.Zero);
    private long _ticks;

    public void Advance(TimeSpan by) => Interlocked.Add(ref _ticks, by.Ticks);

    public override DateTimeOffset GetUtcNow() => Start + new TimeSpan(Interlocked.Read(ref _ticks));
}
