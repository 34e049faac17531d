using LiveTownHall.Journal;
using Polly;

namespace LiveTownHall.Server.Halls;

/// <summary>Gives a store back what it has lost of a hall, as far as this node remembers it.</summary>
/// <remarks>
/// Every node that saw the loss does so, in the same order and under the ids that the batches had: each is in the journal once. What was appended meanwhile stays before
/// them; fences keep an older vote from replacing a newer one. Where nothing that is remembered is found in the store, nobody can say that what lies below is the same:
/// nothing is appended, and all is said to be lost.
/// </remarks>
internal static class LostBatches
{
    /// <param name="remembered">See <see cref="RecentBatches"/>.</param>
    /// <returns>Batches that were given back, and batches that the store has lost for good.</returns>
    /// <exception cref="JournalUnavailableException">The store went away again.</exception>
    /// <exception cref="JournalCorruptException">What is left of the journal can't be read.</exception>
    public static async Task<(int Restored, long Lost)> GiveBackAsync(
        IJournal journal, string hall, IReadOnlyList<JournalBatch> remembered, ResiliencePipeline append, CancellationToken cancellation)
    {
        if (remembered.Count == 0)
            return (0, 0);
        var first = remembered[0].Position;
        var present = new HashSet<Guid>();
        await foreach (var batch in journal.ReadAsync(hall, first, cancellation))
            present.Add(batch.BatchId);
        if (first > 1 && !present.Contains(remembered[0].BatchId))
            return (0, Math.Max(0, first - 1 - await journal.HeadAsync(hall, cancellation)) + remembered.Count);
        var restored = 0;
        foreach (var batch in remembered)
        {
            if (present.Contains(batch.BatchId))
                continue;
            await append.ExecuteAsync(static (at, token) => at.journal.AppendAsync(at.hall, at.batch.BatchId, at.batch.Body, token), (journal, hall, batch), cancellation);
            restored++;
        }

        return (restored, 0);
    }
}
