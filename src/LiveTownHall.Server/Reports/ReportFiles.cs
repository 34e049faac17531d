using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using CsvHelper;
using LiveTownHall.Contracts.Reports;
using LiveTownHall.Server.Wire;
using MiniExcelLibs;
using MiniExcelLibs.OpenXml;

namespace LiveTownHall.Server.Reports;

/// <summary>A report as files. Every number in them is that of the report.</summary>
internal static class ReportFiles
{
    /// <summary>A text that begins like a formula is not one; spreadsheets would run it (OWASP, CSV injection). Numbers stay numbers.</summary>
    private static readonly CsvWriterOptions Rfc4180 = new() { Injection = CsvInjection.Escape, TrueValue = "true", FalseValue = "false" };

    public static byte[] Csv(ReportTable table)
    {
        using var bytes = new MemoryStream();
        using (var csv = CsvWriter.Create(bytes, Rfc4180, leaveOpen: true))
        {
            csv.WriteHeader([.. table.Columns.Select(c => c.Name)]);
            foreach (var row in table.Rows)
            {
                foreach (var cell in row)
                    Write(csv, cell);
                csv.EndRecord();
            }
        }

        return bytes.ToArray();
    }

    /// <summary>A sheet for each table. Cells are texts or numbers, never formulas.</summary>
    public static byte[] Xlsx(IReadOnlyList<ReportTable> tables)
    {
        using var bytes = new MemoryStream();
        var sheets = tables.ToDictionary(t => t.Name, t => (object)Sheet(t));
        bytes.SaveAs(sheets, configuration: new OpenXmlConfiguration { AutoFilter = false, FastMode = false, Culture = CultureInfo.InvariantCulture });
        return bytes.ToArray();
    }

    /// <summary>All files and a Data Package descriptor that says what is in them.</summary>
    public static byte[] Zip(ReportContent content, DateTimeOffset at)
    {
        var tables = ReportTable.All(content.Report);
        var csv = tables.Select(t => (Table: t, Bytes: Csv(t))).ToList();
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "datapackage.json", Descriptor(content, csv, at), at);
            Add(zip, "report.json", content.Json, at);
            Add(zip, "report.xlsx", Xlsx(tables), at);
            foreach (var (table, file) in csv)
                Add(zip, $"{table.Name}.csv", file, at);
        }

        return bytes.ToArray();
    }

    private static void Write(CsvWriter csv, object? cell)
    {
        switch (cell)
        {
            case long number:
                csv.WriteField(number);
                break;
            case double number:
                csv.WriteField(number);
                break;
            case bool truth:
                csv.WriteField(truth);
                break;
            default:
                csv.WriteField(Tame(AsText(cell)));
                break;
        }
    }

    /// <summary>What the writer does not know of: a line feed, and the wide signs that spreadsheets of East Asia take for the narrow ones.</summary>
    private static string Tame(string text) => text is ['\n' or '\uff1d' or '\uff0b' or '\uff0d' or '\uff20', ..] ? "'" + text : text;

    private static string AsText(object? cell) => cell switch
    {
        null => "",
        DateTimeOffset at => at.UtcDateTime.ToString(WireTime.Format, CultureInfo.InvariantCulture),
        _ => (string)cell,
    };

    private static List<Dictionary<string, object?>> Sheet(ReportTable table)
    {
        // An empty sheet still has its head.
        var rows = table.Rows.Count > 0 ? table.Rows : [new object?[table.Columns.Count]];
        return [.. rows.Select(row => table.Columns.Select((c, i) => (c.Name, Cell: row[i]))
            .ToDictionary(c => c.Name, c => c.Cell is long or double or bool or null ? c.Cell : AsText(c.Cell)))];
    }

    /// <summary>https://specs.frictionlessdata.io/tabular-data-package/</summary>
    private static byte[] Descriptor(ReportContent content, List<(ReportTable Table, byte[] Bytes)> files, DateTimeOffset at) => JsonSerializer.SerializeToUtf8Bytes(
        new
        {
            Profile = "tabular-data-package",
            Name = $"town-hall-{content.Report.HallId.ToLowerInvariant()}",
            content.Report.Title,
            content.Report.Description,
            Created = at,
            content.Position,
            Hash = $"sha256:{content.Hash}",
            Resources = files.Select(file => new
            {
                Profile = "tabular-data-resource",
                file.Table.Name,
                Path = $"{file.Table.Name}.csv",
                Format = "csv",
                Mediatype = "text/csv",
                Encoding = "utf-8",
                Bytes = file.Bytes.Length,
                Hash = $"sha256:{Convert.ToHexStringLower(SHA256.HashData(file.Bytes))}",
                Schema = new { Fields = file.Table.Columns.Select(c => new { c.Name, c.Type }), MissingValues = new[] { "" } },
            }),
        },
        new JsonSerializerOptions(WireJson.Options) { WriteIndented = true });

    private static void Add(ZipArchive zip, string name, byte[] bytes, DateTimeOffset at)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = at;
        using var stream = entry.Open();
        stream.Write(bytes);
    }
}
