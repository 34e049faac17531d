using System.Globalization;
using LiveTownHall.Contracts.Polls;
using LiveTownHall.Contracts.Reports;
using LiveTownHall.Core.Polls;

namespace LiveTownHall.Server.Reports;

/// <summary>A tally as a list of figures, one number each: whichever of its fields are there.</summary>
internal static class ReportFigures
{
    public static IReadOnlyList<ReportFigure> Of(Poll poll, TallyView tally)
    {
        var figures = new List<ReportFigure>();
        var voters = tally.Voters;
        if (tally.Counts is { } counts && tally.Givers is not null)
            figures.AddRange(ByOption(poll, ReportMeasures.Points, counts, null));
        else if (tally.Counts is { } votes)
            figures.AddRange(ByOption(poll, tally.Rounds is null ? ReportMeasures.Votes : ReportMeasures.FirstPreferences, votes, voters));
        if (tally.Givers is { } givers)
            figures.AddRange(ByOption(poll, ReportMeasures.Givers, givers, voters));
        if (tally.Medians is { } medians)
            figures.AddRange(poll.Definition.OptionsAsShown().Where(o => medians.ContainsKey(o.Id)).Select(o => Figure(ReportMeasures.Median, o.Id, o.Text, medians[o.Id])));
        if (tally.Histogram is { } histogram)
        {
            figures.AddRange(histogram.OrderBy(v => double.Parse(v.Key, CultureInfo.InvariantCulture))
                .Select(v => Figure(ReportMeasures.Votes, v.Key, null, v.Value) with { Of = voters, Width = tally.BinWidth }));
        }

        if (tally.Mean is { } mean)
            figures.Add(Figure(ReportMeasures.Mean, null, null, mean));
        if (tally.Median is { } median)
            figures.Add(Figure(ReportMeasures.Median, null, null, median));
        if (tally.Words is { } words)
            figures.AddRange(words.Select(w => Figure(ReportMeasures.Words, null, w.Text, w.Count) with { Of = voters }));
        for (var i = 0; i < (tally.Rounds?.Count ?? 0); i++)
            figures.AddRange(Round(poll, tally.Rounds![i], i + 1, voters));
        if (tally.Borda is { } borda)
            figures.AddRange(ByOption(poll, ReportMeasures.Borda, borda, null));
        if (tally.Grid is { } grid)
            figures.AddRange(Grid(poll, grid, voters));
        return figures;
    }

    /// <summary>The same of the result that ballots were left out of.</summary>
    /// <param name="tally">The result with all ballots, which says what is counted.</param>
    public static IReadOnlyList<ReportFigure> Of(Poll poll, TallyView tally, DiscountedView rest) => Of(poll, new TallyView
    {
        PollId = tally.PollId,
        Position = tally.Position,
        Voters = rest.Voters,
        Counts = rest.Counts,
        Histogram = rest.Histogram,
        Mean = rest.Mean,
        Median = rest.Median,
        BinWidth = rest.BinWidth,
        Rounds = tally.Rounds is null ? null : [],
    });

    private static IEnumerable<ReportFigure> Round(Poll poll, RunoffRound round, int number, long voters)
    {
        foreach (var figure in ByOption(poll, ReportMeasures.Round, round.Counts, voters))
            yield return figure with { Round = number, Eliminated = round.Eliminated?.Contains(figure.Item!) is true ? true : null };
        yield return Figure(ReportMeasures.Exhausted, null, null, round.Exhausted) with { Round = number, Of = voters };
    }

    private static IEnumerable<ReportFigure> Grid(Poll poll, IReadOnlyDictionary<string, GridView> grid, long voters)
    {
        foreach (var figure in ByOption(poll, ReportMeasures.Placed, grid.ToDictionary(g => g.Key, g => g.Value.N, StringComparer.Ordinal), voters))
            yield return figure;
        foreach (var (measure, value) in new (string, Func<GridView, double?>)[]
        {
            (ReportMeasures.Across, g => g.Mean?[0]), (ReportMeasures.Up, g => g.Mean?[1]), (ReportMeasures.SpreadAcross, g => g.Spread?[0]),
                (ReportMeasures.SpreadUp, g => g.Spread?[1]),
        })
        {
            foreach (var option in poll.Definition.OptionsAsShown())
            {
                if (grid.GetValueOrDefault(option.Id) is { } places && value(places) is { } figure)
                    yield return Figure(measure, option.Id, option.Text, figure);
            }
        }
    }

    private static IEnumerable<ReportFigure> ByOption(Poll poll, string measure, IReadOnlyDictionary<string, long> counts, long? voters)
        => poll.Definition.OptionsAsShown().Where(o => counts.ContainsKey(o.Id)).Select(o => Figure(measure, o.Id, o.Text, counts[o.Id]) with { Of = voters });

    private static ReportFigure Figure(string measure, string? item, string? label, double value) => new() { Measure = measure, Item = item, Label = label, Value = value };
}
