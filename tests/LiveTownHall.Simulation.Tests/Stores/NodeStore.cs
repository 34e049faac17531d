using LiveTownHall.Journal;
using LiveTownHall.Journal.Memory;

namespace LiveTownHall.Simulation.Tests.Stores;

/// <summary>The store as one node has it: everything goes over a wire. Passes the specification of the stores.</summary>
internal sealed class NodeStore : IStore
{
    private readonly SharedStore _shared;
    private readonly IWire _wire;
    private readonly NodeJournal _journal;

    public NodeStore(SharedStore shared, IWire wire, JournalOptions options, bool staysInContext, bool knowsChain = true)
    {
        (_shared, _wire) = (shared, wire);
        _journal = new NodeJournal(shared, wire, options with { StaysInContext = staysInContext }) { KnowsChain = knowsChain };
        Directory = new OverWire(shared, wire);
        Fences = new NodeFences(shared, wire);
        Schedule = new NodeSchedule(shared, wire);
        Compaction = new MemoryCompaction(shared.Log, shared.Directory, shared.Schedule);
    }

    public IJournal Journal => _journal;

    public IDirectory Directory { get; }

    public IFences Fences { get; }

    public ISchedule Schedule { get; }

    public ICompaction Compaction { get; }

    public async ValueTask<DateTimeOffset?> TimeAsync(CancellationToken cancellation = default)
        => await _wire.CallAsync(() => (DateTimeOffset?)_shared.Clock.GetUtcNow(), cancellation);

    public ValueTask<StoreCheck> CheckAsync(CancellationToken cancellation = default) => ValueTask.FromResult(StoreCheck.Clean);

    /// <summary>As when its process is gone.</summary>
    public void Unlisten() => _journal.Unlisten();

    public ValueTask DisposeAsync() => _journal.DisposeAsync();

    private sealed class NodeFences(SharedStore shared, IWire wire) : IFences
    {
        public ValueTask<ulong> TakeAsync(int count, ulong floor, CancellationToken cancellation = default)
            => wire.CallAsync(() => shared.TakeFences(count, floor), cancellation);
    }

    private sealed class NodeSchedule(SharedStore shared, IWire wire) : ISchedule
    {
        public async ValueTask SetAsync(string hall, long? at, CancellationToken cancellation = default)
            => await wire.CallAsync(
                () =>
                {
                    shared.Schedule.SetAsync(hall, at, CancellationToken.None).GetAwaiter().GetResult();
                    return true;
                },
                cancellation);

        public ValueTask<IReadOnlyList<string>> DueAsync(long until, int most, CancellationToken cancellation = default)
            => wire.CallAsync(() => shared.Schedule.DueAsync(until, most, CancellationToken.None).GetAwaiter().GetResult(), cancellation);
    }

    private sealed class OverWire(SharedStore shared, IWire wire) : IDirectory
    {
        public ValueTask<DirectoryEntry> CreateIfAbsentAsync(
            string key, ReadOnlyMemory<byte> value, TimeSpan? expiresAfter = null, CancellationToken cancellation = default)
        {
            var copy = value.ToArray();
            return wire.CallAsync(() => shared.Directory.CreateIfAbsentAsync(key, copy, expiresAfter, CancellationToken.None).GetAwaiter().GetResult(), cancellation);
        }

        public ValueTask<byte[]?> GetAsync(string key, CancellationToken cancellation = default)
            => wire.CallAsync(() => shared.Directory.GetAsync(key, CancellationToken.None).GetAwaiter().GetResult(), cancellation);

        public async ValueTask DeleteAsync(string key, CancellationToken cancellation = default)
            => await wire.CallAsync(
                () =>
                {
                    shared.Directory.DeleteAsync(key, CancellationToken.None).GetAwaiter().GetResult();
                    return true;
                },
                cancellation);
    }
}
