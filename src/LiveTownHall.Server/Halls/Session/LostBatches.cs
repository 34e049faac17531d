using LiveTownHall.Core.Halls;
using LiveTownHall.Journal;
using LiveTownHall.Journal.Chain;
using Polly;

namespace LiveTownHall.Server.Halls;

/// <summary>Gives a store back what it has lost of a hall, as far as this node remembers it.</summary>
/// <remarks>
/// Every node that saw the loss does so, in the same order and under the ids that the batches had: each is in the journal once. As long as nobody has appended in their place
/// they come to stand where they stood, and the chain is the one that it was. What was appended meanwhile stays before the rest; fences keep an older vote from
/// replacing a newer one, and what is refused where it stands now is counted. Where the store's journal is not the beginning of what this node remembers, nobody can
/// say that what lies below is the same: nothing is appended, and all is said to be lost.
/// </remarks>
internal sealed class LostBatches(IJournal journal, string hall, ResiliencePipeline append)
{
    private const int MostAttempts = 10;

    /// <param name="remembered">See <see cref="RecentBatches"/>.</param>
    /// <exception cref="JournalUnavailableException">The store went away again.</exception>
    /// <exception cref="JournalCorruptException">What is left of the journal can't be read.</exception>
    public async Task<GivenBack> GiveBackAsync(Remembered remembered, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await TryGiveBackAsync(remembered, cancellation);
            }
            catch (JournalChangedException) when (attempt < MostAttempts)
            {
                // It lost something once more meanwhile, or another node was quicker.
            }
        }
    }

    private async Task<GivenBack> TryGiveBackAsync(Remembered remembered, CancellationToken cancellation)
    {
        if (remembered.Batches is not [var first, ..])
            return default;
        var (present, common, head) = await CompareAsync(remembered.Batches, cancellation);
        if (common is null && !present.Contains(first.Batch.BatchId))
            return new GivenBack(0, Math.Max(0, first.Batch.Position - 1 - head) + remembered.Batches.Length, 0);
        var restored = 0;
        foreach (var (batch, before, _) in remembered.Batches)
        {
            if (present.Contains(batch.BatchId))
                continue;
            await append.InPlaceAsync(
                static async (at, token) =>
                {
                    var position = await at.Lost.PutBackAsync(at.batch, at.before, token);
                    return position > 0 ? position : await at.Lost.AppendAsync(at.batch, at.Common, token);
                },
                (Lost: this, batch, before, Common: common ?? ChainPoint.Start),
                cancellation);
            restored++;
        }

        return new GivenBack(restored, 0, restored == 0 ? 0 : await RefusedAsync(remembered.Batches, cancellation));
    }

    private ValueTask<long> PutBackAsync(in JournalBatch batch, ChainPoint before, CancellationToken cancellation)
        => journal.PutBackAsync(hall, batch, before, cancellation);

    private ValueTask<long> AppendAsync(in JournalBatch batch, ChainPoint after, CancellationToken cancellation)
        => journal.AppendAsync(hall, batch.BatchId, batch.Body, after, cancellation);

    /// <summary>Which of them the store has, and the last point at which its journal is the one that is remembered; null where it nowhere is.</summary>
    private async Task<(HashSet<Guid> Present, ChainPoint? Common, long Head)> CompareAsync(RememberedBatch[] remembered, CancellationToken cancellation)
    {
        var present = new HashSet<Guid>();
        var points = remembered.Select(r => r.Before).Append(remembered[^1].Before.Then(remembered[^1].Batch)).ToDictionary(p => p.Position);
        var chain = new JournalChain();
        var common = points.ContainsKey(0) ? ChainPoint.Start : null;
        await foreach (var batch in journal.ReadAsync(hall, 1, cancellation))
        {
            chain.Add(batch);
            if (batch.Position > remembered[0].Before.Position)
                present.Add(batch.BatchId);
            if (points.TryGetValue(batch.Position, out var point) && point == chain.Tip)
                common = point;
        }

        return (present, common, chain.Tip.Position);
    }

    /// <summary>Facts of theirs that were taken where they stood and are refused where they stand now.</summary>
    private async Task<int> RefusedAsync(RememberedBatch[] remembered, CancellationToken cancellation)
    {
        var taken = remembered.ToDictionary(r => r.Batch.BatchId, r => r.Accepted);
        var replica = new HallReplica();
        var rulings = new List<Ruling>();
        var refused = 0;
        await foreach (var batch in journal.ReadAsync(hall, 1, cancellation))
        {
            rulings.Clear();
            if (!replica.Apply(batch.Position, batch.Body.Span, rulings))
                break;
            if (taken.TryGetValue(batch.BatchId, out var before))
                refused += Math.Max(0, before - RecentBatches.Accepted(rulings));
        }

        return refused;
    }
}

/// <param name="Restored">Batches that were given back.</param>
/// <param name="Lost">Batches that the store has lost for good.</param>
/// <param name="Refused">Facts in those that were given back which are refused at their new places.</param>
internal readonly record struct GivenBack(int Restored, long Lost, int Refused);
