namespace LiveTownHall.Journal.Following;

/// <summary>The storage side of a journal, which is the truth that followers go by.</summary>
internal interface IBatchSource
{
    /// <summary>Up to <paramref name="limit"/> batches from <paramref name="from"/> on, as they lie there.</summary>
    /// <exception cref="JournalUnavailableException">The storage does not answer.</exception>
    ValueTask<BatchPage> ReadPageAsync(string hall, long from, int limit, CancellationToken cancellation);

    /// <summary>Sees to it that appends of other nodes reach the feed, where the store can do that. Called again and again; a failure only costs latency.</summary>
    ValueTask ListenAsync(string hall, CancellationToken cancellation) => ValueTask.CompletedTask;

    /// <summary>The hall's last follower here is gone.</summary>
    ValueTask StopListeningAsync(string hall) => ValueTask.CompletedTask;
}

/// <param name="Head">The newest position the store vouches for, read no later than the batches: up to here nothing may be missing.</param>
internal readonly record struct BatchPage(long Head, IReadOnlyList<StoredBatch> Batches)
{
    /// <summary>Why the batch behind these can't be read; null where nothing is wrong. What another look would find there is no more to be trusted.</summary>
    public string? Damage { get; init; }

    /// <exception cref="JournalCorruptException">The batch at <paramref name="next"/>, behind those of the page, can't be read.</exception>
    public void ThrowIfDamaged(string hall, long next)
    {
        if (Damage is not null)
        {
            throw new JournalCorruptException(hall, next, Damage);
        }
    }
}
