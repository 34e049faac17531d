using System.Globalization;
using LiveTownHall.Server.Tests.Coordination.Simulation;

namespace LiveTownHall.Server.Tests.Coordination;

/// <summary>The aims: at most 1 % of honest polls alarmed, at least 95 % of attacks with ten or more scripted ballots found.</summary>
/// <remarks>
/// Prints the table. To measure more finely, or on other polls than those the thresholds were chosen on (seed 1):
/// <c>COORDINATION_RUNS=1000 COORDINATION_SEED=2 dotnet run --project tests/LiveTownHall.Server.Tests -- --filter-class "*DetectionTests" --output Detailed</c>.
/// </remarks>
public sealed class DetectionTests(ITestOutputHelper output)
{
    private static readonly int Runs = Setting("COORDINATION_RUNS", 60);
    private static readonly int Seed = Setting("COORDINATION_SEED", 2);

    [Fact]
    public void Honest_polls_are_left_alone_and_attacks_are_found()
    {
        var rows = CoordinationEvaluation.Run(honestRuns: Runs * 2, attackRuns: Runs, Seed);
        output.WriteLine(CoordinationEvaluation.Table(rows));

        var honest = rows.Where(r => !r.IsAttack).ToList();
        Assert.True(Rate(honest) <= 0.01, $"{Rate(honest):P2} of honest polls are alarmed.");
        Assert.All(honest, row => Assert.True(row.Rate <= 0.02, $"{row.Name}: {row.Rate:P1} alarmed."));

        var attacks = rows.Where(r => r is { IsAttack: true, CountsForAim: true }).ToList();
        Assert.True(Rate(attacks) >= 0.95, $"{Rate(attacks):P2} of attacks are found.");
        Assert.True((double)attacks.Sum(r => r.SmallAlarms) / attacks.Sum(r => r.SmallRuns) >= 0.95, "Too few attacks with 10 to 20 ballots are found.");
        Assert.All(attacks, row => Assert.True(row.Rate >= 0.9, $"{row.Name}: {row.Rate:P1} found."));
    }

    private static int Setting(string name, int otherwise)
        => Environment.GetEnvironmentVariable(name) is { } value ? int.Parse(value, CultureInfo.InvariantCulture) : otherwise;

    private static double Rate(List<EvaluationRow> rows) => (double)rows.Sum(r => r.Alarms) / rows.Sum(r => r.Runs);
}
