using System.Buffers;
using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;
using LiveTownHall.Journal;

namespace LiveTownHall.Server.Halls;

/// <param name="Redacted">Redacted questions of the hall.</param>
/// <param name="Questions">Those among them whose text was removed.</param>
/// <param name="Batches">What it was removed from.</param>
internal readonly record struct HallCompacted(int Redacted, int Questions, int Batches);

/// <summary>Takes the text of redacted questions out of a hall's journal; first it makes sure that the hall is the same without it.</summary>
internal sealed class HallCompaction(IStore store)
{
    private const int Attempts = 5;

    /// <param name="dryRun">Only says what would be removed.</param>
    /// <returns>Null for a hall without a journal.</returns>
    /// <exception cref="JournalTooNewException">A newer version wrote something that this one can't tell from text.</exception>
    /// <exception cref="JournalCorruptException">The journal is damaged; nothing was changed.</exception>
    /// <exception cref="JournalUnavailableException">The store does not answer, or others compact the hall.</exception>
    public async Task<HallCompacted?> RunAsync(string hallId, bool dryRun, CancellationToken cancellation)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            if (await FoldAsync(hallId, cancellation) is not { State: { } state } newest)
                return null;
            var removal = new TextRemoval(state);
            if (removal.Redacted == 0)
                return new HallCompacted(0, 0, 0);
            var batches = await RewriteAsync(hallId, removal, newest.Position, cancellation);
            if (dryRun || await store.Compaction.RewriteAsync(hallId, batches, cancellation))
                return new HallCompacted(removal.Redacted, removal.Touched, batches.Count);
        }

        throw new JournalUnavailableException("Somebody else is compacting this hall. Try again when that is done.");
    }

    private async Task<HallReplica> FoldAsync(string hallId, CancellationToken cancellation)
    {
        var replica = new HallReplica();
        await foreach (var batch in store.Journal.ReadAsync(hallId, 1, cancellation))
            Apply(replica, batch.Position, batch.Body, null);
        return replica;
    }

    /// <summary>The batches that change, up to the position at which it was known what is redacted.</summary>
    private async Task<List<RewrittenBatch>> RewriteAsync(string hallId, TextRemoval removal, long newest, CancellationToken cancellation)
    {
        var (before, after) = (new HallReplica(), new HallReplica());
        var (rulings, rulingsAfter) = (new List<Ruling>(), new List<Ruling>());
        var rewritten = new List<RewrittenBatch>();
        await foreach (var batch in store.Journal.ReadAsync(hallId, 1, cancellation))
        {
            if (batch.Position > newest)
                break;
            rulings.Clear();
            rulingsAfter.Clear();
            Apply(before, batch.Position, batch.Body, rulings);
            if (!removal.TryRewrite(batch.Body.Span, rulings, out var body))
                throw new JournalTooNewException(batch.Position);
            if (body is not null)
                rewritten.Add(new RewrittenBatch(batch, body));
            Apply(after, batch.Position, body ?? batch.Body, rulingsAfter);
            MustBeSame(rulings.SequenceEqual(rulingsAfter), batch.Position);
        }

        MustBeSame(before.Audit.Entries.SequenceEqual(after.Audit.Entries) && BytesOf(before).Span.SequenceEqual(BytesOf(after).Span), newest);
        return rewritten;
    }

    private static void Apply(HallReplica replica, long position, ReadOnlyMemory<byte> body, List<Ruling>? rulings)
    {
        if (!replica.Apply(position, body.Span, rulings))
            throw new JournalTooNewException(position);
    }

    private static ReadOnlyMemory<byte> BytesOf(HallReplica replica)
    {
        var bytes = new ArrayBufferWriter<byte>();
        replica.WriteState(bytes);
        return bytes.WrittenMemory;
    }

    /// <summary>A journal that another hall would come out of is never written, whatever mistake of ours would make it one.</summary>
    private static void MustBeSame(bool same, long position)
    {
        if (!same)
            throw new InvalidOperationException($"Without the text the hall would be another one at position {position}. Nothing was changed.");
    }
}
