using LiveTownHall.Journal.Chain;

namespace LiveTownHall.Journal;

/// <summary>An ordered, durable log of byte batches, one for each hall.</summary>
/// <remarks>
/// Positions are dense from 1. Any number of writers on any number of nodes may append to one hall; the journal decides
/// the order. A batch is in the journal once or not at all, whatever happens to the answer of its append.
/// </remarks>
public interface IJournal : IAsyncDisposable
{
    /// <summary>Appends a batch and returns its position once it is durable. The bytes are the caller's again when the call ends, however it does.</summary>
    /// <param name="after">What the writer has applied of the journal. It must still be there; what others have appended behind it meanwhile does no harm.</param>
    /// <exception cref="JournalUnavailableException">The store did not answer in time; the batch is in the journal once or not at all.
    /// Appending the same <paramref name="batchId"/> again is safe and returns the position it already has.</exception>
    /// <exception cref="JournalChangedException">The store does not hold what the writer has applied; nothing was appended.</exception>
    ValueTask<long> AppendAsync(string hall, Guid batchId, ReadOnlyMemory<byte> body, ChainPoint after, CancellationToken cancellation = default);

    /// <summary>Puts a batch that was read from a journal at the place that it had there, with the link that it had: afterwards the chain is the same.</summary>
    /// <param name="before">The journal before the batch.</param>
    /// <returns>Its position, also where it is in the journal already; 0, with nothing changed, where its place is not the next one behind <paramref name="before"/>.</returns>
    /// <exception cref="JournalUnavailableException">The store did not answer in time; the batch is in the journal once or not at all.</exception>
    ValueTask<long> PutBackAsync(string hall, JournalBatch batch, ChainPoint before, CancellationToken cancellation = default);

    /// <summary>All batches that are in the journal now, from <paramref name="from"/> on, in order.</summary>
    /// <exception cref="JournalCorruptException">A batch is torn, changed or missing; names its position.</exception>
    IAsyncEnumerable<JournalBatch> ReadAsync(string hall, long from, CancellationToken cancellation = default);

    /// <summary>History from <paramref name="from"/> on, then every batch as it is appended on any node, without gap or duplicate, until cancelled.</summary>
    /// <remarks>While the store is away nothing comes; when it is back the sequence goes on where it was.</remarks>
    /// <exception cref="JournalChangedException">What was given is no longer what the store holds.
    /// Found within about one <see cref="JournalOptions.Silence"/>, however much is appended meanwhile.</exception>
    /// <exception cref="JournalCorruptException">A batch is torn, changed or missing; names its position.</exception>
    IAsyncEnumerable<JournalBatch> FollowAsync(string hall, long from, CancellationToken cancellation = default);

    /// <summary>The newest position of a hall; 0 for one without a batch.</summary>
    ValueTask<long> HeadAsync(string hall, CancellationToken cancellation = default);

    /// <summary>Whether a batch that is read or followed is as durable as one whose append has returned.</summary>
    bool ReadsAreDurable => true;

    /// <summary>Whether the store answers at present; readiness and metrics read it.</summary>
    JournalHealth Health { get; }
}

/// <param name="Position">Place in the hall's journal, from 1.</param>
/// <param name="BatchId">The id its author gave it.</param>
public readonly record struct JournalBatch(long Position, Guid BatchId, ReadOnlyMemory<byte> Body)
{
    /// <summary>What ties it to what was before it; null where a version appended it that knew no chain.</summary>
    public BatchLink? Link { get; init; }
}

public static class Appending
{
    /// <summary>Appends a batch of somebody who has not read the journal, and so depends on nothing in it.</summary>
    /// <inheritdoc cref="IJournal.AppendAsync"/>
    public static ValueTask<long> AppendAsync(
        this IJournal journal, string hall, Guid batchId, ReadOnlyMemory<byte> body, CancellationToken cancellation = default)
        => journal.AppendAsync(hall, batchId, body, ChainPoint.Start, cancellation);
}

public enum JournalHealth
{
    /// <summary>Appends and reads work.</summary>
    Healthy,

    /// <summary>The store does not answer; appends fail at once until a probe succeeds.</summary>
    Unavailable,

    /// <summary>The store has not answered since the process started; it is waited for.</summary>
    Awaited,
}
