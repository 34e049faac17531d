using System.Text;

namespace LiveTownHall.Budgets.Pabulib;

/// <summary>Writes Pabulib files: UTF-8, LF, quotes where a field needs them. What was written is read as the same file.</summary>
public static class PabulibWriter
{
    public static string Write(PabulibFile file)
    {
        var text = new StringBuilder("META\nkey;value\n");
        foreach (var (key, value) in file.Meta)
            AppendRow(text, [key, value]);
        AppendTable(text, "PROJECTS", file.Projects);
        AppendTable(text, "VOTES", file.Votes);
        return text.ToString();
    }

    private static void AppendTable(StringBuilder text, string section, PabulibTable table)
    {
        text.Append(section).Append('\n');
        AppendRow(text, table.Columns);
        foreach (var row in table.Rows)
            AppendRow(text, row.Fields);
    }

    private static void AppendRow(StringBuilder text, IEnumerable<string> fields)
    {
        var isFirst = true;
        foreach (var field in fields)
        {
            if (!isFirst)
                text.Append(';');
            isFirst = false;
            if (field.AsSpan().ContainsAny(";\"\r\n"))
                text.Append('"').Append(field.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
            else
                text.Append(field);
        }

        text.Append('\n');
    }
}
