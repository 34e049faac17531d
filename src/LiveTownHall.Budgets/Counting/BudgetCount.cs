using System.Collections.Immutable;
using System.Numerics;
using Fractions;
using LiveTownHall.Budgets.Elections;

namespace LiveTownHall.Budgets.Counting;

/// <summary>
/// Counts a budget. A pure function: the same election and rule give the same outcome everywhere, whatever the order of ballots and projects. Money is whole, purses are
/// fractions, nothing is rounded.
/// </summary>
public sealed class BudgetCount
{
    private readonly BudgetElection _election;
    private readonly CountRule _rule;
    private readonly Electorate _electorate;
    private readonly TieOrder _ties;
    private readonly bool[][] _incompatible;

    private BudgetCount(BudgetElection election, CountRule rule)
    {
        (_election, _rule) = (election, rule);
        _electorate = Electorate.Of(election, rule.Utility);
        _ties = new TieOrder(election, _electorate, rule);
        _incompatible = Incompatible(election);
    }

    /// <exception cref="BudgetCountException">A tie that the rule doesn't settle, or ballots that don't say what it asks.</exception>
    public static BudgetOutcome Run(BudgetElection election, CountRule rule, CancellationToken cancellation = default) => new BudgetCount(election, rule).Run(cancellation);

    internal static bool[][] Incompatible(BudgetElection election)
    {
        var incompatible = election.Projects.Select(_ => new bool[election.Projects.Length]).ToArray();
        for (var project = 0; project < election.Projects.Length; project++)
        {
            foreach (var other in election.Projects[project].IncompatibleWith is { IsDefault: false } others ? others : [])
                incompatible[project][other] = incompatible[other][project] = other != project;
        }

        return incompatible;
    }

    private BudgetOutcome Run(CancellationToken cancellation)
    {
        if (_rule.Method == Method.Greedy)
            return Outcome(null, [], GreedyCount.Run(_election, _electorate, _ties, _incompatible, [], _rule.Utility), false);
        var shares = Shares(cancellation);
        var completed = _rule.Completion is Completion.Add1u or Completion.Utilitarian
            ? GreedyCount.Run(_election, _electorate, _ties, _incompatible, shares?.Funded ?? [], null)
            : ([], []);
        if (_rule.Comparison == Comparison.None)
            return Outcome(shares, shares?.Funded ?? [], completed, false);
        var greedy = GreedyCount.Run(_election, _electorate, _ties, _incompatible, [], null);
        return Preference([.. shares?.Funded ?? [], .. completed.Added], greedy.Added) < 0
            ? Outcome(null, [], greedy, true)
            : Outcome(shares, shares?.Funded ?? [], completed, false);
    }

    /// <summary>Null where nobody votes: there is no purse.</summary>
    private SharesOutcome? Shares(CancellationToken cancellation)
    {
        if (_electorate.People == 0)
            return null;
        var count = new SharesCount(_election, _electorate, _ties, _incompatible);
        var isAllAffordable = _election.Projects.Aggregate(BigInteger.Zero, (sum, project) => sum + project.Cost) <= _election.Amount;
        return _rule.Completion is Completion.Add1 or Completion.Add1u && !isAllAffordable
            ? GrowingPurses(count, cancellation)
            : count.Run(new Fraction(_election.Amount, _electorate.People), cancellation);
    }

