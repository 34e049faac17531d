namespace LiveTownHall.Server.Halls;

/// <summary>A newer server wrote this hall's journal; this one does not guess what it means.</summary>
public sealed class JournalTooNewException(long position)
    : Exception($"The batch at position {position} was written by a newer version. Update this server to serve the hall.")
{
    public long Position { get; } = position;
}
