using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;

namespace LiveTownHall.Server.Halls;

/// <summary>One fact on its way into the journal, and the answer its author waits for.</summary>
/// <remarks>Whoever waits goes on within <see cref="Answers"/>, which alone completes it.</remarks>
internal abstract class Submission : TaskCompletionSource<Settlement>
{
    public abstract void WriteTo(BatchWriter batch);

    /// <summary>Whether it goes on where the store has hardly any room left: it ends something. Also what says nothing to the journal takes room there, that of a batch.</summary>
    public virtual bool GoesOnWithoutRoom => false;

    /// <summary>What its author is told where no answer came in time.</summary>
    public virtual Settlement Overdue => Settlement.Unknown;

    /// <summary>What its author is told, asked when its batch has just been applied.</summary>
    /// <param name="rulings">Of the facts of the batch, in order; takes as many as it wrote.</param>
    public virtual Ruling Settle(ref ReadOnlySpan<Ruling> rulings, HallReplica replica)
    {
        if (rulings.IsEmpty)
            return Ruling.Unreadable;
        var ruling = rulings[0];
        rulings = rulings[1..];
        return ruling;
    }
}

/// <summary>
/// Says nothing to the journal, and is answered from the state at a position that the store has confirmed by taking a batch in: the only way
/// to say from memory what was not said by the journal.
/// </summary>
/// <param name="judge">Called by the writer of the replica; must neither wait nor throw.</param>
/// <param name="ends">Whether it is asked to end something.</param>
internal sealed class Inquiry(Func<HallReplica, Ruling> judge, bool ends) : Submission
{
    public override Settlement Overdue => Settlement.Busy;

    public override bool GoesOnWithoutRoom => ends;

    public override void WriteTo(BatchWriter batch)
    {
    }

    public override Ruling Settle(ref ReadOnlySpan<Ruling> rulings, HallReplica replica) => judge(replica);
}

/// <summary>How a submission ended.</summary>
/// <param name="Position">Where it took effect, or where it was checked.</param>
/// <param name="IsBusy">It is not settled and may be sent again: the journal could not take it in, or <see cref="IsUnknown"/>.</param>
internal readonly record struct Settlement(long Position, Ruling Ruling, bool IsBusy = false)
{
    public static readonly Settlement Busy = new(0, Ruling.Accepted, true);

    /// <summary>Nobody has answered in time: it happened, will happen or never does.</summary>
    public static readonly Settlement Unknown = new(0, Ruling.Accepted, true) { IsUnknown = true };

    /// <summary>The store has hardly any room left; it was not asked.</summary>
    public static readonly Settlement StorageLow = new(0, Ruling.Accepted, true) { IsStorageLow = true };

    public bool IsUnknown { get; private init; }

    public bool IsStorageLow { get; private init; }
}

/// <param name="key">Digest of the key that the voter goes under, where the journal does not say it yet; written before the mark.</param>
internal sealed class MarkSubmission(Mark mark, byte[]? key = null) : Submission
{
    public override void WriteTo(BatchWriter batch)
    {
        if (key is not null)
            batch.Key(mark.Item, mark.Round, key);
        batch.Mark(mark);
    }

    public override Ruling Settle(ref ReadOnlySpan<Ruling> rulings, HallReplica replica)
    {
        if (key is not null && !rulings.IsEmpty)
            rulings = rulings[1..];
        return base.Settle(ref rulings, replica);
    }
}

internal sealed class FactSubmission(Fact fact) : Submission
{
    private readonly byte[] _json = BatchWriter.Serialize(fact);

    private readonly byte _lowestReader = BatchWriter.LowestReaderOf(fact);

    public override bool GoesOnWithoutRoom { get; } = fact.Ends();

    public override void WriteTo(BatchWriter batch) => batch.Fact(_json, _lowestReader);
}
