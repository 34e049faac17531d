using System.Globalization;
using LiveTownHall.Contracts.Polls;
using LiveTownHall.Core.Polls;
using LiveTownHall.Server.Plain.Ballots;
using LiveTownHall.Server.Plain.Words;

namespace LiveTownHall.Server.Plain.Pages;

/// <param name="Value">The figure in words.</param>
/// <param name="Percent">Length of the bar, 0 to 100, as SVG writes it.</param>
internal sealed record ResultRow(string Label, string Value, string Percent);

/// <summary>A tally as a table: whichever of its fields are there.</summary>
internal static class ResultRows
{
    public static IReadOnlyList<ResultRow> Of(PollView poll, TallyView tally, Phrasebook words)
    {
        if (tally.Counts is { } counts)
        {
            var whole = PollKindNames.TryParse(poll.Kind, out var kind) ? KindRegistry.Of(kind).WholeOf(tally.Voters, counts.Values.Sum()) : tally.Voters;
            return Rows(poll.Options.Select(o => (o.Text, counts.GetValueOrDefault(o.Id))), whole, words);
        }

        if (tally.Grid is { } grid)
        {
            var placed = poll.Options.Select(o => (o.Text, Places: grid.GetValueOrDefault(o.Id)));
            return Rows(placed.Select(o => (o.Places?.Mean is { } mean ? $"{o.Text} ({GridForm.Place(mean, words)})" : o.Text, o.Places?.N ?? 0)), tally.Voters, words);
        }

        if (tally.Histogram is { } histogram)
        {
            var bins = histogram.Select(b => (From: double.Parse(b.Key, CultureInfo.InvariantCulture), b.Value)).OrderBy(b => b.From);
            return Rows(bins.Select(b => (Bin(b.From, tally.BinWidth, words), b.Value)), tally.Voters, words);
        }

        return Rows((tally.Words ?? []).Select(w => (w.Text, w.Count)), tally.Voters, words);
    }

    /// <summary>Each line with all ballots, and what it says without those that are left out.</summary>
    public static IEnumerable<(ResultRow With, string Without)> Beside(PollView poll, TallyView tally, DiscountedView rest, Phrasebook words)
    {
        var others = Of(poll, new TallyView
        {
            PollId = tally.PollId,
            Position = tally.Position,
            Voters = rest.Voters,
            Counts = rest.Counts,
            Histogram = rest.Histogram,
            BinWidth = rest.BinWidth,
        }, words);
        return Of(poll, tally, words).Select(row => (row, others.FirstOrDefault(other => other.Label == row.Label)?.Value ?? words.Number(0)));
    }

    /// <summary>Winner, verdict, mean and median, as far as the kind has them.</summary>
    public static string? Headline(PollView poll, TallyView tally, Phrasebook words)
    {
        if (tally.Winner is { Count: > 0 } winners)
        {
            var names = string.Join(", ", winners.Select(w => poll.Options.FirstOrDefault(o => o.Id == w)?.Text ?? w));
            return winners.Count == 1 ? words.T("ranking.winner", ("option", names)) : words.T("ranking.tie", ("options", names));
        }

        if (tally.Verdict is { } verdict)
            return Sentence(verdict, words);
        if (tally.Mean is not { } mean)
            return null;
        var figures = $"{words.T("results.mean")}: {words.Number(Math.Round(mean, 2))}";
        return tally.Median is { } median ? $"{figures} · {words.T("results.median")}: {words.Number(median)}" : figures;
    }

    /// <summary>Who had equal votes in a round, and what settled it.</summary>
    public static string Tie(string settledBy, IEnumerable<string> between, string? seed, Phrasebook words)
    {
        var said = words.T($"ranking.tie_{settledBy}", ("options", string.Join(", ", between)));
        return seed is null ? said : $"{said} ({words.T("ranking.seed", ("seed", seed))})";
    }

    /// <summary>What came of a motion: "6 of 9 needed 6: passed".</summary>
    public static string Sentence(VerdictView verdict, Phrasebook words) => words.T(
        $"motion.verdict_{verdict.Reason}",
        ("yes", words.Number(verdict.Yes)),
        ("base", words.Number(verdict.Base)),
        ("needed", words.Number(verdict.Needed)),
        ("quorum", words.Number(verdict.Quorum ?? 0)),
        ("atOpen", words.Number(verdict.PresentAtOpen ?? 0)),
        ("present", words.Number(verdict.Present ?? 0)));

    private static List<ResultRow> Rows(IEnumerable<(string Label, long Count)> counts, long whole, Phrasebook words)
    {
        var lines = counts.ToList();
        var percents = Percents([.. lines.Select(line => line.Count)], whole);
        return [.. lines.Select((line, at) => new ResultRow(line.Label, $"{words.Number(line.Count)} ({percents[at].ToString(CultureInfo.InvariantCulture)}%)",
            Length(line.Count)))];

        string Length(long count) => (whole == 0 ? 0 : Math.Min(100, 100.0 * count / whole)).ToString("0.#", CultureInfo.InvariantCulture);
    }

    /// <summary>Whole percent, as the web client has them: where the counts are the whole they add up to 100, by the largest remainder; else each is rounded for itself.</summary>
    internal static long[] Percents(long[] counts, long whole)
    {
        if (whole <= 0)
            return new long[counts.Length];
        if (counts.Sum() != whole)
            return [.. counts.Select(count => (long)Math.Min(100, Math.Round(100.0 * count / whole, MidpointRounding.AwayFromZero)))];
        long[] percents = [.. counts.Select(count => count * 100 / whole)];
        var left = (int)(100 - percents.Sum());
        foreach (var at in Enumerable.Range(0, counts.Length).OrderByDescending(i => counts[i] * 100 % whole).ThenBy(i => i).Take(left))
            percents[at]++;
        return percents;
    }

    private static string Bin(double from, double? width, Phrasebook words) => width is { } wide and > 0
        ? words.T("numeric.range", ("from", words.Number(from)), ("to", words.Number(from + wide)))
        : words.Number(from);
}
