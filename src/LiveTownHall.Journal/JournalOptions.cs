namespace LiveTownHall.Journal;

/// <summary>How long the journal waits, and for what.</summary>
public sealed record JournalOptions
{
    /// <summary>One attempt at the store may take this long; an append makes at most <see cref="Retries"/> more.</summary>
    public TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Further attempts (Redis only). Each is safe: a batch id is stored once.</summary>
    public int Retries { get; init; } = 2;

    /// <summary>After this long without an answer an open circuit lets one probe through.</summary>
    public TimeSpan BreakDuration { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>A follower that has heard nothing for this long reads the storage, which is the truth.</summary>
    public TimeSpan Silence { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Batches read from the storage at once; bounds the memory that a long replay takes.</summary>
    public int PageSize { get; init; } = 1_000;

    /// <summary>Redis replicas that must have a batch before its append returns; 0 trusts the primary's own disk.</summary>
    public int ReplicasPerAppend { get; init; }

    /// <summary>Whether the group of an embedded store's directory may use it besides its owner, as on a mounted volume.</summary>
    public bool GroupMayUseFiles { get; init; }

    /// <summary>Whether following goes on in the synchronization context it was begun in; for simulations.</summary>
    internal bool StaysInContext { get; init; }

    /// <summary>The clock of timeouts, silence and, where the store has no clock of its own, of expiry.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
