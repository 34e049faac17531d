using System.Text;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Parts;
using LiveTownHall.Journal;
using LiveTownHall.Journal.Chain;

namespace LiveTownHall.Server.Archives;

/// <summary>Brings a hall into a store: the same batches at the same positions with the same ids, and its keys. Can be repeated after it was broken off.</summary>
internal sealed class HallTransfer(IStore target)
{
    /// <summary>Reads everything, then writes, then reads what was written.</summary>
    /// <param name="claimed">What the source says that is in it; null where it says nothing.</param>
    /// <param name="dryRun">Only looks whether it could be done.</param>
    /// <param name="progress">Told how many batches are written, of how many.</param>
    /// <exception cref="ArchiveException">
    /// The source is not what it claims, or the store has another hall of that id or join code. Nothing was changed, unless the message says so.
    /// </exception>
    /// <exception cref="JournalUnavailableException">A store does not answer; repeat it.</exception>
    public async Task<HallRecord> RunAsync(IHallSource source, HallRecord? claimed, bool dryRun, Action<long, long>? progress, CancellationToken cancellation)
    {
        var (record, state) = await FoldAsync(source, cancellation);
        if (record is null || state is null)
            throw new ArchiveException("There is no hall in it.");
        if (claimed is not null && !record.IsSameAs(claimed))
            throw new ArchiveException("What is in it is not what it says that is in it: it was changed or damaged. Nothing was written.");
        var known = await CheckTargetAsync(source, record, state, cancellation);
        if (dryRun)
            return record;
        foreach (var name in HallKeysInStore.NamesOf(state))
            await WriteKeyAsync(source, name, cancellation);
        var point = ChainPoint.Start;
        await foreach (var batch in source.ReadAsync(cancellation))
        {
            var before = point;
            point = point.Then(batch);
            if (batch.Position <= known)
                continue;
            if (batch.Position > record.Positions)
                break;
            if (await target.Journal.PutBackAsync(record.HallId, batch, before, cancellation) != batch.Position)
                throw new ArchiveException($"Somebody else wrote to this hall in the target store: batch {batch.Position} has no place there. It must not be served.");
            progress?.Invoke(batch.Position, record.Positions);
        }

        await target.Schedule.SetAsync(record.HallId, Due.In(state).Where(due => !due.CanWait).Min(due => (long?)due.At), cancellation);
        var (written, _) = await FoldAsync(new HallInStore(target, record.HallId), cancellation);
        return written == record ? record : throw new ArchiveException("What was written reads differently from what was to be written. It must not be served.");
    }

    /// <returns>How many batches are there already, from a transfer that was broken off.</returns>
    private async Task<long> CheckTargetAsync(IHallSource source, HallRecord record, HallState state, CancellationToken cancellation)
    {
        var leadsTo = await target.Directory.GetAsync(HallKeysInStore.JoinName(state), cancellation);
        if (leadsTo is not null && Encoding.ASCII.GetString(leadsTo) != record.HallId)
            throw new ArchiveException($"The join code {state.JoinCode} leads to another hall in this store. Nothing was changed.");
        foreach (var name in HallKeysInStore.NamesOf(state))
        {
            if (await source.FindKeyAsync(name, cancellation) is { } key
                && await target.Directory.GetAsync(name, cancellation) is { } present && !present.AsSpan().SequenceEqual(key))
            {
                throw OtherKeys("Nothing was changed.");
            }
        }

        var head = await target.Journal.HeadAsync(record.HallId, cancellation);
        if (head == 0)
            return 0;
        if (head > record.Positions)
            throw new ArchiveException($"Hall {record.HallId} is in this store already, and goes on further there ({head} batches, here {record.Positions}). Nothing was changed.");
        await using var there = target.Journal.ReadAsync(record.HallId, 1, cancellation).GetAsyncEnumerator(cancellation);
        await foreach (var batch in source.ReadAsync(cancellation))
        {
            if (batch.Position > head)
                break;
            if (!await there.MoveNextAsync() || !AreSame(there.Current, batch))
                throw new ArchiveException($"Hall {record.HallId} is in this store already, and is another one from position {batch.Position} on. Nothing was changed.");
        }

        return head;
    }

    private static bool AreSame(in JournalBatch one, in JournalBatch other)
        => one.BatchId == other.BatchId && one.Link?.Stamp == other.Link?.Stamp && one.Body.Span.SequenceEqual(other.Body.Span);

    private async Task WriteKeyAsync(IHallSource source, string name, CancellationToken cancellation)
    {
        if (await source.FindKeyAsync(name, cancellation) is { } key
            && !(await target.Directory.CreateIfAbsentAsync(name, key, null, cancellation)).Value.AsSpan().SequenceEqual(key))
        {
            throw OtherKeys("They were written meanwhile; no batch was.");
        }
    }

    private static ArchiveException OtherKeys(string outcome) => new($"This store has other keys for this hall: people in it would become other voters. {outcome}");

    private static async Task<(HallRecord? Record, HallState? State)> FoldAsync(IHallSource source, CancellationToken cancellation)
    {
        using var record = new HallRecord.Builder();
        await foreach (var batch in source.ReadAsync(cancellation))
            record.Add(batch);
        return (record.Finish(), record.Replica.State);
    }
}
