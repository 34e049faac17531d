using CsvHelper;

namespace LiveTownHall.Evaluations.Data;

/// <summary>Rows of a file with a header line, fields quoted as in RFC 4180.</summary>
public static class Rows
{
    public static List<string[]> Read(string file, char separator = ',')
    {
        using var reader = CsvReader.FromFile(file, new CsvReaderOptions { Separator = separator });
        var rows = new List<string[]>();
        while (reader.Read())
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)]);
        return rows;
    }
}
