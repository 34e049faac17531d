using BenchmarkDotNet.Attributes;
using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Polls;
using LiveTownHall.Tally;

namespace LiveTownHall.Benchmarks;

/// <summary>
/// A poll whose ballots are nearly all distinct: 200,000 people spread points over 50 options. The time of <see cref="SecondOfChanges"/> is the writer's for
/// one second of a busy hall (1,000 changed ballots, a cut and its result ten times), so 200 ms would be a fifth of a core.
/// <c>dotnet run -c Release --project loadtests/LiveTownHall.Benchmarks -- --filter *WideBallot*</c>
/// </summary>
public class WideBallotBenchmarks
{
    private const int Voters = 200_000;
    private const int Options = 50;
    private const int ChangesInSecond = 1_000;
    private const int CutsInSecond = 10;
    private const int Seconds = 16;

    private readonly PollDefinition _poll = new()
    {
        Kind = PollKind.Points,
        Title = "Spread them",
        Options = [.. Enumerable.Range(0, Options).Select(o => new PollOption($"{o}", $"Option {o}"))],
        Points = 1000,
        SpendAll = false,
    };

    private readonly HallReplica _replica = new();
    private readonly BatchWriter _writer = new();

    // Of each second two versions, so that a ballot that comes again is another.
    private byte[][] _batches = [];
    private long _second;

    [GlobalSetup]
    public void Prepare()
    {
        var random = new Random(1);
        OpenHall.Begin(_writer, polls: 0);
        _writer.Fact(new PollCreated("P", _poll));
        _writer.Fact(new PollOpened("P"));
        Apply(_writer.Written.Span);
        for (var voter = 0; voter < Voters;)
        {
            _writer.Begin(2);
            for (var i = 0; i < 1000; i++, voter++)
                Write(random, (ulong)voter);
            Apply(_writer.Written.Span);
        }

        var places = Enumerable.Range(0, Voters).ToArray();
        random.Shuffle(places);
        var changed = places[..(Seconds * ChangesInSecond)];
        _batches = new byte[2 * Seconds * CutsInSecond][];
        for (var i = 0; i < _batches.Length; i++)
        {
            _writer.Begin(3);
            foreach (var voter in changed.Chunk(ChangesInSecond / CutsInSecond).ElementAt(i % (Seconds * CutsInSecond)))
                Write(random, (ulong)voter);
            _batches[i] = _writer.Written.ToArray();
        }
    }

    /// <summary>What the writer does in a second: at most 200 ms.</summary>
    [Benchmark(Baseline = true)]
    public long SecondOfChanges()
    {
        var from = (int)(_second++ % (2 * Seconds)) * CutsInSecond;
        var sum = 0L;
        for (var i = 0; i < CutsInSecond; i++)
        {
            Apply(_batches[from + i]);
            sum += PollCounting.Count(_poll, _replica.Cut()!.Polls[0]).Counts!.Value[0].Count;
        }

        return sum;
    }

    /// <summary>One recount by walking all distinct ballots; ten a second would be needed.</summary>
    [Benchmark]
    public long Recount()
    {
        var ballots = _replica.BallotsOf(0)!;
        var profile = ballots.Pool!.Snapshot().Select(entry => new DistinctBallot(entry.Key, 1)).ToArray();
        return PollCounting.Count(_poll, profile, ballots.Pool.Snapshot()).Counts!.Value[0].Count;
    }

    private void Apply(ReadOnlySpan<byte> batch)
    {
        if (!_replica.Apply(_replica.Position + 1, batch))
            throw new InvalidOperationException("The batch could not be applied.");
    }

    private void Write(Random random, ulong voter)
    {
        var points = _poll.Options.ToDictionary(option => option.Id, _ => 1.0 + random.Next(18));
        if (!Marking.TryPack(_poll, new BallotPaper { Points = points }, out var packed, out var flaw))
            throw new InvalidOperationException(flaw.Message);
        _writer.Terms(0, 1, voter, TermBytes.Read(packed.Bytes.AsSpan()));
    }
}
