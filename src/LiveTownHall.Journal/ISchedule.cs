namespace LiveTownHall.Journal;

/// <summary>
/// When each hall next has something to do by the clock, where every node sees it, so that a hall that no node has in memory is opened in time.
/// A hint and no more: what happens, and when, the hall's journal says.
/// </summary>
public interface ISchedule
{
    /// <summary>Puts the hall on the list, or moves it there; null takes it off.</summary>
    /// <param name="at">Unix milliseconds; 0 where nobody knows and a node should look.</param>
    /// <exception cref="JournalUnavailableException">The store does not answer.</exception>
    ValueTask SetAsync(string hall, long? at, CancellationToken cancellation = default);

    /// <summary>Halls whose time is at or before <paramref name="until"/>, the earliest first.</summary>
    /// <param name="most">At most so many.</param>
    /// <exception cref="JournalUnavailableException">The store does not answer.</exception>
    ValueTask<IReadOnlyList<string>> DueAsync(long until, int most, CancellationToken cancellation = default);
}
