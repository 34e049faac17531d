using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using BenchmarkDotNet.Attributes;
using LiveTownHall.Tally;

namespace LiveTownHall.Benchmarks;

/// <summary>One thread casts a million ballots by random voters who are all in the box already: the cost of finding and replacing.</summary>
public class BallotBoxBenchmarks
{
    private const int Casts = 1_000_000;

    private readonly Dictionary<ulong, ulong> _dictionary = [];
    private readonly Lock _lock = new();
    private ConcurrentDictionary<ulong, ulong> _concurrent = new();
    private BallotBox _box = new();
    private VoterBallot[] _ballots = [];
    private int[] _places = [];
    private VoterBallot[] _bare = [];
    private ulong _round;

    [Params(10_000, 1_000_000)]
    public int Voters { get; set; }

    [GlobalSetup]
    public void Fill()
    {
        var voters = Electorate.Voters(Voters);
        _ballots = Electorate.Ballots(voters, Casts);
        _box = new BallotBox();
        _concurrent = new ConcurrentDictionary<ulong, ulong>();
        _dictionary.Clear();
        foreach (var voter in voters)
        {
            _box.Cast(voter, 0, out _);
            _concurrent[voter] = 0;
            _dictionary[voter] = 0;
        }

        // As many 16-byte places as the box has at the middle of its load, and the same random order of access.
        _bare = new VoterBallot[Voters / 5 * 8];
        var random = new Random(7);
        _places = new int[Casts];
        for (var i = 0; i < Casts; i++)
            _places[i] = random.Next(_bare.Length);
    }

    /// <summary>The bound: nothing but a compare-exchange at a random place, no search, no key.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = Casts)]
    public ulong BareCompareExchange()
    {
        var round = ++_round;
        var words = MemoryMarshal.Cast<VoterBallot, ulong>(_bare.AsSpan());
        ulong swapped = 0;
        foreach (var place in _places)
        {
            ref var word = ref words[(2 * place) + 1];
            swapped += Interlocked.CompareExchange(ref word, round, word);
        }

        return swapped;
    }

    [Benchmark(OperationsPerInvoke = Casts)]
    public ulong BallotBox()
    {
        var round = ++_round;
        ulong former = 0;
        foreach (var (voter, ballot) in _ballots)
        {
            _box.Cast(voter, ballot + round, out var previous);
            former += previous;
        }

        return former;
    }

    /// <summary>As a replica does with a batch: it knows the voters ahead.</summary>
    [Benchmark(OperationsPerInvoke = Casts)]
    public ulong BallotBoxPrefetched()
    {
        const int Ahead = 12;
        var round = ++_round;
        ulong former = 0;
        var ballots = _ballots;
        for (var i = 0; i < ballots.Length; i++)
        {
            if (i + Ahead < ballots.Length)
                _box.Prefetch(ballots[i + Ahead].Voter);
            _box.Cast(ballots[i].Voter, ballots[i].Ballot + round, out var previous);
            former += previous;
        }

        return former;
    }

    [Benchmark(OperationsPerInvoke = Casts)]
    public ulong LockedDictionary()
    {
        var round = ++_round;
        ulong former = 0;
        foreach (var (voter, ballot) in _ballots)
        {
            lock (_lock)
            {
                ref var place = ref CollectionsMarshal.GetValueRefOrAddDefault(_dictionary, voter, out _);
                former += place;
                place = ballot + round;
            }
        }

        return former;
    }

    [Benchmark(OperationsPerInvoke = Casts)]
    public ulong ConcurrentDictionary()
    {
        var round = ++_round;
        ulong former = 0;
        foreach (var (voter, ballot) in _ballots)
        {
            ulong previous;
            while (!_concurrent.TryGetValue(voter, out previous) || !_concurrent.TryUpdate(voter, ballot + round, previous))
                _concurrent.TryAdd(voter, 0);
            former += previous;
        }

        return former;
    }
}
