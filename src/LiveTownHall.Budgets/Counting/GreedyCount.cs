using System.Numerics;
using LiveTownHall.Budgets.Elections;

namespace LiveTownHall.Budgets.Counting;

/// <summary>Whatever still fits, in the order of votes or of another rank.</summary>
internal static class GreedyCount
{
    /// <param name="already">Funded before; part of the outcome.</param>
    /// <param name="utility">The rank is its worth to all per unit of money; null for votes.</param>
    /// <returns>What was added, in order, and the ties that mattered.</returns>
    public static (List<int> Added, List<BrokenTie> Ties) Run(
        BudgetElection election, Electorate electorate, TieOrder ties, bool[][] incompatible, IReadOnlyCollection<int> already, Utility? utility)
    {
        var (order, decided) = ties.ForGreedy(isCompletion: utility is null);
        var taken = new HashSet<int>(already);
        var left = election.Amount - already.Sum(project => election.Projects[project].Cost);
        bool Fits(int project) => election.Projects[project].Cost <= left && !taken.Contains(project) && !taken.Any(other => incompatible[project][other]);

        var rank = Rank(election, electorate, utility);
        var queue = Enumerable.Range(0, election.Projects.Length).Where(project => !taken.Contains(project))
            .Order(Comparer<int>.Create((a, b) => rank(b, a) is not 0 and var byRank ? byRank : order.Compare(a, b))).ToList();
        var (added, broken) = (new List<int>(), new List<BrokenTie>());
        for (var i = 0; i < queue.Count; i++)
        {
            var project = queue[i];
            if (!Fits(project))
                continue;
            var equals = queue.Skip(i).TakeWhile(other => rank(other, project) == 0).Where(Fits).ToList();
            taken.Add(project);
            added.Add(project);
            left -= election.Projects[project].Cost;

            // The order of equals matters only where one of them is kept out by what came first.
            if (equals.Skip(1).FirstOrDefault(other => !Fits(other), -1) is >= 0 and var keptOut)
                broken.Add(new BrokenTie([.. equals.Order()], project, decided(project, keptOut)));
        }

        return (added, broken);
    }

    /// <summary>Compares two projects; more is first.</summary>
    private static Comparison<int> Rank(BudgetElection election, Electorate electorate, Utility? utility)
    {
        if (utility is null or Utility.Cost)
            return (a, b) => electorate.Votes[a].CompareTo(electorate.Votes[b]);
        var worth = electorate.Projects.Select(project => (BigInteger)project.Weight).ToArray();
        return (a, b) => (worth[a].IsZero, worth[b].IsZero) switch
        {
            (true, true) => 0,
            (true, false) => -1,
            (false, true) => 1,
            _ => (worth[a] * election.Projects[b].Cost).CompareTo(worth[b] * election.Projects[a].Cost),
        };
    }
}
