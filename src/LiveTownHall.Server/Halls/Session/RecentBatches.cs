using LiveTownHall.Core.Halls;
using LiveTownHall.Journal;
using LiveTownHall.Journal.Chain;

namespace LiveTownHall.Server.Halls;

/// <summary>The last batches that were applied, whoever appended them: what a store has lost can be given back from here. One writer.</summary>
internal sealed class RecentBatches
{
    private const int Most = 1024;
    private const int MostBytes = 4 * 1024 * 1024;

    private readonly Queue<RememberedBatch> _batches = new();
    private long _bytes;

    /// <param name="before">The journal before the batch.</param>
    /// <param name="rulings">What became of its facts.</param>
    public void Add(in JournalBatch batch, ChainPoint before, List<Ruling> rulings)
    {
        _batches.Enqueue(new RememberedBatch(batch, before, Accepted(rulings)));
        _bytes += batch.Body.Length;
        while (_batches.Count > Most || (_bytes > MostBytes && _batches.Count > 1))
            _bytes -= _batches.Dequeue().Batch.Body.Length;
    }

    /// <summary>In the order they were applied, without gaps.</summary>
    public Remembered All() => new([.. _batches]);

    /// <summary>How many of a batch's facts were taken, also those that replaced something or said what is so already: all of whose authors heard that.</summary>
    public static int Accepted(List<Ruling> rulings)
    {
        var accepted = 0;
        foreach (var ruling in rulings)
            accepted += ruling.IsAccepted() ? 1 : 0;
        return accepted;
    }
}

/// <param name="Before">The journal before the batch.</param>
/// <param name="Accepted">How many of its facts were taken.</param>
internal readonly record struct RememberedBatch(JournalBatch Batch, ChainPoint Before, int Accepted);

/// <summary>The end of a hall's journal as a node has applied it.</summary>
internal sealed record Remembered(RememberedBatch[] Batches);
