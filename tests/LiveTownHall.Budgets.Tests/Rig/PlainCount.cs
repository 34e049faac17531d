using Fractions;
using LiveTownHall.Budgets.Counting;
using LiveTownHall.Budgets.Elections;

namespace LiveTownHall.Budgets.Tests.Rig;

/// <summary>
/// The rule once more, as it stands in the paper and nothing else: a person at a time, every project in every round, every price tried. Fractions by a library. It shares no
/// line with what it checks.
/// </summary>
public static class PlainCount
{
    /// <summary>Ties go to more votes, then the lower cost, then the lower id as text.</summary>
    public static List<int> EqualShares(BudgetElection election, Utility utility, Completion completion, long increment = 1)
    {
        var voters = election.Ballots.SelectMany(ballot => Enumerable.Repeat(ballot, ballot.People)).ToList();
        if (voters.Count == 0)
            return Complete(election, voters, [], completion);
        List<int> funded;
        if (completion is Completion.Add1 or Completion.Add1u && election.Projects.Sum(project => project.Cost) > election.Amount)
        {
            var purse = (Fraction)(election.Amount / election.Unit / voters.Count * election.Unit);
            funded = WithPurse(election, voters, utility, purse);
            for (var step = 0; step < 100_000; step++)
            {
                if (!Fitting(election, voters, funded).Any()
                    || funded.Count == Enumerable.Range(0, election.Projects.Length).Count(c => Supporters(voters, c, utility).Count > 0 && election.Projects[c].Cost > 0))
                {
                    break;
                }

                purse += increment * election.Unit;
                var next = WithPurse(election, voters, utility, purse);
                if (next.Sum(c => election.Projects[c].Cost) > election.Amount)
                    break;
                funded = next;
            }
        }
        else
        {
            funded = WithPurse(election, voters, utility, new Fraction(election.Amount, voters.Count));
        }

        return Complete(election, voters, funded, completion);
    }

    public static List<int> WithPurse(BudgetElection election, List<BudgetBallot> voters, Utility utility, Fraction purse)
    {
        var purses = voters.Select(_ => purse).ToArray();
        var funded = new List<int>();
        while (true)
        {
            (int Project, Fraction Rate)? best = null;
            for (var c = 0; c < election.Projects.Length; c++)
            {
                if (funded.Contains(c) || election.Projects[c].Cost == 0 || Rate(election, voters, purses, utility, c) is not { } rate)
                    continue;
                if (best is null || rate < best.Value.Rate || (rate == best.Value.Rate && IsBefore(election, voters, c, best.Value.Project)))
                    best = (c, rate);
            }

            if (best is not var (project, price))
                return funded;
            funded.Add(project);
            foreach (var (voter, worth) in Supporters(voters, project, utility))
                purses[voter] -= Min(purses[voter], price * (utility == Utility.Cost ? election.Projects[project].Cost : worth));
        }
    }

    /// <summary>The smallest price of a worth of 1 at which supporters pay all of the cost: one of those at which some of them are just too poor.</summary>
    private static Fraction? Rate(BudgetElection election, List<BudgetBallot> voters, Fraction[] purses, Utility utility, int project)
    {
        var supporters = Supporters(voters, project, utility).Select(s => (Purse: purses[s.Voter], Worth: utility == Utility.Cost ? election.Projects[project].Cost : s.Worth))
            .OrderBy(s => s.Purse / s.Worth).ToList();
        Fraction cost = election.Projects[project].Cost;
        for (var poor = 0; poor < supporters.Count; poor++)
        {
            var rate = (cost - Sum(supporters.Take(poor).Select(s => s.Purse))) / supporters.Skip(poor).Sum(s => s.Worth);
            if (rate * supporters[poor].Worth <= supporters[poor].Purse)
                return rate;
        }

        return null;
    }

    private static List<int> Complete(BudgetElection election, List<BudgetBallot> voters, List<int> funded, Completion completion)
    {
        if (completion is not (Completion.Add1u or Completion.Utilitarian))
            return funded;
        var order = Enumerable.Range(0, election.Projects.Length).OrderByDescending(c => Votes(voters, c)).ThenBy(c => int.Parse(election.Projects[c].Id, null));
        foreach (var c in order)
        {
            if (!funded.Contains(c) && funded.Sum(f => election.Projects[f].Cost) + election.Projects[c].Cost <= election.Amount)
                funded.Add(c);
        }

        return funded;
    }

    private static IEnumerable<int> Fitting(BudgetElection election, List<BudgetBallot> voters, List<int> funded)
        => Enumerable.Range(0, election.Projects.Length)
            .Where(c => !funded.Contains(c) && funded.Sum(f => election.Projects[f].Cost) + election.Projects[c].Cost <= election.Amount);

    private static bool IsBefore(BudgetElection election, List<BudgetBallot> voters, int a, int b)
        => (-Votes(voters, a), election.Projects[a].Cost).CompareTo((-Votes(voters, b), election.Projects[b].Cost)) is not 0 and var order
            ? order < 0
            : string.CompareOrdinal(election.Projects[a].Id, election.Projects[b].Id) < 0;

    private static int Votes(List<BudgetBallot> voters, int project) => voters.Count(voter => voter.Choices.Any(choice => choice.Project == project));

    private static List<(int Voter, long Worth)> Supporters(List<BudgetBallot> voters, int project, Utility utility)
        => [.. from voter in Enumerable.Range(0, voters.Count)
               from choice in voters[voter].Choices
               where choice.Project == project && (utility is Utility.Cost or Utility.Cardinality || choice.Points > 0)
               select (voter, utility == Utility.Cardinality ? 1 : choice.Points)];

    private static Fraction Sum(IEnumerable<Fraction> amounts) => amounts.Aggregate(Fraction.Zero, (sum, amount) => sum + amount);

    private static Fraction Min(Fraction a, Fraction b) => a < b ? a : b;
}
