namespace LiveTownHall.Architecture.Tests;

/// <summary>What can be said of the sources without reading them.</summary>
public class SourceTests
{
    private const int MostFiles = 20;
    private const int Widest = 180;

    private static readonly string[] Kinds = [".cs", ".razor", ".ts", ".svelte", ".css", ".js", ".mjs"];

    private static readonly string[] Roots = ["src", "web-client", "tests", "loadtests"];

    internal static readonly string Repository = Find();

    [Fact]
    public void No_folder_holds_more_source_files_than_one_can_look_over()
        => Assert.Empty(Sources().GroupBy(Path.GetDirectoryName).Where(folder => folder.Count() > MostFiles).Select(folder => $"{folder.Key}: {folder.Count()}"));

    /// <summary>But for what is generated: nobody reads that in an editor.</summary>
    [Fact]
    public void No_line_is_wider_than_a_screen()
        => Assert.Empty(
            from source in Sources()
            where !source.Contains(".gen.", StringComparison.Ordinal)
            from line in File.ReadLines(Path.Combine(Repository, source)).Index()
            where line.Item.Length > Widest
            select $"{source}({line.Index + 1}): {line.Item.Length} characters");

    /// <summary>Else the two above say nothing.</summary>
    [Fact]
    public void There_are_sources_of_every_kind_and_in_every_root()
    {
        var sources = Sources().ToList();
        Assert.All(Kinds, kind => Assert.Contains(sources, source => source.EndsWith(kind, StringComparison.Ordinal)));
        Assert.All(Roots, root => Assert.Contains(sources, source => source.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal)));
    }

    /// <summary>Paths from the root of the repository.</summary>
    private static IEnumerable<string> Sources()
        => from root in Roots
           from path in Directory.EnumerateFiles(Path.Combine(Repository, root), "*", SearchOption.AllDirectories)
           where Kinds.Contains(Path.GetExtension(path))
           let relative = Path.GetRelativePath(Repository, path)
           where !relative.Split(Path.DirectorySeparatorChar).Any(folder => folder is "bin" or "obj" or "node_modules" or "dist" or "artifacts")
           select relative;

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "LiveTownHall.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException("LiveTownHall.sln is in no folder above the tests.");
    }
}
