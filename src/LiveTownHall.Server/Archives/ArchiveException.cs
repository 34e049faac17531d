namespace LiveTownHall.Server.Archives;

/// <summary>An archive is none, is damaged, or can't go where it was to go; the message says which, and what was changed.</summary>
public sealed class ArchiveException(string message) : Exception(message);
