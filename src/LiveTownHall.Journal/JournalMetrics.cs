using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace LiveTownHall.Journal;

/// <summary>The meter "LiveTownHall.Journal" of one store; its only tag is the kind of store, never a hall.</summary>
internal sealed class JournalMetrics : IDisposable
{
    /// <summary>For whoever exports metrics.</summary>
    public const string MeterName = "LiveTownHall.Journal";

    private readonly Meter _meter;
    private readonly Histogram<double> _duration;
    private readonly Counter<long> _batches;
    private readonly Counter<long> _bytes;
    private readonly Counter<long> _failures;

    public JournalMetrics(string store, Func<JournalHealth> health)
    {
        _meter = new Meter(new MeterOptions(MeterName) { Tags = [new("store", store)] });
        _duration = _meter.CreateHistogram(
            "townhall.journal.append.duration",
            "s",
            "Time until an append is durable",
            advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.0001, 0.0002, 0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.5, 2] });
        _batches = _meter.CreateCounter<long>("townhall.journal.append.batches", "{batch}", "Batches made durable");
        _bytes = _meter.CreateCounter<long>("townhall.journal.append.bytes", "By", "Bytes of batch bodies made durable");
        _failures = _meter.CreateCounter<long>("townhall.journal.append.failures", "{append}", "Appends whose outcome is unknown to the caller");
        _meter.CreateObservableGauge("townhall.journal.healthy", () => health() == JournalHealth.Healthy ? 1 : 0, description: "1 while the store answers, else 0");
    }

    /// <summary>A time stamp for <see cref="Appended"/>.</summary>
    public static long Now() => Stopwatch.GetTimestamp();

    public void Appended(long started, int bytes)
    {
        _duration.Record(Stopwatch.GetElapsedTime(started).TotalSeconds);
        _batches.Add(1);
        _bytes.Add(bytes);
    }

    public void Failed() => _failures.Add(1);

    public void Dispose() => _meter.Dispose();
}
