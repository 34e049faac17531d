using BenchmarkDotNet.Attributes;
using LiveTownHall.Tally;

namespace LiveTownHall.Benchmarks;

/// <summary>
/// From producers to counted ballots: a million ballots by random voters of a million, split over so many threads; done when the
/// last one is counted, not when it is handed over.
/// </summary>
public class ProducersBenchmarks
{
    private const int Casts = 1_000_000;
    private const int Voters = 1_000_000;

    private VoterBallot[][] _shares = [];
    private ICounting _counting = null!;

    [Params(1, 2, 4, 8)]
    public int Producers { get; set; }

    [GlobalSetup(Target = nameof(LockedDictionary))]
    public void SetUpLock() => SetUp(new LockedCounting());

    [GlobalSetup(Target = nameof(ConcurrentDictionary))]
    public void SetUpConcurrent() => SetUp(new ConcurrentCounting());

    [GlobalSetup(Target = nameof(ChannelToTally))]
    public void SetUpChannel() => SetUp(new ChannelCounting());

    [GlobalSetup(Target = nameof(GroupCommitToTally))]
    public void SetUpGroupCommit() => SetUp(new GroupCommitCounting());

    [Benchmark(Baseline = true, OperationsPerInvoke = Casts)]
    public void LockedDictionary() => Run();

    [Benchmark(OperationsPerInvoke = Casts)]
    public void ConcurrentDictionary() => Run();

    [Benchmark(OperationsPerInvoke = Casts)]
    public void ChannelToTally() => Run();

    [Benchmark(OperationsPerInvoke = Casts)]
    public void GroupCommitToTally() => Run();

    private void SetUp(ICounting counting)
    {
        var voters = Electorate.Voters(Voters);
        _shares = [.. Electorate.Ballots(voters, Casts).Chunk(Casts / Producers)];
        _counting = counting;
        foreach (var voter in voters)
            counting.Cast(new VoterBallot(voter, 0));
        counting.WaitUntilCounted(Voters);
    }

    private void Run()
    {
        var before = _counting.Counted;
        var threads = Array.ConvertAll(_shares, share => new Thread(() =>
        {
            foreach (var ballot in share)
                _counting.Cast(ballot);
        }));
        foreach (var thread in threads)
            thread.Start();
        foreach (var thread in threads)
            thread.Join();
        _counting.WaitUntilCounted(before + Casts);
    }
}
