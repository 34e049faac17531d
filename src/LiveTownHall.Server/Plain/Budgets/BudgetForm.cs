using System.Globalization;
using LiveTownHall.Contracts.Budgets;
using LiveTownHall.Server.Plain.Words;

namespace LiveTownHall.Server.Plain.Budgets;

/// <summary>The ballot on a budget as fields of a form.</summary>
internal static class BudgetForm
{
    /// <summary>The field of every project that is ticked.</summary>
    public const string Choice = "choice";

    /// <summary>Projects that people can vote on.</summary>
    public static IReadOnlyList<ProjectView> OnBallot(BudgetView budget)
        => [.. budget.Projects.Where(project => project.Feasibility.State is FeasibilityStates.Open or FeasibilityStates.Feasible)];

    /// <summary>The field of a project's points, or of its place in a ranking.</summary>
    public static string FieldOf(int place) => "project-" + place.ToString(CultureInfo.InvariantCulture);

    /// <summary>What a ballot may be.</summary>
    public static string Hint(BudgetView budget, Phrasebook words) => words.T(
        $"plain.budget_{budget.Ballot}", ("least", budget.MinChoices ?? 1), ("most", budget.MaxChoices ?? OnBallot(budget).Count), ("points", budget.Points ?? 0));

    /// <summary>What was typed; null where it can't be read.</summary>
    public static BudgetVote? Read(BudgetView budget, IFormCollection typed)
    {
        if (budget.Ballot is BudgetBallots.Approval or BudgetBallots.Knapsack)
            return new BudgetVote { Choices = [.. typed[Choice].OfType<string>()] };
        var numbers = new List<(string Project, int Number)>();
        foreach (var (place, project) in OnBallot(budget).Index())
        {
            var text = typed[FieldOf(place)].ToString().Trim();
            if (text.Length == 0)
                continue;
            if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                return null;
            if (number > 0)
                numbers.Add((project.Id, number));
        }

        if (budget.Ballot == BudgetBallots.Points)
            return new BudgetVote { Points = numbers.ToDictionary(n => n.Project, n => (double)n.Number, StringComparer.Ordinal) };
        return numbers.Select(n => n.Number).Distinct().Count() == numbers.Count
            ? new BudgetVote { Ranking = [.. numbers.OrderBy(n => n.Number).Select(n => n.Project)] }
            : null;
    }

    /// <summary>A project's number on a ballot that was cast: its points or its place; null for none.</summary>
    public static string? NumberOf(BudgetVote? vote, string project)
    {
        if (vote?.Points is { } points)
            return points.TryGetValue(project, out var given) ? given.ToString(CultureInfo.InvariantCulture) : null;
        var place = vote?.Ranking?.ToList().IndexOf(project) ?? -1;
        return place < 0 ? null : (place + 1).ToString(CultureInfo.InvariantCulture);
    }
}
