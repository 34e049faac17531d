using System.Collections.Immutable;
using LiveTownHall.Contracts.Budgets;
using LiveTownHall.Core.Budgets;
using LiveTownHall.Core.Polls;

namespace LiveTownHall.Server.Budgets;

/// <summary>Ballots of budgets between the words of the protocol and those of Core.</summary>
internal static class VoteMapping
{
    /// <returns>Null where the ballot can't be one of this budget; then there is a flaw.</returns>
    public static BudgetPaper? ToPaper(this BudgetVote vote, Budget budget, out Flaw? flaw)
    {
        var field = budget.Definition.Ballot switch { BudgetWords.Points => "points", BudgetWords.Ranking => "ranking", _ => "choices" };
        flaw = FlawOf(vote, field);
        if (flaw is not null)
            return null;
        var choices = ImmutableArray.CreateBuilder<BudgetChoice>();
        foreach (var (id, points) in Listed(vote, budget.Definition.Ballot))
        {
            if (budget.Find(BudgetDefining.Canonical(id ?? "")) is not { } project)
                flaw = new Flaw(field, "names a project that this budget does not have.");
            else if (points < 0 || points > BudgetDefinition.MostPoints || points != Math.Floor(points))
                flaw = new Flaw(field, "must be whole numbers from 0.");
            else
                choices.Add(new BudgetChoice(project.Number, (int)points));
            if (flaw is not null)
                return null;
        }

        return new BudgetPaper(choices.ToImmutable());
    }

    public static BudgetVote ToVote(this BudgetPaper paper, Budget budget)
    {
        string Id(BudgetChoice choice) => budget.Projects[choice.Project].Id;
        return budget.Definition.Ballot switch
        {
            BudgetWords.Points => new BudgetVote { Points = paper.Choices.ToDictionary(Id, choice => (double)choice.Points) },
            BudgetWords.Ranking => new BudgetVote { Ranking = [.. paper.Choices.Select(Id)] },
            _ => new BudgetVote { Choices = [.. paper.Choices.Select(Id)] },
        };
    }

    private static Flaw? FlawOf(BudgetVote vote, string field)
    {
        if ((vote.Choices is not null && field != "choices") || (vote.Points is not null && field != "points") || (vote.Ranking is not null && field != "ranking"))
            return new Flaw(field, "is what ballots of this budget have, and nothing else.");
        return (vote.Choices?.Count ?? vote.Ranking?.Count ?? vote.Points?.Count) switch
        {
            null => new Flaw(field, "is missing."),
            > ProjectDefinition.Most => new Flaw(field, $"names more than {ProjectDefinition.Most} projects."),
            _ => null,
        };
    }

    private static IEnumerable<(string? Id, double Points)> Listed(BudgetVote vote, string style) => style switch
    {
        BudgetWords.Points => vote.Points!.Select(given => ((string?)given.Key, given.Value)),
        BudgetWords.Ranking => vote.Ranking!.Select(id => ((string?)id, 0d)),
        _ => vote.Choices!.Select(id => ((string?)id, 1d)),
    };
}
