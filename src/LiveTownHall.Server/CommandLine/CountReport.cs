using System.Numerics;
using Fractions;
using LiveTownHall.Budgets.Counting;
using LiveTownHall.Budgets.Elections;

namespace LiveTownHall.Server.CommandLine;

/// <summary>What <c>count --json</c> prints. Money is in the file's own unit.</summary>
/// <param name="Funded">Ids of projects in the order in which they were funded.</param>
/// <param name="Purse">What each person held at first.</param>
internal sealed record CountReport(
    IReadOnlyList<string> Funded, decimal Spent, IReadOnlyList<CountRound> Rounds, IReadOnlyList<CountTie> Ties, CountNumber? Purse, bool GreedyPreferred,
    IReadOnlyDictionary<string, CountWhy>? Why)
{
    /// <param name="why">Null where nobody asked.</param>
    public static CountReport Of(BudgetElection election, BudgetOutcome outcome, IEnumerable<ProjectExplanation>? why)
    {
        string Id(int project) => election.Projects[project].Id;
        decimal Money(long amount) => amount / (decimal)election.Unit;
        return new CountReport(
            [.. outcome.Funded.Select(funded => Id(funded.Project))],
            Money(outcome.Spent),
            [.. outcome.Funded.Select(funded => new CountRound(
                funded.Round,
                Id(funded.Project),
                Money(election.Projects[funded.Project].Cost),
                funded.Votes,
                funded.Shares is null ? "votes" : "equalShares",
                funded.Shares is { } shares ? CountNumber.Of(shares.EffectiveVotes) : null,
                funded.Shares is { } paid ? CountNumber.Of(paid.Price / election.Unit) : null,
                funded.Shares?.InFull))],
            [.. outcome.Ties.Select(tie => new CountTie(tie.Round, [.. tie.Tie.Tied.Select(Id)], Id(tie.Tie.Chosen), tie.Tie.By))],
            outcome.Purse is { } purse ? CountNumber.Of(purse / election.Unit) : null,
            outcome.GreedyPreferred,
            why?.ToDictionary(project => Id(project.Project), project => new CountWhy(
                project.Funded,
                [.. project.EffectiveVotes.Select(CountNumber.Of)],
                project.LeftWithSupporters is { } left ? CountNumber.Of(left / election.Unit) : null,
                project.WouldHaveWonAt is { } cost ? Money(cost) : null,
                project.KeptOutBy is { } other ? Id(other) : null)));
    }
}

/// <param name="By"><c>equalShares</c>, or <c>votes</c> where it got what was left.</param>
/// <param name="Payment">The most that one supporter paid for a worth of 1.</param>
/// <param name="PaidInFull">Supporters who paid it; the others gave all they had.</param>
internal sealed record CountRound(int Round, string ProjectId, decimal Cost, long Votes, string By, CountNumber? EffectiveVotes, CountNumber? Payment, long? PaidInFull);

/// <param name="EffectiveVotes">In each round of equal shares.</param>
/// <param name="WouldHaveWonAt">The highest cost at which it would have been funded with these purses.</param>
internal sealed record CountWhy(bool Funded, IReadOnlyList<CountNumber> EffectiveVotes, CountNumber? LeftWithSupporters, decimal? WouldHaveWonAt, string? KeptOutBy);

internal sealed record CountTie(int Round, IReadOnlyList<string> Tied, string Chosen, string By);

/// <param name="Exact"><c>n/d</c>, or <c>n</c> where it is whole.</param>
/// <param name="Shown">The first four decimals.</param>
internal sealed record CountNumber(string Exact, decimal Shown)
{
    private const int TenThousand = 10_000;

    public static CountNumber Of(Fraction number)
        => new(
            number.Denominator.IsOne ? $"{number.Numerator}" : $"{number.Numerator}/{number.Denominator}",
            (decimal)BigInteger.Divide(number.Numerator * TenThousand, number.Denominator) / TenThousand);
}
