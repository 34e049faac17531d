using LiveTownHall.Contracts.Reports;
using LiveTownHall.Server.Plain.Pages;
using LiveTownHall.Server.Plain.Words;

namespace LiveTownHall.Server.Plain.Reports;

/// <summary>A report as one reader sees it.</summary>
/// <param name="Document">With its corrections.</param>
/// <param name="Site">The server's public address, without a slash at its end.</param>
internal sealed record ReportModel(Phrasebook Words, ReportDocument Document, string Site) : PageModel(Words, "", null)
{
    /// <summary>Path of the hall's logo on this server; null where it has none.</summary>
    public string? Logo { get; init; }

    /// <summary>Path of the style sheet with the hall's own colour.</summary>
    public string? Colours { get; init; }
}

/// <summary>Figures of one measure, and of one round where there are several: a table with bars.</summary>
internal sealed record FigureGroup(string Caption, IReadOnlyList<ReportFigure> Figures)
{
    /// <summary>Whether they count people who voted; else they have no common whole, and no bars.</summary>
    public bool HasShares => Figures.All(f => f.Of > 0);

    public static IEnumerable<FigureGroup> Of(ReportPoll poll, Phrasebook words)
    {
        // A number about the whole poll is no row of a table.
        return poll.Figures.Where(f => f.Item is not null || f.Label is not null || f.Measure == ReportMeasures.Exhausted)
            .GroupBy(f => (Measure: f.Round is null ? f.Measure : ReportMeasures.Round, f.Round))
            .Select(g => new FigureGroup(NameOf(g.Key.Measure, g.Key.Round, words), [.. g]));
    }

    /// <summary>The name of a measure; one that is newer than the words goes by its own.</summary>
    public static string NameOf(string measure, int? round, Phrasebook words)
        => words.Has($"report.measure_{measure}") ? words.T($"report.measure_{measure}", ("n", round ?? 0)) : measure;
}
