using System.Diagnostics;

namespace LiveTownHall.Evaluations.Figures;

/// <summary>Milliseconds that each of many calls took.</summary>
public sealed class Timings
{
    private readonly List<double> _milliseconds = [];

    public T Time<T>(Func<T> call)
    {
        var start = Stopwatch.GetTimestamp();
        var result = call();
        _milliseconds.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        return result;
    }

    /// <param name="share">0.5 is the median, 0.99 the time that one call in a hundred exceeds.</param>
    public double Quantile(double share)
    {
        if (_milliseconds.Count == 0)
            return 0;
        var sorted = _milliseconds.Order().ToArray();
        return sorted[Math.Min(sorted.Length - 1, (int)Math.Ceiling(share * sorted.Length) - 1)];
    }
}
