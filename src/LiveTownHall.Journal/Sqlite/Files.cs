using System.Text;

namespace LiveTownHall.Journal.Sqlite;

/// <summary>Files that nobody but their owner may read.</summary>
internal static class Files
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>How to open one for ourselves alone.</summary>
    public static FileStreamOptions Private(FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = FileShare.None };
        if (!OperatingSystem.IsWindows() && mode != FileMode.Open)
        {
            options.UnixCreateMode = OwnerOnly;
        }

        return options;
    }

    public static void WritePrivate(string path, string text)
    {
        using var file = new FileStream(path, Private(FileMode.Create));
        file.Write(Encoding.UTF8.GetBytes(text));
    }
}
