using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Polls;
using LiveTownHall.Journal;

namespace LiveTownHall.Rehearsal.Dress;

/// <summary>A copy of a hall's journal in a folder that goes with it, so that nothing of a rehearsal reaches the real hall.</summary>
/// <remarks>In the copy the hall is open, with polls that only it has.</remarks>
internal sealed class HallCopy : IDisposable
{
    /// <summary>For a hall without an agenda.</summary>
    private static readonly PollDefinition Simplest = new()
    {
        Kind = PollKind.Single,
        Title = "Dress rehearsal",
        Options = [new("1", "One"), new("2", "Two"), new("3", "Three"), new("4", "Four")],
    };

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("townhall-rehearsal-");

    private HallCopy()
    {
    }

    public string Folder => _folder.FullName;

    /// <summary>One of each kind that the hall's own agenda has, as it is there.</summary>
    public IReadOnlyList<RehearsedPoll> Polls { get; private set; } = [];

    /// <returns>Null for a hall that is not in the store.</returns>
    /// <exception cref="InvalidOperationException">One of its polls can't be opened.</exception>
    public static async Task<HallCopy?> MakeAsync(IStore store, string hallId, TimeProvider time, CancellationToken cancellation)
    {
        var copy = new HallCopy();
        try
        {
            if (await copy.FillAsync(store, hallId, time, cancellation))
                return copy;
        }
        catch
        {
            copy.Dispose();
            throw;
        }

        copy.Dispose();
        return null;
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private async Task<bool> FillAsync(IStore store, string hallId, TimeProvider time, CancellationToken cancellation)
    {
        await using var copy = StoreFactory.OpenSqlite(Folder);
        var replica = new HallReplica();
        await foreach (var batch in store.Journal.ReadAsync(hallId, 1, cancellation))
        {
            await copy.Journal.AppendAsync(hallId, batch.BatchId, batch.Body, cancellation);
            if (!replica.Apply(batch.Position, batch.Body.Span))
                throw new InvalidOperationException("A newer server wrote this hall's journal.");
        }

        if (replica.State is not { } hall)
            return false;

        // Everybody watches each vote come in, and nothing closes by itself: more than a meeting asks for.
        Polls =
        [
            .. hall.Polls.Select(poll => poll.Definition).DistinctBy(definition => definition.Kind).DefaultIfEmpty(Simplest)
                .Select(definition => new RehearsedPoll(
                    Ulid.NewUlid(time.GetUtcNow()).ToString(), definition with { Results = ResultsRule.Live, ClosesAfterSeconds = null, Assurance = null })),
        ];
        var opening = Opening(hall, time.GetUtcNow().ToUnixTimeMilliseconds());
        replica.Apply(await copy.Journal.AppendAsync(hallId, Guid.NewGuid(), opening, cancellation), opening.Span);
        var closed = Polls.FirstOrDefault(poll => replica.State.FindPoll(poll.Id) is not { Phase: PollPhase.Open });
        return closed is null ? true : throw new InvalidOperationException($"The poll of kind {closed.Definition.Kind.ToProtocol()} could not be opened.");
    }

    private ReadOnlyMemory<byte> Opening(HallState hall, long now)
    {
        var batch = new BatchWriter();
        batch.Begin(now);
        if (hall.Phase != HallPhase.Open)
            batch.Fact(new HallOpened());
        foreach (var poll in Polls)
        {
            batch.Fact(new PollCreated(poll.Id, poll.Definition));
            batch.Fact(new PollOpened(poll.Id).WithPresent(0));
        }

        return batch.Written;
    }
}
