using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using LiveTownHall.Server.Settings;

namespace LiveTownHall.Server.Tests.Hosting;

/// <summary>The README's table of settings is what the code says. TOWNHALL_WRITE_README=1 writes it anew.</summary>
public sealed partial class SettingsTableTests
{
    private const string Begin = "<!-- settings: written by SettingsTableTests -->";
    private const string End = "<!-- /settings -->";

    [Fact]
    public void The_readme_lists_every_setting_with_its_default()
    {
        var path = Path.Combine(Root(), "README.md");
        var readme = File.ReadAllText(path);
        var (from, to) = (readme.IndexOf(Begin, StringComparison.Ordinal), readme.IndexOf(End, StringComparison.Ordinal));
        Assert.True(from >= 0 && to > from, "README.md has no place for the table.");
        var expected = $"{readme[..from]}{Begin}\n\n{Table()}\n{readme[to..]}";
        if (Environment.GetEnvironmentVariable("TOWNHALL_WRITE_README") == "1")
            File.WriteAllText(path, expected);
        else
            Assert.Equal(expected, readme);
    }

    private static string Table()
    {
        var table = new StringBuilder("| setting | default | what it does |\n|---|---|---|\n");
        var docs = XDocument.Load(Path.Combine(AppContext.BaseDirectory, "LiveTownHall.Server.xml"));
        Rows(table, docs, typeof(TownhallSettings), new TownhallSettings(), "");
        Rows(table, docs, typeof(LimitSettings), new LimitSettings(), "LIMITS__");
        return table.ToString();
    }

    private static void Rows(StringBuilder table, XDocument docs, Type type, object defaults, string prefix)
    {
        foreach (var property in type.GetProperties().Where(p => p.PropertyType != typeof(LimitSettings)))
        {
            var summary = docs.Descendants("member").FirstOrDefault(m => (string?)m.Attribute("name") == $"P:{type.FullName}.{property.Name}")?.Element("summary");
            var value = Convert.ToString(property.GetValue(defaults), CultureInfo.InvariantCulture) is { Length: > 0 } text ? $"`{text}`" : "";
            table.Append(CultureInfo.InvariantCulture, $"| `{prefix}{property.Name.ToUpperInvariant()}` | {value} | {Plain(summary)} |\n");
        }
    }

    private static string Plain(XElement? summary)
    {
        if (summary is null)
            return "";
        foreach (var see in summary.Descendants("see").ToList())
            see.ReplaceWith(((string?)see.Attribute("cref") ?? "").Split('.')[^1].ToUpperInvariant());
        return Spaces().Replace(summary.Value.Trim(), " ");
    }

    internal static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "LiveTownHall.sln")))
            folder = folder.Parent!;
        return folder.FullName;
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
