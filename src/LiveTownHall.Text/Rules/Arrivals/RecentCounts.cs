namespace LiveTownHall.Text.Rules.Arrivals;

/// <summary>How often each key came within a sliding window. Past its bound it forgets the oldest arrivals first.</summary>
public sealed class RecentCounts(TimeProvider time, TimeSpan window, int most)
{
    private readonly Lock _lock = new();
    private readonly Queue<(string Key, long At)> _order = new();
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);

    /// <returns>Arrivals of this key in the window, this one included.</returns>
    public int Add(string key)
    {
        lock (_lock)
        {
            var now = time.GetTimestamp();
            while (_order.TryPeek(out var oldest) && (_order.Count >= most || time.GetElapsedTime(oldest.At, now) >= window))
            {
                _order.Dequeue();
                if (--_counts[oldest.Key] == 0)
                    _counts.Remove(oldest.Key);
            }

            _order.Enqueue((key, now));
            return _counts[key] = _counts.GetValueOrDefault(key) + 1;
        }
    }
}
