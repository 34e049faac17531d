using LiveTownHall.Journal;
using LiveTownHall.Journal.Chain;
using LiveTownHall.Journal.Following;
using LiveTownHall.Journal.Memory;

namespace LiveTownHall.Simulation.Tests.Stores;

/// <summary>What all nodes share, as it lies in the store.</summary>
internal sealed class SharedStore(TimeProvider clock) : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly List<Action<string, StoredBatch>> _listeners = [];
    private ulong _lastFence;

    public MemoryJournal Log { get; } = new();

    public MemoryDirectory Directory { get; private set; } = new(clock);

    public MemorySchedule Schedule { get; } = new();

    public TimeProvider Clock => clock;

    /// <summary>Told of every batch that is new.</summary>
    public event Action<StoredBatch>? Appended;

    public long Append(string hall, Guid id, byte[] body, ChainPoint after) => Add(hall, () => Now(Log.AppendAsync(hall, id, body, after)));

    public long PutBack(string hall, JournalBatch batch, ChainPoint before) => Add(hall, () => Now(Log.PutBackAsync(hall, batch, before)));

    public void AppendWithoutLink(string hall, Guid id, byte[] body) => Add(hall, () =>
    {
        Log.AppendWithoutLink(hall, id, body);
        return Head(hall);
    });

    public BatchPage Read(string hall, long from, int limit) => Now(((IBatchSource)Log).ReadPageAsync(hall, from, limit, CancellationToken.None));

    public long Head(string hall) => Now(Log.HeadAsync(hall));

    public ulong TakeFences(int count, ulong floor)
    {
        lock (_gate)
            return _lastFence = Math.Max(_lastFence, floor) + (ulong)count;
    }

    public void Listen(Action<string, StoredBatch> listener)
    {
        lock (_gate)
            _listeners.Add(listener);
    }

    public void Unlisten(Action<string, StoredBatch> listener)
    {
        lock (_gate)
            _listeners.Remove(listener);
    }

    /// <summary>As after a failover: the end of a hall's journal is gone, and what was counted on the way to it.</summary>
    public void LoseTail(string hall, long kept, ulong fences = 0)
    {
        Log.LoseTail(hall, kept);
        lock (_gate)
            _lastFence -= Math.Min(_lastFence, fences);
    }

    public void LoseDirectory() => Directory = new MemoryDirectory(clock);

    public ValueTask DisposeAsync() => Log.DisposeAsync();

    private long Add(string hall, Func<long> add)
    {
        lock (_gate)
        {
            var before = Head(hall);
            var position = add();
            if (position == before + 1 && Head(hall) == position)
            {
                var batch = Read(hall, position, 1).Batches[0];
                Appended?.Invoke(batch);
                foreach (var listener in _listeners)
                    listener(hall, batch);
            }

            return position;
        }
    }

    /// <summary>The journal in memory never waits.</summary>
    private static T Now<T>(ValueTask<T> done) => done.GetAwaiter().GetResult();
}
