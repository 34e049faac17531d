using System.Collections.Immutable;
using System.Globalization;
using LiveTownHall.Budgets.Counting;
using LiveTownHall.Budgets.Elections;
using LiveTownHall.Budgets.Pabulib;
using LiveTownHall.Core.Budgets;

namespace LiveTownHall.Server.Budgets;

/// <summary>A budget of a hall at a cut, as an election to be counted and as a Pabulib file for anyone's recount.</summary>
internal sealed class BudgetElections
{
    private readonly Budget _budget;
    private readonly BudgetCut _cut;
    private readonly ImmutableArray<Project> _projects;

    /// <summary>Number of the project to its place in the election; -1 where it is not on the ballot.</summary>
    private readonly int[] _places;

    private BudgetElections(Budget budget, BudgetCut cut)
    {
        (_budget, _cut, _projects) = (budget, cut, [.. budget.Projects.Where(Budget.IsOnBallot)]);
        _places = new int[budget.Projects.Length];
        Array.Fill(_places, -1);
        foreach (var (place, project) in _projects.Index())
            _places[project.Number] = place;
    }

    /// <summary>Projects of the budget by their places in the election.</summary>
    public static ImmutableArray<Project> ProjectsOf(Budget budget) => [.. budget.Projects.Where(Budget.IsOnBallot)];

    public static BudgetElection Of(Budget budget, BudgetCut cut) => new BudgetElections(budget, cut).Election();

    public static PabulibFile FileOf(Budget budget, BudgetCut cut) => new BudgetElections(budget, cut).File();

    /// <summary>The budget's settings as a rule.</summary>
    public static CountRule RuleOf(Budget budget)
    {
        var definition = budget.Definition;
        var words = definition.TieBreak.Where(word => word is "maxVotes" or "minCost" or "maxCost" or "lexico" || (budget.Find(word) is { } project && Budget.IsOnBallot(project)));
        return new CountRule(
            definition.Rule == BudgetWords.Greedy ? Method.Greedy : Method.EqualShares,
            definition.Utility switch
            {
                BudgetWords.Cardinality => Utility.Cardinality,
                BudgetWords.Points => Utility.Points,
                BudgetWords.Borda => Utility.Borda,
                _ => Utility.Cost,
            },
            definition.Completion switch
            {
                BudgetWords.Add1 => Completion.Add1,
                BudgetWords.Add1u => Completion.Add1u,
                BudgetWords.Utilitarian => Completion.Utilitarian,
                _ => Completion.None,
            },
            definition.Increment,
            [.. words],
            definition.Comparison switch { BudgetWords.Satisfaction => Comparison.Satisfaction, BudgetWords.ExclusionRatio => Comparison.ExclusionRatio, _ => Comparison.None },
            (ulong?)definition.Seed);
    }

    private BudgetElection Election() => new(
        _budget.Definition.Amount,
        _budget.Definition.Decimals,
        Style,
        [.. _projects.Select(project => new BudgetProject(project.Id, project.Definition.Cost, [.. RivalsOf(project).Select(rival => _places[rival.Number])]))],
        [.. _cut.Ballots.Select(ballot => new BudgetBallot(ChoicesOf(ballot.Bytes), checked((int)ballot.People)))]);

    private BallotStyle Style => _budget.Definition.Ballot switch
    {
        BudgetWords.Points => BallotStyle.Points,
        BudgetWords.Ranking => BallotStyle.Ranking,
        _ => BallotStyle.Approval,
    };

    private ImmutableArray<Choice> ChoicesOf(ImmutableArray<byte> bytes)
    {
        var choices = BudgetMarking.Unpack(_budget, bytes).Choices;
        var listed = choices.Select((choice, rank) => new Choice(_places[choice.Project], Style == BallotStyle.Ranking ? choices.Length - 1 - rank : choice.Points));
        return [.. listed.OrderBy(choice => choice.Project)];
    }

    private IEnumerable<Project> RivalsOf(Project project)
        => project.Definition.IncompatibleWith.Select(_budget.Find).OfType<Project>().Where(rival => rival.Number != project.Number && Budget.IsOnBallot(rival)).Distinct();

