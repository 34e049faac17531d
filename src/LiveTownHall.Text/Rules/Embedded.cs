using System.Reflection;

namespace LiveTownHall.Text.Rules;

/// <summary>Files that travel inside the assembly; the project file says where they come from.</summary>
internal static class Embedded
{
    private static readonly Assembly Here = typeof(Embedded).Assembly;

    /// <returns>Keys of the files in a folder: "naughty-words/" has "en", "de" and so on.</returns>
    public static IEnumerable<string> Keys(string folder)
        => Here.GetManifestResourceNames().Where(name => name.StartsWith(folder, StringComparison.Ordinal)).Select(name => Path.GetFileNameWithoutExtension(name[folder.Length..]));

    public static Stream? Open(string name) => Here.GetManifestResourceStream(name);

    public static IEnumerable<string> Lines(string name)
    {
        using var stream = Open(name);
        if (stream is null)
            yield break;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
            yield return line;
    }
}
