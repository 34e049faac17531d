using System.Collections.Immutable;
using CsvHelper;

namespace LiveTownHall.Budgets.Pabulib;

/// <summary>Reads Pabulib files. Lines may end in LF, CR LF or both; spaces around fields don't count; a byte order mark is passed over.</summary>
public static class PabulibReader
{
    private const int LongestRow = 1024 * 1024;

    /// <exception cref="PabulibException">The text is no such file; says where.</exception>
    public static PabulibFile Read(string text)
    {
        var options = new CsvReaderOptions
        {
            Separator = ';',
            HasHeader = false,
            TrimWhitespace = true,
            TrackLineNumbers = true,
            MaxRecordSize = LongestRow,
            IncludeValuesInExceptions = false,
            OnMalformedRecord = RefuseOpenQuote,
        };
        try
        {
            using var reader = CsvReader.FromText(text.TrimStart('\uFEFF'), options);
            return Read(reader);
        }
        catch (CsvFormatException flaw)
        {
            throw new PabulibException(flaw.LineNumber, "The row is not well-formed: a quote is not closed, or the row is longer than a megabyte.");
        }
    }

    private static PabulibFile Read(CsvReader reader)
    {
        var tables = new Dictionary<string, (ImmutableArray<string> Columns, ImmutableArray<PabulibRow>.Builder Rows)>(StringComparer.Ordinal);
        string? section = null;
        while (reader.Read())
        {
            var fields = Fields(reader);
            if (fields.All(field => field.Length == 0))
                continue;
            if (fields[0].ToUpperInvariant() is "META" or "PROJECTS" or "VOTES" && fields.Skip(1).All(field => field.Length == 0))
            {
                section = fields[0].ToUpperInvariant();
                if (tables.ContainsKey(section) || !reader.Read())
                    throw new PabulibException(reader.LineNumber, $"The section {section} is there twice, or it is empty.");
                tables.Add(section, (Header(section, reader), ImmutableArray.CreateBuilder<PabulibRow>()));
                continue;
            }

            if (section is null)
                throw new PabulibException(reader.LineNumber, "The file does not begin with a section: a line META, then key;value.");
            var (columns, rows) = tables[section];
            rows.Add(new PabulibRow(reader.LineNumber, Fit(fields, columns.Length, section, reader.LineNumber)));
        }

        PabulibTable Table(string name) => tables.TryGetValue(name, out var table)
            ? new PabulibTable(table.Columns, table.Rows.ToImmutable())
            : throw new PabulibException(0, $"The file has no section {name}.");
        return new PabulibFile(Meta(Table("META")), Table("PROJECTS"), Table("VOTES"));
    }

    private static ImmutableArray<string> Header(string section, CsvReader reader)
    {
        var columns = Fields(reader);
        while (columns is [.., ""])
            columns = columns.RemoveAt(columns.Length - 1);
        if (section == "META" && columns is not ["key", "value"])
            throw new PabulibException(reader.LineNumber, "The section META must begin with the columns key;value.");
        if (columns.Distinct(StringComparer.Ordinal).Count() != columns.Length || columns.Contains(""))
            throw new PabulibException(reader.LineNumber, $"A column of {section} has no name, or two have the same.");
        foreach (var needed in section switch { "PROJECTS" => ["project_id", "cost"], "VOTES" => ["voter_id", "vote"], _ => Array.Empty<string>() })
        {
            if (!columns.Contains(needed))
                throw new PabulibException(reader.LineNumber, $"The section {section} has no column {needed}.");
        }

        return columns;
    }

    private static ImmutableArray<string> Fit(ImmutableArray<string> fields, int columns, string section, long line)
    {
        while (fields.Length > columns && fields[^1].Length == 0)
            fields = fields.RemoveAt(fields.Length - 1);
        return fields.Length == columns
            ? fields
            : throw new PabulibException(
                line, $"The row has {fields.Length} fields, but {section} has {columns} columns; a semicolon inside a field needs quotes around the field.");
    }

    private static ImmutableArray<KeyValuePair<string, string>> Meta(PabulibTable table)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in table.Rows)
        {
            if (!seen.Add(row.Fields[0]))
                throw new PabulibException(row.Line, $"The key {row.Fields[0]} is there twice.");
        }

        return [.. table.Rows.Select(row => KeyValuePair.Create(row.Fields[0], row.Fields[1]))];
    }

    private static ImmutableArray<string> Fields(CsvReader reader)
    {
        var fields = ImmutableArray.CreateBuilder<string>(reader.FieldCount);
        for (var i = 0; i < reader.FieldCount; i++)
            fields.Add(reader.GetString(i).Trim());
        return fields.MoveToImmutable();
    }

    /// <summary>A stray quote inside a field is text, as many city halls write it. A quote that is never closed would swallow the rest of the file.</summary>
    private static void RefuseOpenQuote(CsvMalformedRecord record)
    {
        if (record.Reason == CsvMalformedReason.UnterminatedQuote)
            throw new PabulibException(record.LineNumber, "A quote is opened here and never closed.");
    }
}
