using BenchmarkDotNet.Attributes;
using Fractions;
using LiveTownHall.Budgets.Counting;
using LiveTownHall.Budgets.Elections;

namespace LiveTownHall.Benchmarks;

/// <summary>
/// Equal shares with growing purses (add1u, increment 1) beside the plain way: every project in every round, one person at a time, fractions of a library. The election is
/// made up; it is of
/// the size of Wieliczka 2023 (6,586 people, 64 projects), where the plain way counts one purse only, because all of them would take minutes. The large one has 50,000 people
/// and 200 projects.
/// <c>dotnet run -c Release --project loadtests/LiveTownHall.Benchmarks -- --filter *BudgetBenchmarks*</c>
/// </summary>
public class BudgetBenchmarks
{
    private static readonly CountRule Rule = new(Completion: Completion.Add1u, TieBreak: ["maxVotes", "minCost"], Seed: 1);

    private readonly BudgetElection _town = Make(people: 6_586, projects: 64, amount: 1_000_000, most: 3);
    private readonly BudgetElection _city = Make(people: 50_000, projects: 200, amount: 10_000_000, most: 10);

    /// <summary>All purses.</summary>
    [Benchmark]
    public long Town() => BudgetCount.Run(_town, Rule).Spent;

    /// <summary>All purses.</summary>
    [Benchmark]
    public long City() => BudgetCount.Run(_city, Rule).Spent;

    /// <summary>The first purse.</summary>
    [Benchmark(Baseline = true)]
    public long TownOnePurse() => BudgetCount.Run(_town, Rule with { Completion = Completion.None }).Spent;

    /// <summary>The first purse.</summary>
    [Benchmark]
    public long TownOnePursePlainly()
    {
        var purses = new Fraction[_town.Ballots.Length];
        Array.Fill(purses, new Fraction(_town.Amount, purses.Length));
        var supporters = _town.Projects.Select((_, project)
            => Enumerable.Range(0, purses.Length).Where(voter => _town.Ballots[voter].Choices.Any(choice => choice.Project == project)).ToArray()).ToArray();
        var open = Enumerable.Range(0, _town.Projects.Length).ToList();
        var spent = 0L;
        while (true)
        {
            var best = open.Select(project => (Project: project, Payment: Payment(_town.Projects[project].Cost, supporters[project], purses)))
                .Where(offer => offer.Payment is not null)
                .OrderByDescending(offer => _town.Projects[offer.Project].Cost / offer.Payment!.Value).ThenBy(offer => _town.Projects[offer.Project].Cost).FirstOrDefault();
            if (best.Payment is not { } payment)
                return spent;
            foreach (var voter in supporters[best.Project])
                purses[voter] -= purses[voter] < payment ? purses[voter] : payment;
            open.Remove(best.Project);
            spent += _town.Projects[best.Project].Cost;
        }
    }

    /// <summary>The highest payment where all pay the same or all they have; null where they can't.</summary>
    private static Fraction? Payment(Fraction cost, int[] supporters, Fraction[] purses)
    {
        var (unpaid, left) = (cost, supporters.Length);
        foreach (var voter in supporters.OrderBy(voter => purses[voter]))
        {
            if (unpaid / left <= purses[voter])
                return unpaid / left;
            unpaid -= purses[voter];
            left--;
        }

        return null;
    }

    /// <summary>Popularity falls from project to project, costs are round; people choose up to <paramref name="most"/> projects.</summary>
    private static BudgetElection Make(int people, int projects, long amount, int most)
    {
        var random = new Random(1);
        var costs = Enumerable.Range(0, projects).Select(_ => (long)random.Next(5, 101) * (amount / 1_000)).ToArray();
        var ballots = Enumerable.Range(0, people).Select(_ =>
        {
            var chosen = new SortedSet<int>();
            for (var i = random.Next(1, most + 1); i > 0; i--)
                chosen.Add((int)(projects * Math.Pow(random.NextDouble(), 1.5)));
            return new BudgetBallot([.. chosen.Select(project => new Choice(project, 1))]);
        });
        return new BudgetElection(amount, 0, BallotStyle.Approval, [.. costs.Select((cost, place) => new BudgetProject($"{place + 1}", cost))], [.. ballots]);
    }
}