    /// <summary>
    /// Purses begin at what everybody gets of the amount in whole units of money, and grow by the increment until the outcome leaves no room for another project, or the next one
    /// would cost more than the amount. A larger purse can make a cheaper outcome, so every step counts.
    /// </summary>
    /// <remarks>Steps between two counts of the same <see cref="Shape"/> are passed over: their outcome is the same. So an increment may be as small as it likes.</remarks>
    private SharesOutcome GrowingPurses(SharesCount count, CancellationToken cancellation)
    {
        var step = (BigInteger)_rule.Increment * _election.Unit;
        var start = _election.Amount / _election.Unit / _electorate.People * (BigInteger)_election.Unit;
        var outcome = count.Run(start, cancellation);
        BigInteger at = 0, stride = 1;
        BigInteger? other = null;
        while (!IsExhaustive(outcome) && CanFundMore(outcome))
        {
            var next = TryRun(count, start + ((at + stride) * step), mayFail: !stride.IsOne, cancellation);
            var isSame = next?.Shape is { } shape && shape == outcome.Shape;
            if (!isSame && !stride.IsOne)
            {
                // Something changes on the way there: look nearer.
                other = at + stride;
                stride = BigInteger.Max(1, stride / 2);
                continue;
            }

            if (next!.Spent > _election.Amount)
                break;
            (outcome, at) = (next, at + stride);
            other = at >= other ? null : other;
            stride = other is { } bound ? BigInteger.Max(1, (bound - at) / 2) : isSame ? stride * 2 : 1;
        }

        return outcome;
    }

    /// <summary>Null for a tie that nothing settles, where a step far ahead may never be reached.</summary>
    private static SharesOutcome? TryRun(SharesCount count, Fraction start, bool mayFail, CancellationToken cancellation)
    {
        try
        {
            return count.Run(start, cancellation);
        }
        catch (BudgetCountException) when (mayFail)
        {
            return null;
        }
    }

    private bool IsExhaustive(SharesOutcome outcome) => !Open(outcome).Any(project => outcome.Spent + _election.Projects[project].Cost <= _election.Amount);

    /// <summary>Whether larger purses could fund another project. What nobody supports they never do.</summary>
    private bool CanFundMore(SharesOutcome outcome) => Open(outcome).Any(project => _electorate.Projects[project].CanWin);

    private IEnumerable<int> Open(SharesOutcome outcome)
        => Enumerable.Range(0, _election.Projects.Length).Where(project => !outcome.Funded.Exists(other => other == project || _incompatible[project][other]));

    /// <summary>People who prefer the outcome of equal shares less those who prefer the greedy one.</summary>
    private long Preference(List<int> shares, List<int> greedy)
    {
        var (ofShares, ofGreedy) = (Supported(shares), Supported(greedy));
        var preference = 0L;
        for (var group = 0; group < _electorate.GroupPeople.Length; group++)
        {
            var (a, b) = (ofShares[group], ofGreedy[group]);
            preference += _electorate.GroupPeople[group] * (long)(_rule.Comparison == Comparison.Satisfaction ? Math.Sign(a - b) : Math.Sign(a) - Math.Sign(b));
        }

        return preference;
    }

    /// <summary>How many of the projects each group supports.</summary>
    private int[] Supported(List<int> projects)
    {
        var supported = new int[_electorate.GroupPeople.Length];
        foreach (var group in projects.SelectMany(project => _electorate.Projects[project].Groups))
            supported[group]++;
        return supported;
    }

    private BudgetOutcome Outcome(SharesOutcome? shares, List<int> byShares, (List<int> Added, List<BrokenTie> Ties) greedy, bool greedyPreferred)
    {
        var exact = shares is null ? null : new ExactPurses(_electorate, shares.Start);
        var funded = ImmutableArray.CreateBuilder<FundedProject>();
        foreach (var project in byShares)
        {
            var supporters = _electorate.Projects[project];
            var (price, inFull) = exact!.Pay(project);
            var paid = new SharesPaid(supporters.UnitWorth / price, price, inFull, supporters.People.Sum(people => (long)people));
            funded.Add(new FundedProject(project, funded.Count + 1, _electorate.Votes[project], paid));
        }

        foreach (var project in greedy.Added)
            funded.Add(new FundedProject(project, funded.Count + 1, _electorate.Votes[project], null));
        var ties = (shares?.Ties.Select(tie => new RoundTie(tie.Round + 1, tie.Tie)) ?? [])
            .Concat(greedy.Ties.Select(tie => new RoundTie(byShares.Count + greedy.Added.IndexOf(tie.Chosen) + 1, tie)));
        return new BudgetOutcome(funded.ToImmutable(), funded.Sum(project => _election.Projects[project.Project].Cost), shares?.Start, [.. ties], greedyPreferred);
    }
}
