namespace LiveTownHall.Journal.Sqlite;

/// <summary>The directory of an embedded store: nobody but its owner may look into it, or its group too where that is allowed.</summary>
/// <remarks>Modes are POSIX's; on Windows what the parent directory says holds.</remarks>
internal static class DataDirectory
{
    private const UnixFileMode Permissions = (UnixFileMode)0b111_111_111;

    /// <summary>Makes it where it is absent, with an empty database: SQLite gives its other files the mode of that one.</summary>
    public static void Create(string directory, bool withGroup)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(directory);
            return;
        }

        if (!Directory.Exists(directory))
        {
            Directory.CreateDirectory(directory, ForDirectory(withGroup));
        }

        var database = Path.Combine(directory, SqliteFile.Name);
        if (!File.Exists(database))
        {
            using var file = new FileStream(database, Files.Private(FileMode.OpenOrCreate));
            File.SetUnixFileMode(file.SafeFileHandle, ForFile(withGroup));
        }
    }

    /// <summary>Takes from everybody else what they may do with the directory and its files.</summary>
    /// <exception cref="JournalUnavailableException">That is not possible.</exception>
    public static void Tighten(string directory, bool withGroup)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        if ((File.GetUnixFileMode(directory) & UnixFileMode.StickyBit) != 0)
        {
            throw new JournalUnavailableException($"{directory} is a directory that everybody shares; give the town halls one of their own.");
        }

        Tighten(directory, ForDirectory(withGroup));
        foreach (var file in Directory.EnumerateFiles(directory).Where(IsOurs))
        {
            Tighten(file, ForFile(withGroup));
        }
    }

    private static UnixFileMode ForFile(bool withGroup)
        => UnixFileMode.UserRead | UnixFileMode.UserWrite | (withGroup ? UnixFileMode.GroupRead | UnixFileMode.GroupWrite : UnixFileMode.None);

    private static UnixFileMode ForDirectory(bool withGroup) => ForFile(withGroup) | UnixFileMode.UserExecute | (withGroup ? UnixFileMode.GroupExecute : UnixFileMode.None);

    private static bool IsOurs(string path)
    {
        var name = Path.GetFileName(path);
        return name.StartsWith(SqliteFile.Name, StringComparison.Ordinal) || name.StartsWith("serving.", StringComparison.Ordinal) || FileSecrets.Names.Contains(name);
    }

    private static void Tighten(string path, UnixFileMode allowed)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var mode = File.GetUnixFileMode(path);
        if ((mode & Permissions & ~allowed) == 0)
        {
            return;
        }

        try
        {
            File.SetUnixFileMode(path, mode & (allowed | ~Permissions));
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new JournalUnavailableException(
                $"Others than its owner may use {path} (mode {Octal(mode & Permissions)}), and this server may not change that: "
                + $"make the mode {Octal(allowed)}, or set DATAGROUP where its group shall have access.",
                refused);
        }
    }

    private static string Octal(UnixFileMode mode) => Convert.ToString((int)mode, 8);
}
