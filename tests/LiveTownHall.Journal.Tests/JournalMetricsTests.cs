using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using LiveTownHall.Testing;

namespace LiveTownHall.Journal.Tests;

public sealed class JournalMetricsTests
{
    [Fact]
    public async Task Appends_are_measured_without_naming_halls()
    {
        var seen = new ConcurrentBag<(string Name, double Value, int Tags)>();
        using var folder = new ScratchFolder();
        await using var store = StoreFactory.OpenSqlite(folder.Path);
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == "LiveTownHall.Journal" && instrument.Meter.Tags!.Contains(new("store", "sqlite")))
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => seen.Add((instrument.Name, value, tags.Length)));
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => seen.Add((instrument.Name, value, tags.Length)));
        listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => seen.Add((instrument.Name, value, tags.Length)));
        listener.Start();
        await store.Journal.AppendAsync("hall", Guid.NewGuid(), new byte[12_345]).Within();
        listener.RecordObservableInstruments();

        Assert.Contains(seen, m => m is { Name: "townhall.journal.append.duration", Value: > 0 });
        Assert.Contains(seen, m => m is { Name: "townhall.journal.append.batches", Value: 1 });
        Assert.Contains(seen, m => m is { Name: "townhall.journal.append.bytes", Value: 12_345 });
        Assert.Contains(seen, m => m is { Name: "townhall.journal.healthy", Value: 1 });
        Assert.All(seen, m => Assert.Equal(0, m.Tags));
    }
}
