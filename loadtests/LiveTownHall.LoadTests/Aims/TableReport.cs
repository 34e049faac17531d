using System.Globalization;
using System.Net;
using System.Runtime.InteropServices;
using System.Text;

namespace LiveTownHall.LoadTests.Aims;

/// <summary>The measured table as Markdown, and as one HTML file with plots inside.</summary>
internal static class TableReport
{
    private const string Folder = "artifacts";

    public static async Task WriteAsync(IReadOnlyList<Measured> rows, string setting, CancellationToken cancellation)
    {
        Directory.CreateDirectory(Folder);
        var markdown = Markdown(rows, setting);
        await File.WriteAllTextAsync(Path.Combine(Folder, "table.md"), markdown, cancellation);
        await File.WriteAllTextAsync(Path.Combine(Folder, "table.html"), Html(rows, setting), cancellation);
        await Console.Out.WriteAsync(markdown);
    }

    /// <summary>The machine as far as figures depend on it.</summary>
    public static string Setting(Scale scale, TimeSpan took)
    {
        var load = File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[1] : "unknown";
        return string.Create(CultureInfo.InvariantCulture,
            $"{Environment.ProcessorCount} cores, generator beside the server, load average {load}; {RuntimeInformation.FrameworkDescription}; "
            + $"{scale.Rounds} rounds in turns, windows of {scale.Window.TotalSeconds:0} s; the table took {took.TotalMinutes:0.0} min");
    }

    private static string Markdown(IReadOnlyList<Measured> rows, string setting)
    {
        var text = new StringBuilder($"{setting}\n\n| what | against | aim | median (min - max) | holds |\n|---|---|---|---:|---|\n");
        foreach (var row in rows)
            text.Append(CultureInfo.InvariantCulture, $"| {row.What} | {row.Against} | {row.Aim} | {Range(row.Ratios)} | {Verdict(row)} |\n");
        text.Append("\n| what | figure | median (min - max) |\n|---|---|---:|\n");
        foreach (var row in rows)
        {
            foreach (var (name, values) in row.Figures)
                text.Append(CultureInfo.InvariantCulture, $"| {row.What} | {name} | {Range(values)} |\n");
        }

        return text.ToString();
    }

    private static string Html(IReadOnlyList<Measured> rows, string setting)
    {
        var text = new StringBuilder("<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>LiveTownHall, measured</title><style>");
        text.Append("body{font:16px/1.5 system-ui;max-width:70rem;margin:2rem auto;padding:0 1rem}table{border-collapse:collapse}");
        text.Append("td,th{border:1px solid #999;padding:.2rem .6rem;text-align:left}");
        text.Append("td.n{text-align:right}.no{color:#a00}svg{max-width:100%;height:auto}</style><h1>LiveTownHall, measured</h1>");
        text.Append(CultureInfo.InvariantCulture, $"<p>{WebUtility.HtmlEncode(setting)}</p><table><tr><th>what<th>against<th>aim<th>median (min - max)<th>holds");
        foreach (var row in rows)
        {
            text.Append(
                CultureInfo.InvariantCulture, $"<tr><td>{WebUtility.HtmlEncode(row.What)}<td>{WebUtility.HtmlEncode(row.Against)}<td>{row.Aim}<td class=n>{Range(row.Ratios)}");
            text.Append(CultureInfo.InvariantCulture, $"<td class={(row.Holds ? "yes" : "no")}>{WebUtility.HtmlEncode(Verdict(row))}");
        }

        text.Append("</table>");
        foreach (var row in rows.Where(r => r.Figures.Count > 0))
            text.Append(CultureInfo.InvariantCulture, $"<h2>{WebUtility.HtmlEncode(row.What)}</h2><p>Against {WebUtility.HtmlEncode(row.Against)}</p>{FigurePlot.Svg(row)}");
        return text.Append("</html>\n").ToString();
    }

    private static string Verdict(Measured row) => row.Skipped ?? (row.Holds ? "yes" : "no");

    private static string Range(IReadOnlyList<double> values) => values.Count == 0
        ? ""
        : string.Create(CultureInfo.InvariantCulture, $"{Short(Measured.Middle(values))} ({Short(values.Min())} - {Short(values.Max())})");

    private static string Short(double value)
        => value.ToString(Math.Abs(value) switch { >= 1000 => "N0", >= 100 => "0", >= 10 => "0.0", >= 0.1 => "0.00", _ => "0.0000" }, CultureInfo.InvariantCulture);
}
