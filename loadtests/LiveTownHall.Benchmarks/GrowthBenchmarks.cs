using System.Collections.Concurrent;
using BenchmarkDotNet.Attributes;
using LiveTownHall.Tally;

namespace LiveTownHall.Benchmarks;

/// <summary>A million new voters into an empty box: searching, growing and moving included.</summary>
[MemoryDiagnoser]
public class GrowthBenchmarks
{
    private const int Voters = 1_000_000;

    private readonly ulong[] _voters = Electorate.Voters(Voters);

    [Benchmark(Baseline = true, OperationsPerInvoke = Voters)]
    public int Dictionary()
    {
        var dictionary = new Dictionary<ulong, ulong>();
        foreach (var voter in _voters)
            dictionary[voter] = 1;
        return dictionary.Count;
    }

    [Benchmark(OperationsPerInvoke = Voters)]
    public long BallotBox()
    {
        var box = new BallotBox();
        foreach (var voter in _voters)
            box.Cast(voter, 1, out _);
        return box.Voters;
    }

    [Benchmark(OperationsPerInvoke = Voters)]
    public int ConcurrentDictionary()
    {
        var dictionary = new ConcurrentDictionary<ulong, ulong>();
        foreach (var voter in _voters)
            dictionary[voter] = 1;
        return dictionary.Count;
    }
}
