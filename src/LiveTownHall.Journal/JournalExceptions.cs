namespace LiveTownHall.Journal;

/// <summary>The store does not answer; nothing acknowledged is lost, and the caller may try again.</summary>
public sealed class JournalUnavailableException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>A stored batch can't be trusted. Reading never goes past it.</summary>
public class JournalCorruptException(string hall, long position, string what)
    : Exception($"Hall {hall}: the journal is damaged at position {position}: {what}.")
{
    public string Hall { get; } = hall;

    public long Position { get; } = position;
}

/// <summary>The store no longer holds what a follower was given from it: it came back without its last batches, or with others in their place.</summary>
/// <param name="position">The first position of which that is known; others before it may have changed, too.</param>
public sealed class JournalChangedException(string hall, long position, string what) : JournalCorruptException(hall, position, what);
