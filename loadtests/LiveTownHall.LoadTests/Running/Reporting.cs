using System.Globalization;
using System.Text;
using Spectre.Console;

namespace LiveTownHall.LoadTests.Running;

/// <summary>Reports for people at a terminal, and as Markdown for the README.</summary>
internal static class Reporting
{
    private static readonly double[] Percentiles = [50, 95, 99, 100];

    public static void Print(IAnsiConsole console, ScenarioReport report)
    {
        var table = new Table().Title(Markup.Escape($"{report.Name}: {report.Setting}")).AddColumns("step", "ok", "failed", "p50 ms", "p95 ms", "p99 ms", "max ms");
        foreach (var step in report.Steps)
            table.AddRow([step.Name, $"{step.Ok}", Failures(step), .. Percentiles.Select(p => Milliseconds(step, p))]);
        console.Write(table);
        foreach (var (figure, value) in report.Figures)
            console.MarkupLineInterpolated($"  {figure}: [bold]{value}[/]");
        foreach (var threshold in report.Thresholds)
            console.MarkupLineInterpolated($"  [{(threshold.Passed ? "green" : "red")}]{(threshold.Passed ? "pass" : "FAIL")}[/] {threshold.Name}: {threshold.Detail}");
        console.WriteLine();
    }

    public static string Markdown(IEnumerable<ScenarioReport> reports)
    {
        var text = new StringBuilder();
        foreach (var report in reports)
        {
            text.Append(CultureInfo.InvariantCulture, $"### {report.Name}: {report.Setting}\n\n");
            text.Append("| step | count | p50 ms | p95 ms | p99 ms | max ms |\n|---|---:|---:|---:|---:|---:|\n");
            foreach (var step in report.Steps)
                text.Append(CultureInfo.InvariantCulture, $"| {step.Name} | {step.Ok} | {string.Join(" | ", Percentiles.Select(p => Milliseconds(step, p)))} |\n");
            text.Append("\n| figure | |\n|---|---|\n");
            foreach (var (figure, value) in report.Figures)
                text.Append(CultureInfo.InvariantCulture, $"| {figure} | {value} |\n");
            foreach (var threshold in report.Thresholds)
                text.Append(CultureInfo.InvariantCulture, $"| {(threshold.Passed ? "passed" : "**failed**")}: {threshold.Name} | {threshold.Detail} |\n");
            text.Append('\n');
        }

        return text.ToString();
    }

    private static string Failures(Step step) => step.Failures.Count == 0 ? "0" : string.Join(", ", step.Failures.Select(f => $"{f.Value} {f.Key}"));

    private static string Milliseconds(Step step, double percentile)
        => double.IsNaN(step.Milliseconds(percentile)) ? "" : step.Milliseconds(percentile).ToString("0.0", CultureInfo.InvariantCulture);
}
