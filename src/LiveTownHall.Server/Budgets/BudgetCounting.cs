using System.Collections.Immutable;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using Fractions;
using LiveTownHall.Budgets.Counting;
using LiveTownHall.Budgets.Elections;
using LiveTownHall.Budgets.Pabulib;
using LiveTownHall.Core.Budgets;
using FundedProject = LiveTownHall.Core.Budgets.FundedProject;

namespace LiveTownHall.Server.Budgets;

/// <summary>Counts a budget at a cut: a pure function, computed off the writer of the hall.</summary>
internal static class BudgetCounting
{
    /// <summary>What counts, with its version: a change that gives any election another outcome gives it another number.</summary>
    public const string Algorithm = "livetownhall-budgets/1";

    /// <summary>A fraction longer than this is not written: nobody reads it, and the journal has a bound. The outcome does not depend on it.</summary>
    private const int LongestFraction = 600;

    /// <summary>The whole count with its explanations, as the journal takes it.</summary>
    public static BudgetResult Run(Budget budget, BudgetCut cut, CancellationToken cancellation)
    {
        var (election, rule, projects) = (BudgetElections.Of(budget, cut), BudgetElections.RuleOf(budget), BudgetElections.ProjectsOf(budget));
        var votes = Votes(election);
        var counted = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(PabulibWriter.Write(BudgetElections.FileOf(budget, cut)))));
        var greedy = GreedyOf(election, rule, cancellation);
        string Id(int place) => projects[place].Id;
        try
        {
            var outcome = BudgetCount.Run(election, rule, cancellation);
            var why = Explanation.Of(election, rule, outcome, cancellation);
            return new BudgetResult
            {
                Voters = cut.Voters,
                Funded = [.. outcome.Funded.Select(funded => Funded(funded, projects[funded.Project]))],
                Spent = outcome.Spent,
                Purse = Write(outcome.Purse),
                Ties = [.. outcome.Ties.Select(tie => new SettledTie(tie.Round, [.. tie.Tie.Tied.Select(Id)], Id(tie.Tie.Chosen), tie.Tie.By))],
                GreedyPreferred = outcome.GreedyPreferred,
                Why = [.. why.Select(project => new ProjectStory(
                    Id(project.Project),
                    votes[project.Project],
                    project.Funded,
                    project.EffectiveVotes.IsEmpty ? null : Write(project.EffectiveVotes[^1]),
                    Write(project.LeftWithSupporters),
                    project.WouldHaveWonAt,
                    project.KeptOutBy is { } other ? Id(other) : null))],
                Greedy = [.. greedy.Funded.Select(Id)],
                GreedySpent = greedy.Spent,
                Counted = counted,
            };
        }
        catch (BudgetCountException flaw)
        {
            return new BudgetResult
            {
                Voters = cut.Voters,
                Funded = [],
                Spent = 0,
                Ties = [],
                Why = [.. projects.Select((project, place) => new ProjectStory(project.Id, votes[place], false))],
                Greedy = [.. greedy.Funded.Select(Id)],
                GreedySpent = greedy.Spent,
                Flaw = flaw.Message,
                Counted = counted,
            };
        }
    }

    /// <summary>Which projects would be funded, without why.</summary>
    public static (IReadOnlyList<string> Funded, long Spent, IReadOnlyList<string> Greedy, IReadOnlyList<long> Votes, string? Flaw) Preview(
        Budget budget, BudgetCut cut, CancellationToken cancellation)
    {
        var (election, rule, projects) = (BudgetElections.Of(budget, cut), BudgetElections.RuleOf(budget), BudgetElections.ProjectsOf(budget));
        IReadOnlyList<string> greedy = [.. GreedyOf(election, rule, cancellation).Funded.Select(place => projects[place].Id)];
        try
        {
            var outcome = BudgetCount.Run(election, rule, cancellation);
            return ([.. outcome.Funded.Select(funded => projects[funded.Project].Id)], outcome.Spent, greedy, Votes(election), null);
        }
        catch (BudgetCountException flaw)
        {
            return ([], 0, greedy, Votes(election), flaw.Message);
        }
    }

    /// <summary>In the order of votes; ties that nothing settles by ids.</summary>
    private static (IReadOnlyList<int> Funded, long Spent) GreedyOf(BudgetElection election, CountRule rule, CancellationToken cancellation)
    {
        var greedy = rule with { Method = Method.Greedy, Utility = Utility.Cost, Comparison = Comparison.None };
        try
        {
            var outcome = BudgetCount.Run(election, greedy, cancellation);
            return ([.. outcome.Funded.Select(funded => funded.Project)], outcome.Spent);
        }
        catch (BudgetCountException)
        {
            var outcome = BudgetCount.Run(election, greedy with { TieBreak = ["lexico"] }, cancellation);
            return ([.. outcome.Funded.Select(funded => funded.Project)], outcome.Spent);
        }
    }

    private static long[] Votes(BudgetElection election)
    {
        var votes = new long[election.Projects.Length];
        foreach (var ballot in election.Ballots)
        {
            foreach (var choice in ballot.Choices)
                votes[choice.Project] += ballot.People;
        }

        return votes;
    }

    private static FundedProject Funded(LiveTownHall.Budgets.Counting.FundedProject funded, Project project) => new(
        project.Id,
        project.Definition.Cost,
        funded.Votes,
        funded.Round,
        Write(funded.Shares?.EffectiveVotes),
        Write(funded.Shares?.Price),
        funded.Shares?.InFull);

    private static string? Write(Fraction? number)
    {
        if (number is not { } written)
            return null;
        var text = written.Denominator.IsOne ? $"{written.Numerator}" : $"{written.Numerator}/{written.Denominator}";
        return text.Length <= LongestFraction ? text : null;
    }

    /// <summary>The first four decimals of a fraction as <see cref="BudgetResult"/> has it.</summary>
    public static double Shown(string exact)
    {
        const int TenThousand = 10_000;
        var slash = exact.IndexOf('/', StringComparison.Ordinal);
        var numerator = BigInteger.Parse(slash < 0 ? exact : exact.AsSpan(0, slash), System.Globalization.CultureInfo.InvariantCulture);
        var denominator = slash < 0 ? BigInteger.One : BigInteger.Parse(exact.AsSpan(slash + 1), System.Globalization.CultureInfo.InvariantCulture);
        return denominator.IsZero ? 0 : (double)BigInteger.Divide(numerator * TenThousand, denominator) / TenThousand;
    }
}
