namespace LiveTownHall.Server.Settings;

/// <summary>The settings or the command line can't be meant as they are; the message says what to change and holds no secret.</summary>
public sealed class SettingsException(string message) : Exception(message);
