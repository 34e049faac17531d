using System.Collections.Immutable;
using LiveTownHall.Budgets.Elections;

namespace LiveTownHall.Budgets.Counting;

/// <summary>Who supports what by a utility. People who said the same are one group: they hold the same money at any time, so they are counted together.</summary>
internal sealed class Electorate
{
    private Electorate(long people, int[] groupPeople, Supporters[] projects, long[] votes)
        => (People, GroupPeople, Projects, Votes) = (people, groupPeople, projects, votes);

    public long People { get; }

    /// <summary>People of each group.</summary>
    public int[] GroupPeople { get; }

    public Supporters[] Projects { get; }

    /// <summary>People who listed the project, whatever they gave it.</summary>
    public long[] Votes { get; }

    /// <exception cref="BudgetCountException">The ballots don't say what the utility asks.</exception>
    public static Electorate Of(BudgetElection election, Utility utility)
    {
        if (utility == Utility.Borda && election.Style != BallotStyle.Ranking)
            throw new BudgetCountException("Borda scores need ballots that rank projects.");
        if (utility == Utility.Points && election.Style == BallotStyle.Ranking)
            throw new BudgetCountException("The ballots rank projects and give no points: use borda.");
        var weighs = utility is Utility.Points or Utility.Borda;
        var groups = new Dictionary<ImmutableArray<Choice>, int>(new SameChoices(weighs));
        foreach (var ballot in election.Ballots)
            groups[ballot.Choices] = checked(groups.GetValueOrDefault(ballot.Choices) + ballot.People);

        var votes = new long[election.Projects.Length];
        var groupPeople = new int[groups.Count];
        var supporters = election.Projects.Select(_ => (Groups: new List<int>(), Worth: new List<long>())).ToArray();
        var group = 0;
        foreach (var (choices, people) in groups)
        {
            groupPeople[group] = people;
            foreach (var choice in choices)
            {
                votes[choice.Project] += people;
                if (weighs && choice.Points <= 0)
                    continue;
                supporters[choice.Project].Groups.Add(group);
                supporters[choice.Project].Worth.Add(choice.Points);
            }

            group++;
        }

        var projects = supporters.Select((of, place) => new Supporters(
            election.Projects[place].Cost, utility == Utility.Cost ? election.Projects[place].Cost : 1, [.. of.Groups], weighs ? [.. of.Worth] : null, groupPeople));
        return new Electorate(groupPeople.Sum(people => (long)people), groupPeople, [.. projects], votes);
    }

    /// <summary>Choices are in the order of projects. Points differ only where they count.</summary>
    private sealed class SameChoices(bool weighs) : IEqualityComparer<ImmutableArray<Choice>>
    {
        public bool Equals(ImmutableArray<Choice> x, ImmutableArray<Choice> y)
        {
            if (x.Length != y.Length)
                return false;
            for (var i = 0; i < x.Length; i++)
            {
                if (x[i].Project != y[i].Project || (weighs && x[i].Points != y[i].Points))
                    return false;
            }

            return true;
        }

        public int GetHashCode(ImmutableArray<Choice> choices)
        {
            var hash = default(HashCode);
            foreach (var choice in choices)
            {
                hash.Add(choice.Project);
                if (weighs)
                    hash.Add(choice.Points);
            }

            return hash.ToHashCode();
        }
    }
}

/// <summary>A project with those whom it is worth something.</summary>
/// <param name="cost">What has to be paid.</param>
/// <param name="unitWorth">A supporter of worth w gets w times this from the project.</param>
/// <param name="worth">Of each group in <paramref name="groups"/>, 1 or more; null where it is 1 for all.</param>
internal sealed class Supporters(long cost, long unitWorth, int[] groups, long[]? worth, int[] groupPeople)
{
    public long Cost => cost;

    public long UnitWorth => unitWorth;

    public int[] Groups => groups;

    public long[]? Worth => worth;

    /// <summary>People of each group in <see cref="Groups"/>, times their worth: what the group pays where a worth of 1 costs 1.</summary>
    public long[] Weights { get; } = [.. groups.Select((group, i) => groupPeople[group] * (worth?[i] ?? 1))];

    /// <summary>People of each group in <see cref="Groups"/>.</summary>
    public int[] People { get; } = [.. groups.Select(group => groupPeople[group])];

    /// <summary>The sum of <see cref="Weights"/>.</summary>
    public long Weight { get; } = groups.Select((group, i) => groupPeople[group] * (worth?[i] ?? 1)).Sum();

    /// <summary>Whether equal shares can choose the project at all.</summary>
    public bool CanWin => cost > 0 && Weight > 0;
}
