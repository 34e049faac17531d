using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using LiveTownHall.Budgets.Elections;

namespace LiveTownHall.Budgets.Pabulib;

/// <summary>The election that a Pabulib file describes, and what of the file looks wrong without keeping it from being counted.</summary>
public sealed record PabulibElection(BudgetElection Election, ImmutableArray<string> Warnings)
{
    private const int MostPeopleOfBallot = 1_000_000;

    /// <exception cref="PabulibException">A value can't be counted with; says where.</exception>
    public static PabulibElection From(PabulibFile file)
    {
        if (file.Projects.Rows.Length > BudgetElection.MostProjects)
            throw new PabulibException(file.Projects.Rows[BudgetElection.MostProjects].Line, $"There are more than {BudgetElection.MostProjects} projects.");
        var budget = file["budget"] ?? throw new PabulibException(0, "The section META has no budget.");
        var costs = file.Projects.Rows.Select(row => (row.Line, Text: row.Fields[file.Projects.Find("cost")])).Prepend((Line: 0L, Text: budget)).Select(Money).ToList();
        var decimals = costs.Max(cost => cost.Decimals);
        var amounts = costs.Select(cost => Scaled(cost.Digits, cost.Decimals, decimals, cost.Line)).ToList();
        var places = Places(file.Projects);
        var incompatible = file.Projects.Find("incompatible_with");
        var projects = file.Projects.Rows.Select((row, place) => new BudgetProject(
            row.Fields[file.Projects.Find("project_id")],
            amounts[place + 1],
            incompatible < 0 ? [] : [.. Items(row.Fields[incompatible]).Select(id => places.TryGetValue(id, out var other) ? other : throw Unknown(row.Line, id))]));
        var style = Style(file);
        return new PabulibElection(new BudgetElection(amounts[0], decimals, style, [.. projects], Ballots(file, style, places)), Warn(file));
    }

    private static BallotStyle Style(PabulibFile file) => file["vote_type"]?.ToLowerInvariant() switch
    {
        "approval" or "choose-1" => BallotStyle.Approval,
        "cumulative" or "scoring" => BallotStyle.Points,
        "ordinal" => BallotStyle.Ranking,
        null when file.Votes.Find("points") < 0 => BallotStyle.Approval,
        null => throw new PabulibException(0, "The section META has no vote_type, but the votes have points."),
        var other => throw new PabulibException(0, $"The vote_type {other} is none of approval, choose-1, cumulative, scoring and ordinal."),
    };

    private static ImmutableArray<BudgetBallot> Ballots(PabulibFile file, BallotStyle style, Dictionary<string, int> places)
    {
        var (voter, vote, points, weight) = (file.Votes.Find("voter_id"), file.Votes.Find("vote"), file.Votes.Find("points"), file.Votes.Find("weight"));
        if (style == BallotStyle.Points && points < 0)
            throw new PabulibException(0, "The section VOTES has no column points.");
        var scale = style == BallotStyle.Points ? PointScale.Of(file, points) : null;
        var voters = new HashSet<string>(StringComparer.Ordinal);
        var people = 0L;
        var ballots = ImmutableArray.CreateBuilder<BudgetBallot>(file.Votes.Rows.Length);
        foreach (var row in file.Votes.Rows)
        {
            if (!voters.Add(row.Fields[voter]))
                throw new PabulibException(row.Line, $"The voter {row.Fields[voter]} is there twice.");
            var alike = 1;
            if (weight >= 0 && (!int.TryParse(row.Fields[weight], NumberStyles.None, CultureInfo.InvariantCulture, out alike) || alike is < 1 or > MostPeopleOfBallot))
                throw new PabulibException(row.Line, $"The weight must be a whole number from 1 to {MostPeopleOfBallot}.");
            people += alike;
            var listed = Items(row.Fields[vote]).Select(id => places.TryGetValue(id, out var place) ? place : throw Unknown(row.Line, id)).ToList();
            if (style == BallotStyle.Approval)
                listed = [.. listed.Distinct()];
            if (listed.Distinct().Count() != listed.Count)
                throw new PabulibException(row.Line, "The vote names a project twice.");
            ballots.Add(new BudgetBallot(scale?.Choices(listed, Items(row.Fields[points]), row.Line) ?? Choices(listed, style), alike));
        }

        return people > BudgetElection.MostVoters ? throw new PabulibException(0, $"There are more than {BudgetElection.MostVoters} voters.") : ballots.MoveToImmutable();
    }

    private static ImmutableArray<Choice> Choices(List<int> listed, BallotStyle style)
        => [.. listed.Select((place, rank) => new Choice(place, style == BallotStyle.Ranking ? listed.Count - 1 - rank : 1)).OrderBy(choice => choice.Project)];

    private static Dictionary<string, int> Places(PabulibTable projects)
    {
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        var id = projects.Find("project_id");
        foreach (var row in projects.Rows)
        {
            if (row.Fields[id].Length == 0 || row.Fields[id].Contains(',', StringComparison.Ordinal))
                throw new PabulibException(row.Line, "A project needs an id, and no comma may be in it.");
            if (!places.TryAdd(row.Fields[id], places.Count))
                throw new PabulibException(row.Line, $"The project {row.Fields[id]} is there twice.");
        }

        return places;
    }

    private static (BigInteger Digits, int Decimals, long Line) Money((long Line, string Text) money)
        => Decimals.TryRead(money.Text, out var digits, out var decimals) && digits.Sign >= 0 && decimals <= Decimals.Most
            ? (digits, decimals, money.Line)
            : throw new PabulibException(
                money.Line, $"{(money.Line == 0 ? "The budget" : "The cost")} must be an amount of money, 0 or more, with at most {Decimals.Most} decimals.");

    private static long Scaled(BigInteger digits, int decimals, int target, long line)
        => Decimals.Scale(digits, decimals, target) is var amount && amount <= BudgetElection.MostMoney
            ? (long)amount
            : throw new PabulibException(line, "An amount is more than 10^15 of the smallest unit that occurs.");

    private static ImmutableArray<string> Warn(PabulibFile file)
    {
        var warnings = ImmutableArray.CreateBuilder<string>();
        foreach (var (key, count) in new[] { ("num_projects", file.Projects.Rows.Length), ("num_votes", file.Votes.Rows.Length) })
        {
            if (file[key] is { } said && said != count.ToString(CultureInfo.InvariantCulture))
                warnings.Add($"META says {key} {said}, the file has {count}.");
        }

        return warnings.ToImmutable();
    }

    private static string[] Items(string list) => list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static PabulibException Unknown(long line, string id) => new(line, $"There is no project {id}.");
}
