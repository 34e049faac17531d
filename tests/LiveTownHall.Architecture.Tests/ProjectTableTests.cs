using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace LiveTownHall.Architecture.Tests;

/// <summary>The table of projects in the documents is that of the solution.</summary>
public partial class ProjectTableTests
{
    private const string Ours = "LiveTownHall.";

    private static readonly string Source = Path.Combine(SourceTests.Repository, "src");

    private static readonly Dictionary<string, string[]> References = Directory.GetDirectories(Source).SelectMany(folder => Directory.GetFiles(folder, "*.csproj"))
        .ToDictionary(
            file => Path.GetFileNameWithoutExtension(file)[Ours.Length..],
            file => XDocument.Load(file).Descendants("ProjectReference")
                .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/'))[Ours.Length..])
                .Order(StringComparer.Ordinal).ToArray());

    private static readonly Dictionary<string, string> Table = File.ReadLines(Path.Combine(Source, "docs", "architecture.md"))
        .Select(line => Row().Match(line)).Where(row => row.Success).ToDictionary(row => row.Groups["name"].Value, row => row.Groups["uses"].Value);

    [Fact]
    public void Every_project_of_the_product_has_its_row()
        => Assert.Equal(References.Keys.Order(StringComparer.Ordinal), Table.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void A_row_names_the_projects_that_are_referenced_and_no_other()
        => Assert.All(References, project => Assert.Equal(project.Value, Named(Table[project.Key])));

    private static IEnumerable<string> Named(string cell) => References.Keys.Where(name => Regex.IsMatch(cell, $@"(?<![.`\w]){name}(?![.`\w])")).Order(StringComparer.Ordinal);

    [GeneratedRegex(@"^\| `src/LiveTownHall\.(?<name>\w+)` \|.*\|(?<uses>[^|]*)\|\s*$")]
    private static partial Regex Row();
}
