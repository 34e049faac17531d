using System.Text.Json;
using LiveTownHall.Contracts.Reports;
using LiveTownHall.Server.Wire;

namespace LiveTownHall.Server.Reports;

/// <summary>What is not as it was in what was published. What is gone is counted and not said again.</summary>
internal static class ReportComparison
{
    public static IReadOnlyList<ReportCorrection> Between(HallReport then, HallReport now)
    {
        var corrections = new List<ReportCorrection>();
        if ((then.Title, then.Description, then.State) != (now.Title, now.Description, now.State)
            || !then.Languages.SequenceEqual(now.Languages, StringComparer.Ordinal)
            || !Order(then, now).SequenceEqual(Order(now, then), StringComparer.Ordinal))
        {
            corrections.Add(new ReportCorrection { Part = ReportParts.Hall, Change = ReportChanges.Changed });
        }

        corrections.AddRange(Items(ReportParts.Poll, then.Polls, now.Polls, p => p.Id, p => p.Title, Figures));
        corrections.AddRange(Items(ReportParts.Budget, then.Budgets ?? [], now.Budgets ?? [], b => b.Id, b => b.Title));
        corrections.AddRange(Items(ReportParts.Question, then.Questions, now.Questions, q => q.Id, q => q.Text));
        corrections.AddRange(Items(ReportParts.Statement, then.Statements, now.Statements, s => s.Id, s => s.Text));
        if (!Same(then.Moderation, now.Moderation))
            corrections.Add(new ReportCorrection { Part = ReportParts.Moderation, Change = ReportChanges.Changed });
        return corrections;
    }

    /// <summary>The polls of one that are in the other, too.</summary>
    private static IEnumerable<string> Order(HallReport one, HallReport other)
        => one.Polls.Select(p => p.Id).Where(other.Polls.Select(p => p.Id).ToHashSet(StringComparer.Ordinal).Contains);

    private static IEnumerable<ReportCorrection> Items<T>(
        string part, IReadOnlyList<T> then, IReadOnlyList<T> now, Func<T, string> id, Func<T, string> title, Func<T, T, IReadOnlyList<FigureCorrection>>? figures = null)
    {
        var before = then.ToDictionary(id, StringComparer.Ordinal);
        foreach (var item in now)
        {
            var known = before.Remove(id(item), out var former);
            if (known && Same(former, item))
                continue;
            yield return new ReportCorrection
            {
                Part = part,
                Id = id(item),
                Change = known ? ReportChanges.Changed : ReportChanges.Added,
                Title = title(item),
                Figures = known && figures?.Invoke(former!, item) is { Count: > 0 } others ? others : null,
            };
        }

        foreach (var _ in before)
            yield return new ReportCorrection { Part = part, Change = ReportChanges.Removed };
    }

    /// <summary>Only of results that are public now.</summary>
    private static IReadOnlyList<FigureCorrection> Figures(ReportPoll then, ReportPoll now)
    {
        if (!then.ResultsShown || !now.ResultsShown)
            return [];
        var before = then.Figures.ToDictionary(Key);
        var others = new List<FigureCorrection>();
        foreach (var figure in now.Figures)
        {
            if (!before.Remove(Key(figure), out var former))
                others.Add(new FigureCorrection(figure.Measure, figure.Label ?? figure.Item, null, figure.Value));
            else if (former.Value != figure.Value)
                others.Add(new FigureCorrection(figure.Measure, figure.Label ?? figure.Item, former.Value, figure.Value));
        }

        // A word that is gone may have been hidden, so it is not named.
        others.AddRange(before.Values.Where(f => f.Item is not null).Select(f => new FigureCorrection(f.Measure, f.Label ?? f.Item, f.Value, null)));
        return others;
    }

    private static (string Measure, int? Round, string? Item, string? Label) Key(ReportFigure figure)
        => (figure.Measure, figure.Round, figure.Item, figure.Item is null ? figure.Label : null);

    private static bool Same<T>(T one, T other)
        => JsonSerializer.SerializeToUtf8Bytes(one, WireJson.Options).AsSpan().SequenceEqual(JsonSerializer.SerializeToUtf8Bytes(other, WireJson.Options));
}
