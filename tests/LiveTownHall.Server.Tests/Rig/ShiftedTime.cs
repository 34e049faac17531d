namespace LiveTownHall.Server.Tests.Rig;

/// <summary>The real clock, put forward by a test; timers run in real time.</summary>
internal sealed class ShiftedTime : TimeProvider
{
    private long _ticks;

    public void Advance(TimeSpan by) => Interlocked.Add(ref _ticks, by.Ticks);

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Shift;

    public override long GetTimestamp() => base.GetTimestamp() + (long)(Shift.TotalSeconds * TimestampFrequency);

    private TimeSpan Shift => new(Interlocked.Read(ref _ticks));
}
