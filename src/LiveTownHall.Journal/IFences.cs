namespace LiveTownHall.Journal;

/// <summary>Numbers that order admissions on all nodes of a store: whoever comes later gets a greater one.</summary>
/// <remarks>
/// Asked for when those who share the trip have arrived, never before: a number that was laid up would be smaller than one that another node gave meanwhile.
/// They need not be dense, and nothing is lost with a number that nobody used.
/// </remarks>
public interface IFences
{
    /// <summary>
    /// The greatest of <paramref name="count"/> successive numbers, all of them the caller's: greater than any that was given on any node before this call began.
    /// </summary>
    /// <param name="count">At least 1.</param>
    /// <param name="floor">The greatest that the caller has seen in use; what is given lies above it even where the store has lost its count.</param>
    /// <exception cref="JournalUnavailableException">The store did not answer. Numbers may have been used up.</exception>
    ValueTask<ulong> TakeAsync(int count, ulong floor, CancellationToken cancellation = default);
}
