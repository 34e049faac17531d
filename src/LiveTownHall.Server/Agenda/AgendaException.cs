namespace LiveTownHall.Server.Agenda;

/// <summary>An agenda file has a flaw.</summary>
/// <param name="line">From 1.</param>
public sealed class AgendaException(long line, string message) : Exception(message)
{
    public long Line { get; } = line;
}
