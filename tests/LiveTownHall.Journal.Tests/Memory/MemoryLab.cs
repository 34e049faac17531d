using LiveTownHall.Journal.Memory;
using LiveTownHall.Journal.Tests.Specification;
using Microsoft.Extensions.Time.Testing;

namespace LiveTownHall.Journal.Tests.Memory;

/// <summary>Every node of it is the same memory: only the last one to close closes it.</summary>
public sealed class MemoryLab : StoreLab
{
    private readonly FakeTimeProvider _time = new();
    private readonly MemoryDirectory _directory;
    private readonly MemoryJournal _journal = new();
    private readonly MemoryFences _fences = new();
    private readonly MemorySchedule _schedule = new();
    private bool _firstIsOpen;

    public MemoryLab() => _directory = new MemoryDirectory(_time);

    public override string? Folder => null;

    public override ValueTask<IStore> OpenAsync(JournalOptions? options = null)
    {
        var isFirst = !_firstIsOpen;
        _firstIsOpen = true;
        return ValueTask.FromResult<IStore>(new Node(_journal, _directory, _fences, _schedule, isFirst));
    }

    public override void Pass(TimeSpan time) => _time.Advance(time);

    public override ValueTask DisposeAsync() => _journal.DisposeAsync();

    internal override ValueTask RewriteAsync(string hall, Action<List<StoredBatch>> damage)
    {
        _journal.Damage(hall, damage);
        return ValueTask.CompletedTask;
    }

    internal override ValueTask LoseTailAsync(string hall, long kept)
    {
        _journal.LoseTail(hall, kept);
        return ValueTask.CompletedTask;
    }

    internal override ValueTask AppendWithoutLinkAsync(string hall, Guid batchId, byte[] body)
    {
        _journal.AppendWithoutLink(hall, batchId, body);
        return ValueTask.CompletedTask;
    }

    private sealed class Node(MemoryJournal journal, MemoryDirectory directory, MemoryFences fences, MemorySchedule schedule, bool isFirst) : IStore
    {
        public IJournal Journal => journal;

        public IDirectory Directory => directory;

        public IFences Fences => fences;

        public ISchedule Schedule => schedule;

        public ICompaction Compaction { get; } = new MemoryCompaction(journal, directory, schedule);

        public ValueTask<StoreCheck> CheckAsync(CancellationToken cancellation = default) => ValueTask.FromResult(StoreCheck.Clean);

        public ValueTask DisposeAsync() => isFirst ? journal.DisposeAsync() : ValueTask.CompletedTask;
    }
}
