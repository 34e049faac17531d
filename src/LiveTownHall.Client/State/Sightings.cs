using System.Diagnostics;

namespace LiveTownHall.Client.State;

/// <summary>Which journal position one screen had seen when. Written by one thread, read when it has ended.</summary>
public sealed class Sightings
{
    private readonly List<(long Position, long At)> _seen = [];

    /// <summary>The newest position seen.</summary>
    public long Position { get; private set; }

    public void Saw(long position) => Saw(position, Stopwatch.GetTimestamp());

    public void Saw(long position, long at)
    {
        if (position <= Position)
            return;
        lock (_seen)
            _seen.Add((position, at));
        Position = position;
    }

    /// <summary>When this screen first showed a state that contains the position; null if it never did.</summary>
    public long? When(long position)
    {
        lock (_seen)
        {
            var (low, high) = (0, _seen.Count);
            while (low < high)
            {
                var middle = (low + high) / 2;
                if (_seen[middle].Position < position)
                    low = middle + 1;
                else
                    high = middle;
            }

            return low < _seen.Count ? _seen[low].At : null;
        }
    }
}
