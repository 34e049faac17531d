using System.Collections.Immutable;

namespace LiveTownHall.Budgets.Pabulib;

/// <summary>
/// A Pabulib file (https://pabulib.org/format, Faliszewski et al. 2023) with everything that stands in it: three tables in one file, fields separated by
/// semicolons and quoted as in RFC 4180. <see cref="PabulibElection"/> makes an election of it.
/// </summary>
/// <param name="Meta">Keys and values in the file's order, each key once.</param>
public sealed record PabulibFile(ImmutableArray<KeyValuePair<string, string>> Meta, PabulibTable Projects, PabulibTable Votes)
{
    /// <summary>A value of the META section; null where it has none of that key.</summary>
    public string? this[string key]
    {
        get
        {
            foreach (var (name, value) in Meta)
            {
                if (name == key)
                    return value;
            }

            return null;
        }
    }
}

/// <summary>A section with columns.</summary>
/// <param name="Columns">Each name once.</param>
public sealed record PabulibTable(ImmutableArray<string> Columns, ImmutableArray<PabulibRow> Rows)
{
    /// <summary>The place of a column, -1 where the table has none of that name.</summary>
    public int Find(string column) => Columns.IndexOf(column);
}

/// <param name="Line">Where the row begins in the file that was read; 0 where it was not read.</param>
/// <param name="Fields">As many as the table has columns.</param>
public readonly record struct PabulibRow(long Line, ImmutableArray<string> Fields);
