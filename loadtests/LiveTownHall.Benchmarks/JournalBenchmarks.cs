using BenchmarkDotNet.Attributes;
using LiveTownHall.Journal;

namespace LiveTownHall.Benchmarks;

/// <summary>Appending a batch of 200 ballots to a store of its own, and reading a thousand of them.</summary>
[MemoryDiagnoser]
public class JournalBenchmarks
{
    private const int Read = 1000;

    private readonly byte[] _body = new byte[200 * 19];
    private string _folder = "";
    private IStore _store = null!;

    [Params("memory", "sqlite")]
    public string Kind { get; set; } = "memory";

    [GlobalSetup]
    public async Task PrepareAsync()
    {
        _folder = Directory.CreateTempSubdirectory("townhall-benchmark-").FullName;
        _store = Kind == "memory" ? StoreFactory.OpenMemory() : StoreFactory.OpenSqlite(_folder);
        for (var i = 0; i < Read; i++)
            await _store.Journal.AppendAsync("read", Guid.NewGuid(), _body);
    }

    [GlobalCleanup]
    public async Task CleanUpAsync()
    {
        await _store.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Durable when it returns.</summary>
    [Benchmark]
    public ValueTask<long> Append() => _store.Journal.AppendAsync("append", Guid.NewGuid(), _body);

    [Benchmark(OperationsPerInvoke = Read)]
    public async Task<long> ReadAll()
    {
        var bytes = 0L;
        await foreach (var batch in _store.Journal.ReadAsync("read", 1))
            bytes += batch.Body.Length;
        return bytes;
    }
}
