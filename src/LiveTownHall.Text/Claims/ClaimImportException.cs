namespace LiveTownHall.Text.Claims;

/// <summary>A file can't be read as claims at all; nothing of it is imported.</summary>
/// <param name="line">From 1; null where the flaw has no line.</param>
public sealed class ClaimImportException(string message, long? line = null) : Exception(line is null ? message : $"Line {line}: {message}")
{
    public long? Line { get; } = line;
}
