using System.Collections.Immutable;
using System.Numerics;
using Fractions;
using LiveTownHall.Budgets.Elections;

namespace LiveTownHall.Budgets.Counting;

/// <summary>Why a project was funded or not.</summary>
/// <param name="EffectiveVotes">In each round of equal shares from the first on, until it was funded or kept out; 0 once its supporters can't pay for it. Empty where equal
/// shares had no part.</param>
/// <param name="LeftWithSupporters">What its supporters hold at the end, in the smallest unit; null where there were no purses.</param>
/// <param name="WouldHaveWonAt">
/// For a project that was not funded the highest cost, in the smallest unit, at which it would have been with these purses, everything else being the same; null where no cost
/// would have helped.
/// </param>
/// <param name="KeptOutBy">A funded project that can't be done beside it; null where there is none.</param>
public sealed record ProjectExplanation(
    int Project, bool Funded, ImmutableArray<Fraction> EffectiveVotes, Fraction? LeftWithSupporters, long? WouldHaveWonAt, int? KeptOutBy);

/// <summary>Plays an outcome again and says for each project how near it came.</summary>
public static class Explanation
{
    /// <param name="outcome">Of this election by this rule.</param>
    public static ImmutableArray<ProjectExplanation> Of(BudgetElection election, CountRule rule, BudgetOutcome outcome, CancellationToken cancellation = default)
    {
        var electorate = Electorate.Of(election, rule.Utility);
        var incompatible = BudgetCount.Incompatible(election);
        var projects = election.Projects.Select((_, project) => new Story(project)).ToArray();
        foreach (var funded in outcome.Funded)
            projects[funded.Project].FundedIn = funded.Round;
        if (outcome.Purse is { } purse)
            PlayShares(election, electorate, rule, outcome, purse, incompatible, projects, cancellation);
        if (rule.Method == Method.Greedy || rule.Completion is Completion.Add1u or Completion.Utilitarian || outcome.GreedyPreferred)
            PlayGreedy(election, electorate, rule, outcome, incompatible, projects);
        return [.. projects.Select(story => story.Tell())];
    }

    private static void PlayShares(
        BudgetElection election, Electorate electorate, CountRule rule, BudgetOutcome outcome, Fraction purse, bool[][] incompatible, Story[] projects,
        CancellationToken cancellation)
    {
        var exact = new ExactPurses(electorate, purse);
        foreach (var round in outcome.Funded.TakeWhile(funded => funded.Shares is not null))
        {
            foreach (var story in projects.Where(story => story.IsInRound(round.Round) && electorate.Projects[story.Project].CanWin))
            {
                cancellation.ThrowIfCancellationRequested();
                story.EffectiveVotes.Add(exact.CanAfford(story.Project) ? electorate.Projects[story.Project].UnitWorth / exact.Price(story.Project) : Fraction.Zero);
                if (story.FundedIn is null)
                    Beat(election, electorate, rule, round, story, exact.CostAt(story.Project, round.Shares!.EffectiveVotes.Reciprocal(), rule.Utility == Utility.Cost));
            }

            exact.Pay(round.Project);
            foreach (var story in projects.Where(story => story.FundedIn is null && story.KeptOutBy is null && incompatible[round.Project][story.Project]))
                story.KeptOutBy = round.Project;
        }

        foreach (var story in projects)
        {
            story.LeftWithSupporters = exact.MoneyBehind(story.Project);
            if (story.FundedIn is null && story.KeptOutBy is null && electorate.Projects[story.Project].Weight > 0)
                story.WinsAt(BigInteger.Divide(story.LeftWithSupporters.Value.Numerator, story.LeftWithSupporters.Value.Denominator));
        }
    }

    /// <summary>The highest cost at which the project would have come before the one that was funded in the round, also by the tie order.</summary>
    private static void Beat(BudgetElection election, Electorate electorate, CountRule rule, FundedProject round, Story story, (Fraction Cost, PriceUpTo Price) near)
    {
        var highest = BigInteger.Divide(near.Cost.Numerator, near.Cost.Denominator);
        var isTiedAtHighest = near.Price == PriceUpTo.LessBelow && near.Cost.Denominator.IsOne;
        if (near.Price != PriceUpTo.Equal)
            story.WinsAt(isTiedAtHighest ? highest - 1 : highest);

        // Where the price is the same throughout, the tie order may ask for the lower or the higher cost: it changes its mind at most around the rival's.
        var rival = election.Projects[round.Project].Cost;
        foreach (var cost in near.Price == PriceUpTo.Equal ? new[] { highest, rival, rival - 1 } : isTiedAtHighest ? [highest] : [])
        {
            if (cost > 0 && cost <= highest && cost <= BudgetElection.MostMoney && ComesFirst(election, electorate, rule, story.Project, (long)cost, round.Project))
                story.WinsAt(cost);
        }
    }

    private static bool ComesFirst(BudgetElection election, Electorate electorate, CountRule rule, int project, long cost, int rival)
    {
        var priced = election with { Projects = election.Projects.SetItem(project, election.Projects[project] with { Cost = cost }) };
        try
        {
            return new TieOrder(priced, electorate, rule).Settle([project, rival]).Chosen == project;
        }
        catch (BudgetCountException)
        {
            return false;
        }
    }

    /// <summary>In the order of votes a project wins at what is left when its turn comes. Where the rank itself depends on the cost, nothing is said.</summary>
    private static void PlayGreedy(BudgetElection election, Electorate electorate, CountRule rule, BudgetOutcome outcome, bool[][] incompatible, Story[] projects)
    {
        var isCompletion = rule.Method != Method.Greedy;
        var isByVotes = isCompletion || rule.Utility == Utility.Cost;
        var (order, _) = new TieOrder(election, electorate, rule).ForGreedy(isCompletion);
        bool IsBefore(int a, int b) => electorate.Votes[a] != electorate.Votes[b] ? electorate.Votes[a] > electorate.Votes[b] : order.Compare(a, b) < 0;
        foreach (var story in projects.Where(story => story.FundedIn is null))
        {
            story.KeptOutBy ??= outcome.Funded.FirstOrDefault(funded => incompatible[story.Project][funded.Project])?.Project;
            if (!isByVotes || story.KeptOutBy is not null)
                continue;
            var before = outcome.Funded.Where(funded => funded.Shares is not null || IsBefore(funded.Project, story.Project));
            story.WinsAt(election.Amount - before.Sum(funded => election.Projects[funded.Project].Cost));
        }
    }

    private sealed class Story(int project)
    {
        private BigInteger _wonAt = -1;

        public int Project => project;

        public int? FundedIn { get; set; }

        public int? KeptOutBy { get; set; }

        public List<Fraction> EffectiveVotes { get; } = [];

        public Fraction? LeftWithSupporters { get; set; }

        public bool IsInRound(int round) => KeptOutBy is null && !(FundedIn < round);

        public void WinsAt(BigInteger cost) => _wonAt = BigInteger.Max(_wonAt, cost);

        public ProjectExplanation Tell()
            => new(project, FundedIn is not null, [.. EffectiveVotes], LeftWithSupporters, FundedIn is null && _wonAt > 0 ? (long)_wonAt : null, KeptOutBy);
    }
}
