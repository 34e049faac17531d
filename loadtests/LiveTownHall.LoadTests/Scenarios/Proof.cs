using LiveTownHall.LoadTests.Running;
using LiveTownHall.LoadTests.Town;

namespace LiveTownHall.LoadTests.Scenarios;

/// <summary>The thresholds every scenario has: nobody was refused, and each node's tally is the ground truth.</summary>
internal static class Proof
{
    public static async Task TallyIsTruthAsync(ScenarioReport report, string when, Installation installation, GroundTruth truth, CancellationToken cancellation)
    {
        var tallies = await installation.TalliesAsync(cancellation);
        var differences = tallies.Select(truth.Difference).OfType<string>().ToList();
        report.Check(
            $"tally equals the acknowledged ballots {when}",
            differences.Count == 0 && tallies.Count > 0,
            differences.Count == 0 ? $"{truth.Acknowledged} acknowledged, {tallies[0].Voters} voters, {tallies.Count} node(s) agree" : string.Join("; ", differences));
    }

    public static void EverybodyWasServed(ScenarioReport report)
    {
        var failures = report.Steps.SelectMany(s => s.Failures.Select(f => $"{s.Name}: {f.Value} {f.Key}")).ToList();
        report.Check("no step failed", failures.Count == 0, failures.Count == 0 ? "none" : string.Join(", ", failures));
    }
}
