using LiveTownHall.Journal;
using LiveTownHall.Journal.Tests.Specification;
using Microsoft.Extensions.Time.Testing;

namespace LiveTownHall.Simulation.Tests.Stores;

/// <summary>The store that the simulation runs on is a store like the others.</summary>
public sealed class SimulatedJournalSpecification() : JournalSpecification(new SimulatedLab());

public sealed class SimulatedDirectorySpecification() : DirectorySpecification(new SimulatedLab());

public sealed class SimulatedFencesSpecification() : FencesSpecification(new SimulatedLab());

public sealed class SimulatedScheduleSpecification() : ScheduleSpecification(new SimulatedLab());

public sealed class SimulatedLab : StoreLab
{
    private readonly FakeTimeProvider _time = new();
    private readonly SharedStore _shared;

    public SimulatedLab() => _shared = new SharedStore(_time);

    public override string? Folder => null;

    public override ValueTask<IStore> OpenAsync(JournalOptions? options = null)
        => ValueTask.FromResult<IStore>(new NodeStore(_shared, new NoWire(), options ?? new JournalOptions(), staysInContext: false));

    public override void Pass(TimeSpan time) => _time.Advance(time);

    public override ValueTask DisposeAsync() => _shared.DisposeAsync();

    internal override ValueTask RewriteAsync(string hall, Action<List<StoredBatch>> damage)
    {
        _shared.Log.Damage(hall, damage);
        return ValueTask.CompletedTask;
    }

    internal override ValueTask LoseTailAsync(string hall, long kept)
    {
        _shared.LoseTail(hall, kept);
        return ValueTask.CompletedTask;
    }

    internal override ValueTask AppendWithoutLinkAsync(string hall, Guid batchId, byte[] body)
    {
        _shared.AppendWithoutLink(hall, batchId, body);
        return ValueTask.CompletedTask;
    }
}
