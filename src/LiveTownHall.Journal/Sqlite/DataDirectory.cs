namespace LiveTownHall.Journal.Sqlite;

/// <summary>The directory of an embedded store.</summary>
internal static class DataDirectory
{
    public static void Create(string directory) => Directory.CreateDirectory(directory);
}
