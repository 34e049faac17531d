using System.Collections.Concurrent;
using System.Diagnostics;
using HdrHistogram;

namespace LiveTownHall.LoadTests.Running;

/// <summary>One thing that a scenario does many times: how often it went well, how it failed, how long it took.</summary>
internal sealed class Step(string name)
{
    private const long LongestMicroseconds = 600_000_000;

    private readonly LongConcurrentHistogram _latency = new(1, LongestMicroseconds, 3);
    private readonly ConcurrentDictionary<string, int> _failures = new(StringComparer.Ordinal);
    private long _ok;

    public string Name => name;

    public long Ok => Volatile.Read(ref _ok);

    public IReadOnlyDictionary<string, int> Failures => _failures;

    public HistogramBase Latency => _latency;

    public void Succeeded(long since) => Succeeded(Stopwatch.GetElapsedTime(since));

    public void Succeeded(TimeSpan took)
    {
        Interlocked.Increment(ref _ok);
        _latency.RecordValue(Math.Clamp((long)took.TotalMicroseconds, 1, LongestMicroseconds));
    }

    /// <param name="since">When it was meant to start.</param>
    /// <param name="at">When the answer came.</param>
    public void Answered(bool ok, long since, long at)
    {
        if (ok)
            Succeeded(Stopwatch.GetElapsedTime(since, at));
        else
            Failed("refused");
    }

    public void Failed(string code) => _failures.AddOrUpdate(code, 1, static (_, count) => count + 1);

    /// <summary>Milliseconds that this percentage of the successes took at most.</summary>
    public double Milliseconds(double percentile) => _latency.TotalCount == 0 ? double.NaN : _latency.GetValueAtPercentile(percentile) / 1000.0;
}
