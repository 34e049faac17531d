using System.Globalization;

namespace LiveTownHall.Evaluations.Figures;

/// <summary>Writes a table that can be pasted into the README.</summary>
public static class MarkdownTable
{
    public static void Write(TextWriter to, IReadOnlyList<string> heads, IEnumerable<IReadOnlyList<object>> rows)
    {
        to.WriteLine("| " + string.Join(" | ", heads) + " |");
        to.WriteLine("|" + string.Concat(Enumerable.Repeat("---|", heads.Count)));
        foreach (var row in rows)
            to.WriteLine("| " + string.Join(" | ", row.Select(Cell)) + " |");
        to.WriteLine();
    }

    private static string Cell(object value) => value switch
    {
        double number => number.ToString("0.000", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? string.Empty,
    };
}
