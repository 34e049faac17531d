using BenchmarkDotNet.Attributes;
using LiveTownHall.Core.Facts;
using LiveTownHall.Journal;
using LiveTownHall.Journal.Chain;
using LiveTownHall.Server.Halls;
using LiveTownHall.Server.Settings;
using Microsoft.Extensions.Logging.Abstractions;

namespace LiveTownHall.Benchmarks;

/// <summary>
/// What the chain costs a ballot: 512 people vote at once, again and again, each for something else than before, from the hall's intake to the answer; and what of that is
/// the chain's, for a batch of as many. A ballot's connection, which takes many times as long, is not in it.
/// </summary>
[MemoryDiagnoser]
public class ChainBenchmarks
{
    private const int Voters = 512;

    private readonly Task<Settlement>[] _answers = new Task<Settlement>[Voters];
    private readonly BatchWriter _batch = new();
    private readonly JournalChain _chain = new();
    private string _folder = "";
    private IStore _store = null!;
    private HallSession _session = null!;
    private ulong _turn;

    [Params("memory", "sqlite")]
    public string Kind { get; set; } = "memory";

    [GlobalSetup]
    public async Task PrepareAsync()
    {
        _folder = Directory.CreateTempSubdirectory("townhall-benchmark-").FullName;
        _store = Kind == "memory" ? StoreFactory.OpenMemory() : StoreFactory.OpenSqlite(_folder);
        OpenHall.Begin(_batch, 1);
        await _store.Journal.AppendAsync("hall", Guid.NewGuid(), _batch.Written);
        _session = (await HallSession.OpenAsync("hall", _store, new TownhallSettings(), TimeProvider.System, NullLogger.Instance, CancellationToken.None))!;
        _batch.Begin(1);
        for (var i = 0; i < Voters; i++)
            _batch.Ballot(0, 1, (ulong)i << 32, 1, 1 << 20);
    }

    [GlobalCleanup]
    public async Task CleanUpAsync()
    {
        await _session.DisposeAsync();
        await _store.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Voters)]
    public async Task Ballot()
    {
        var bits = ++_turn % 4;
        for (var i = 0; i < Voters; i++)
            _answers[i] = _session.Submit(new MarkSubmission(new Mark(MarkPart.Poll, 0, 1, (ulong)i << 32, 1 << 20) { Bits = bits })).AsTask();
        foreach (var answer in await Task.WhenAll(_answers))
        {
            if (answer.IsBusy)
                throw new InvalidOperationException("A ballot was not taken.");
        }
    }

    /// <summary>Making the link of a batch, writing and reading it, and going over it as a follower does.</summary>
    [Benchmark(OperationsPerInvoke = Voters)]
    public bool ChainOfBallot()
    {
        var body = _batch.Written;
        var bytes = BatchLink.Make(_chain.Tip, body.Span, Guid.Empty).ToBytes();
        if (!BatchLink.TryRead(bytes, out var link))
            return false;
        var batch = new JournalBatch(_chain.Tip.Position + 1, Guid.Empty, body) { Link = link };
        var fits = link.Fits(body.Span) && _chain.Agrees(batch);
        _chain.Add(batch);
        return fits;
    }
}
