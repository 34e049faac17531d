using System.Text.Json;
using LiveTownHall.Budgets.Elections;
using LiveTownHall.Budgets.Pabulib;
using LiveTownHall.Evaluations.Data;

namespace LiveTownHall.Budgets.Tests.Rig;

/// <summary>Elections and outcomes that are not part of the repository. A test that needs them is skipped where they are absent, as on a stranger's machine.</summary>
public static class ThirdPartyElections
{
    private const string Absent = "The third-party elections are not on this machine (no shared/data beside the repository).";

    public static BudgetElection Read(string path) => PabulibElection.From(PabulibReader.Read(Text(path))).Election;

    /// <param name="path">From the folder of shared data on.</param>
    public static string Text(string path)
    {
        Assert.SkipWhen(SharedData.Find() is null, Absent);
        return File.ReadAllText(Path.Combine(SharedData.Find()!, path));
    }

    public static Dictionary<string, JsonElement> Reference(string name)
    {
        Assert.SkipWhen(SharedData.Find() is null, Absent);
        return Find(name);
    }

    /// <summary>The names of the cases in a file of outcomes; one that stands for all where the file is absent.</summary>
    public static TheoryData<string> Names(string name) => SharedData.Find() is null ? ["absent"] : [.. Find(name).Keys];

    public static IEnumerable<string> AllFiles()
        => SharedData.Find() is { } folder
            ? new[] { "equalshares", "pabulib" }.SelectMany(part => Directory.EnumerateFiles(Path.Combine(folder, part), "*.pb", SearchOption.AllDirectories))
                .Select(path => Path.GetRelativePath(folder, path)).Order(StringComparer.Ordinal)
            : ["absent"];

    private static Dictionary<string, JsonElement> Find(string name)
        => JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(File.ReadAllText(Path.Combine(SharedData.Find()!, "equalshares", name + ".json")))!;
}
