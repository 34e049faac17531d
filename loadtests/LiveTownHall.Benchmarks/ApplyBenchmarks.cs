using BenchmarkDotNet.Attributes;
using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;

namespace LiveTownHall.Benchmarks;

/// <summary>Writing batches of ballots and folding them: what every node does with every ballot.</summary>
[MemoryDiagnoser]
public class ApplyBenchmarks
{
    private const int BallotsInBatch = 2048;
    private const int Batches = 64;

    private readonly BatchWriter _writer = new();
    private byte[] _opening = [];
    private byte[][] _batches = [];

    /// <summary>A hall that fits the caches, and one that does not.</summary>
    [Params(10_000, 1_000_000)]
    public int Voters { get; set; }

    [GlobalSetup]
    public void Prepare()
    {
        OpenHall.Begin(_writer, polls: 1);
        _opening = _writer.Written.ToArray();
        _batches = [.. Enumerable.Range(0, Batches).Select(i => Write(new Random(i)))];
    }

    [Benchmark(OperationsPerInvoke = BallotsInBatch)]
    public int WriteBatch() => Write(new Random(1)).Length;

    [Benchmark(OperationsPerInvoke = BallotsInBatch * Batches)]
    public long Apply()
    {
        var replica = new HallReplica();
        replica.Apply(1, _opening);
        for (var i = 0; i < _batches.Length; i++)
            replica.Apply(i + 2, _batches[i]);
        return replica.Position;
    }

    private byte[] Write(Random random)
    {
        _writer.Begin(2);
        for (var i = 0; i < BallotsInBatch; i++)
            _writer.Ballot(0, 1, ((ulong)random.Next(Voters) + 1) * 0x9E3779B97F4A7C15, (ulong)random.Next(4));
        return _writer.Written.ToArray();
    }
}
