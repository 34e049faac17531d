namespace LiveTownHall.Journal.Memory;

/// <summary>A list that lives as long as its process.</summary>
internal sealed class MemorySchedule : ISchedule
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, long> _times = new(StringComparer.Ordinal);

    public ValueTask SetAsync(string hall, long? at, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        lock (_lock)
        {
            if (at is { } time)
                _times[hall] = time;
            else
                _times.Remove(hall);
        }

        return ValueTask.CompletedTask;
    }

    internal void Forget(string hall)
    {
        lock (_lock)
            _times.Remove(hall);
    }

    public ValueTask<IReadOnlyList<string>> DueAsync(long until, int most, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        lock (_lock)
        {
            var due = _times.Where(entry => entry.Value <= until).OrderBy(entry => entry.Value).ThenBy(entry => entry.Key, StringComparer.Ordinal);
            return ValueTask.FromResult<IReadOnlyList<string>>([.. due.Take(most).Select(entry => entry.Key)]);
        }
    }
}
