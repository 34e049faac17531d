namespace LiveTownHall.Journal.Memory;

/// <summary>A count that lives as long as its process.</summary>
internal sealed class MemoryFences : IFences
{
    private readonly Lock _lock = new();
    private ulong _last;

    public ValueTask<ulong> TakeAsync(int count, ulong floor, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        cancellation.ThrowIfCancellationRequested();
        lock (_lock)
        {
            _last = Math.Max(_last, floor) + (ulong)count;
            return ValueTask.FromResult(_last);
        }
    }
}
