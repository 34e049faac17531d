using System.Globalization;
using System.Text;
using LiveTownHall.Core.Facts;

namespace LiveTownHall.Core.Tests.Facts;

/// <summary>What a release can read is written down in <c>released-facts.txt</c>: nothing of it goes away, and what comes after needs a newer reader and says so.</summary>
/// <remarks>When a release is tagged the file is written again: TOWNHALL_WRITE_RELEASED_FACTS=1 with this class.
/// Its first line says the version of the batch that release reads.</remarks>
public class FactShapesTests
{
    private static readonly string Kept = Path.Combine(Root(), "tests", "LiveTownHall.Core.Tests", "Facts", "released-facts.txt");

    public static TheoryData<string> Names => [.. FactShapes.All.Keys.Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void What_a_fact_gains_after_a_release_needs_a_newer_reader(string name)
    {
        var (version, lines) = Released();
        var gained = FactShapes.All[name].Except(lines).ToList();
        var example = FactExamples.All.Single(fact => BatchWriter.Serialize(fact).AsSpan().IndexOf(Encoding.UTF8.GetBytes($"\"fact\":\"{name}\"")) >= 0);

        Assert.True(
            gained.Count == 0 || example.LowestReader > version,
            $"Readers of version {version} do not know: {string.Join("; ", gained)}. "
            + "Where that is used, LowestReader must say a greater version, and BatchFormat.Version must be at least that.");
    }

    [Fact]
    public void Nothing_that_was_released_goes_away_or_takes_another_form()
    {
        if (Environment.GetEnvironmentVariable("TOWNHALL_WRITE_RELEASED_FACTS") == "1")
            File.WriteAllLines(Kept, [$"version {BatchFormat.Version}", .. FactShapes.All.Values.SelectMany(lines => lines).Order(StringComparer.Ordinal)]);

        Assert.Empty(Released().Lines.Except(FactShapes.All.Values.SelectMany(lines => lines)));
    }

    private static (int Version, List<string> Lines) Released()
    {
        var lines = File.ReadAllLines(Kept);
        return (int.Parse(lines[0].AsSpan("version ".Length), CultureInfo.InvariantCulture), [.. lines.Skip(1)]);
    }

    private static string Root()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "LiveTownHall.sln")))
            directory = directory.Parent;
        return directory?.FullName ?? throw new DirectoryNotFoundException("LiveTownHall.sln is in no folder above the tests.");
    }
}
