using System.Collections.Immutable;
using System.Globalization;
using LiveTownHall.Budgets.Elections;

namespace LiveTownHall.Budgets.Counting;

/// <summary>Projects that were equal, and how one of them came first. No tie is settled without one of these.</summary>
/// <param name="Tied">Places of projects, in the order of their ids.</param>
/// <param name="By">The last criterion that was needed: one of the rule's, <c>lottery</c>, or <c>projectId</c>.</param>
public sealed record BrokenTie(ImmutableArray<int> Tied, int Chosen, string By);

/// <summary>Who comes first of projects that are equal.</summary>
internal sealed class TieOrder
{
    public const string MaxVotes = "maxVotes";
    public const string MinCost = "minCost";
    public const string MaxCost = "maxCost";
    public const string Lexico = "lexico";
    public const string ByLottery = "lottery";
    public const string ById = "projectId";

    private readonly Criterion[] _whole;
    private readonly Criterion[] _ofCompletion;
    private readonly IComparer<int> _byId;

    public TieOrder(BudgetElection election, Electorate electorate, CountRule rule)
    {
        Election = election;
        _byId = Comparer<int>.Create((a, b) => CompareIds(election.Projects[a].Id, election.Projects[b].Id));
        var named = Criteria(election, electorate, rule);
        if (rule.Seed is { } seed)
        {
            var lots = election.Projects.Select(project => Lottery.Lot(seed, project.Id)).ToArray();
            _whole = [.. named, new Criterion(ByLottery, Comparer<int>.Create((a, b) => string.CompareOrdinal(lots[a], lots[b])))];
            _ofCompletion = _whole;
            return;
        }

        _whole = [.. named];
        _ofCompletion = [.. named.Where(criterion => criterion.Name is not (MaxVotes or MinCost or MaxCost))];
    }

    public BudgetElection Election { get; }

    /// <summary>Settles a tie of equal shares.</summary>
    /// <exception cref="BudgetCountException">Nothing in the rule settles it.</exception>
    public BrokenTie Settle(List<int> tied)
    {
        tied.Sort(_byId);
        var (left, by) = (tied, "");
        foreach (var criterion in _whole)
        {
            var first = left.Min(criterion.Order);
            var best = left.FindAll(project => criterion.Order.Compare(project, first) == 0);
            if (best.Count < left.Count)
                (left, by) = (best, criterion.Name);
            if (left.Count == 1)
                return new BrokenTie([.. tied], left[0], by);
        }

        throw new BudgetCountException($"The projects {string.Join(", ", left.Select(project => Election.Projects[project].Id))} are tied and the tie order does not settle it: "
            + "another criterion or a seed for the lottery is needed.");
    }

    /// <summary>
    /// The order in which projects of equal rank are offered what money is left. The whole order where greedy is the rule or there is a lottery; else, as the reference does
    /// it when
    /// it completes an outcome, only what names projects; last the id.
    /// </summary>
    public (IComparer<int> Order, Func<int, int, string> Decided) ForGreedy(bool isCompletion)
    {
        Criterion[] criteria = [.. isCompletion ? _ofCompletion : _whole, new Criterion(ById, _byId)];
        Criterion Deciding(int a, int b) => Array.Find(criteria, criterion => criterion.Order.Compare(a, b) != 0) ?? criteria[^1];
        return (Comparer<int>.Create((a, b) => Deciding(a, b).Order.Compare(a, b)), (a, b) => Deciding(a, b).Name);
    }

    /// <summary>Whole numbers by their value, then everything else as text, as the reference orders them.</summary>
    private static int CompareIds(string a, string b)
        => (AsNumber(a), AsNumber(b)) switch
        {
            ({ } x, { } y) => x.CompareTo(y),
            ({ }, null) => -1,
            (null, { }) => 1,
            _ => string.CompareOrdinal(a, b),
        };

    private static uint? AsNumber(string id)
        => uint.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number != uint.MaxValue && number.ToString(CultureInfo.InvariantCulture) == id
            ? number
            : null;

    private static List<Criterion> Criteria(BudgetElection election, Electorate electorate, CountRule rule)
    {
        var names = rule.TieBreak.IsDefault ? [] : rule.TieBreak;
        var criteria = new List<Criterion>();
        var listed = names.Where(name => name is not (MaxVotes or MinCost or MaxCost or Lexico)).ToList();
        if (rule.UnknownTieBreak(election) is { } unknown)
            throw new BudgetCountException($"{unknown} is neither a way to settle ties (maxVotes, minCost, maxCost, lexico) nor the id of a project.");
        var ranks = election.Projects.Select(project => listed.IndexOf(project.Id) is >= 0 and var rank ? rank : int.MaxValue).ToArray();
        foreach (var name in names)
        {
            var (kind, order) = name switch
            {
                MaxVotes => (MaxVotes, (a, b) => electorate.Votes[b].CompareTo(electorate.Votes[a])),
                MinCost => (MinCost, (a, b) => election.Projects[a].Cost.CompareTo(election.Projects[b].Cost)),
                MaxCost => (MaxCost, (a, b) => election.Projects[b].Cost.CompareTo(election.Projects[a].Cost)),
                Lexico => (Lexico, (a, b) => string.CompareOrdinal(election.Projects[a].Id, election.Projects[b].Id)),
                _ => ("list", (Comparison<int>)((a, b) => ranks[a].CompareTo(ranks[b]))),
            };
            if (!criteria.Exists(criterion => criterion.Name == kind))
                criteria.Add(new Criterion(kind, Comparer<int>.Create(order)));
        }

        return criteria;
    }

    private sealed record Criterion(string Name, IComparer<int> Order);
}
