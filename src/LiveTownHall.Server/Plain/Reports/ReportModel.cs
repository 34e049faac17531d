using System.Globalization;
using LiveTownHall.Contracts.Reports;
using LiveTownHall.Core.Polls;
using LiveTownHall.Server.Plain.Ballots;
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

    /// <summary>Of each figure where they have one, in whole percent as on every other screen: those of votes in one line each add up to 100.</summary>
    public IReadOnlyList<string> Shares => !HasShares ? [] :
        [.. ResultRows.Percents([.. Figures.Select(f => (long)f.Value)], Figures[0].Of!.Value).Select(percent => percent.ToString(CultureInfo.InvariantCulture) + "%")];

    public static IEnumerable<FigureGroup> Of(ReportPoll poll, Phrasebook words)
    {
        // A number about the whole poll is no row of a table.
        return poll.Figures.Where(f => f.Item is not null || f.Label is not null || f.Measure == ReportMeasures.Exhausted)
            .GroupBy(f => (Measure: f.Round is null ? f.Measure : ReportMeasures.Round, f.Round))
            .Select(g => new FigureGroup(NameOf(g.Key.Measure, g.Key.Round, words), [.. g]));
    }

    /// <summary>What a figure is about, in the reader's words as far as they are not somebody's own.</summary>
    public static string LabelOf(ReportPoll poll, ReportFigure figure, Phrasebook words)
    {
        if (figure.Measure == ReportMeasures.Exhausted)
            return NameOf(figure.Measure, null, words);
        if (figure is { Label: { } text, Item: { } option })
            return option == NoneOfThese.Id && text == NoneOfThese.Text ? words.T("vote.noneOfThese") : BallotForms.Of(poll.Kind).InWords(option, text, words);
        if (figure.Label is { } label)
            return label;
        if (!double.TryParse(figure.Item, NumberStyles.Float, CultureInfo.InvariantCulture, out var from))
            return figure.Item ?? NameOf(figure.Measure, figure.Round, words);
        return figure.Width is { } width and > 0
            ? words.T("numeric.range", ("from", words.Number(from)), ("to", words.Number(from + width)))
            : words.Number(from);
    }

    /// <summary>The name of a measure; one that is newer than the words goes by its own.</summary>
    public static string NameOf(string measure, int? round, Phrasebook words)
        => words.Has($"report.measure_{measure}") ? words.T($"report.measure_{measure}", ("n", round ?? 0)) : measure;
}
