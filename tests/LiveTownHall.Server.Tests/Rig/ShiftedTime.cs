namespace LiveTownHall.Server.Tests.Rig;

/// <summary>The real clock, put forward by a test; timers run in real time.</summary>
/// <param name="stands">Durations are measured as if no time passed but what the test adds, however slow the machine is.</param>
internal sealed class ShiftedTime(bool stands = false) : TimeProvider
{
    private long _ticks;

    public void Advance(TimeSpan by) => Interlocked.Add(ref _ticks, by.Ticks);

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Shift;

    public override long GetTimestamp() => (stands ? 0 : base.GetTimestamp()) + (long)(Shift.TotalSeconds * TimestampFrequency);

    private TimeSpan Shift => new(Interlocked.Read(ref _ticks));
}
