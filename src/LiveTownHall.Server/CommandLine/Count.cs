using System.Text.Json;
using System.Text.Json.Serialization;
using LiveTownHall.Budgets.Counting;
using LiveTownHall.Budgets.Elections;
using LiveTownHall.Budgets.Pabulib;
using LiveTownHall.Server.Wire;

namespace LiveTownHall.Server.CommandLine;

/// <summary>Counts a participatory budget from a Pabulib file, without a server.</summary>
internal static class Count
{
    private const long LargestFile = 512L * 1024 * 1024;

    private static readonly JsonSerializerOptions Json = new(WireJson.Options) { WriteIndented = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <returns>0; 1 where the file can't be read or counted, which is said with its line where there is one; 2 for a tie order that this election has no meaning for.</returns>
    public static async Task<int> RunAsync(string file, CountRule rule, CountOutput print, TextWriter output, TextWriter errors, CancellationToken cancellation)
    {
        try
        {
            if (new FileInfo(file).Length > LargestFile)
                throw new PabulibException("The file is larger than 512 MB.");
            var (election, warnings) = PabulibElection.From(PabulibReader.Read(await File.ReadAllTextAsync(file, cancellation)));
            foreach (var warning in warnings)
                await errors.WriteLineAsync($"{file}: {warning}");
            if (rule.UnknownTieBreak(election) is { } word)
            {
                await errors.WriteLineAsync($"--tie-break: {word} is neither maxVotes, minCost, maxCost or lexico nor the id of a project.");
                return 2;
            }

            var report = await Task.Run(() => Report(election, rule, print.Explains, cancellation), cancellation);
            await output.WriteLineAsync(print.IsJson ? JsonSerializer.Serialize(report, Json) : Describe(report));
            return 0;
        }
        catch (PabulibException flaw)
        {
            await errors.WriteLineAsync(flaw.Line > 0 ? $"{file}:{flaw.Line}: {flaw.Message}" : $"{file}: {flaw.Message}");
            return 1;
        }
        catch (Exception e) when (e is BudgetCountException or IOException or UnauthorizedAccessException)
        {
            await errors.WriteLineAsync(e.Message);
            return 1;
        }
    }

    private static CountReport Report(BudgetElection election, CountRule rule, bool explains, CancellationToken cancellation)
    {
        var outcome = BudgetCount.Run(election, rule, cancellation);
        return CountReport.Of(election, outcome, explains ? Explanation.Of(election, rule, outcome, cancellation) : null);
    }

    private static string Describe(CountReport report)
    {
        var lines = report.Rounds.Select(round =>
        {
            var effective = round.EffectiveVotes is null ? "" : ", effective votes ";
            return FormattableString.Invariant($"{round.Round,4}  {round.ProjectId}  costs {round.Cost}, {round.Votes} votes{effective}{round.EffectiveVotes?.Shown}");
        });
        var ties = report.Ties.Select(tie => $"Round {tie.Round}: {string.Join(", ", tie.Tied)} were tied; {tie.Chosen} by {tie.By}");
        var missed = report.Why?.Where(project => !project.Value.Funded).Select(project => project.Value switch
        {
            { KeptOutBy: { } other } => $"{project.Key} can't be done beside {other}",
            { WouldHaveWonAt: { } cost } => FormattableString.Invariant($"{project.Key} would have won at {cost}"),
            _ => $"{project.Key} would not have won at any cost",
        });
        return string.Join('\n', [.. lines, FormattableString.Invariant($"Spent {report.Spent}"), .. ties, .. missed ?? []]);
    }
}

/// <param name="Explains">Also why each project was funded or not.</param>
internal readonly record struct CountOutput(bool IsJson, bool Explains);