    /// <remarks>A row for each ballot, in the order of what they say, which tells nothing about who cast them or when.</remarks>
    private PabulibFile File()
    {
        var definition = _budget.Definition;
        var hasRivals = _projects.Any(project => RivalsOf(project).Any());
        var votes = new long[_projects.Length];
        var rows = ImmutableArray.CreateBuilder<PabulibRow>();
        foreach (var (bytes, people) in _cut.Ballots)
        {
            var choices = BudgetMarking.Unpack(_budget, bytes).Choices;
            foreach (var choice in choices)
                votes[_places[choice.Project]] += people;
            var listed = string.Join(',', choices.Select(choice => _budget.Projects[choice.Project].Id));
            var points = string.Join(',', choices.Select(choice => Number(choice.Points)));
            for (var person = 0; person < people; person++)
                rows.Add(new PabulibRow(0, Style == BallotStyle.Points ? [Number(rows.Count + 1), listed, points] : [Number(rows.Count + 1), listed]));
        }

        return new PabulibFile(
            [.. Meta(rows.Count)],
            new PabulibTable(
                hasRivals ? ["project_id", "cost", "votes", "name", "incompatible_with"] : ["project_id", "cost", "votes", "name"],
                [.. _projects.Select((project, place) => new PabulibRow(0, Fields(project, votes[place])))]),
            new PabulibTable(Style == BallotStyle.Points ? ["voter_id", "vote", "points"] : ["voter_id", "vote"], rows.ToImmutable()));

        ImmutableArray<string> Fields(Project project, long people)
        {
            var fields = ImmutableArray.Create(project.Id, Money(project.Definition.Cost), Number(people), OneLine(project.Definition.Title));
            return hasRivals ? fields.Add(string.Join(',', RivalsOf(project).Select(rival => rival.Id))) : fields;
        }

        string Money(long minor) => MinorUnits.Write(minor, definition.Decimals);
    }

    private IEnumerable<KeyValuePair<string, string>> Meta(int ballots)
    {
        var definition = _budget.Definition;
        yield return new("description", OneLine(definition.Title));
        yield return new("num_projects", Number(_projects.Length));
        yield return new("num_votes", Number(ballots));
        yield return new("budget", MinorUnits.Write(definition.Amount, definition.Decimals));
        yield return new("vote_type", Style switch { BallotStyle.Points => "cumulative", BallotStyle.Ranking => "ordinal", _ => "approval" });
        var shares = definition.Completion == BudgetWords.None ? "equalshares" : $"equalshares/{definition.Completion}";
        yield return new("rule", definition.Rule == BudgetWords.Greedy ? "greedy" : shares);
        if (definition.MinChoices is { } min)
            yield return new("min_length", Number(min));
        if (definition.MaxChoices is { } max)
            yield return new("max_length", Number(max));
        if (definition.Ballot == BudgetWords.Knapsack)
            yield return new("max_sum_cost", MinorUnits.Write(definition.Amount, definition.Decimals));
        if (definition.Points is { } points)
            yield return new("max_sum_points", Number(points));
        if (definition.MaxPerProject is { } most)
            yield return new("max_points", Number(most));
        yield return new("currency", definition.Currency);
        if (_budget.Imported is not null)
            yield return new("comment", "A rehearsal: ballots came with a file");
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string OneLine(string text) => text.ReplaceLineEndings(" ").Trim();
}

/// <summary>Amounts as decimal numbers.</summary>
internal static class MinorUnits
{
    /// <summary>With no zeros at the end.</summary>
    public static string Write(long minor, int decimals)
    {
        if (decimals == 0)
            return minor.ToString(CultureInfo.InvariantCulture);
        var digits = minor.ToString(CultureInfo.InvariantCulture).PadLeft(decimals + 1, '0');
        return $"{digits[..^decimals]}.{digits[^decimals..]}".TrimEnd('0').TrimEnd('.');
    }

    /// <summary>For people who read any language: thousands apart by a narrow space that does not break.</summary>
    public static string Grouped(long minor, int decimals)
    {
        var plain = Write(minor, decimals);
        var point = plain.IndexOf('.', StringComparison.Ordinal);
        var (whole, cents) = point < 0 ? (plain, "") : (plain[..point], plain[point..].PadRight(decimals + 1, '0'));
        for (var at = whole.Length - 3; at > 0; at -= 3)
            whole = whole.Insert(at, "\u202F");
        return whole + cents;
    }
}
