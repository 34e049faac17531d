using LiveTownHall.Core.Budgets;
using LiveTownHall.Core.Facts;

namespace LiveTownHall.Core.Tests.Facts;

/// <summary>One example of each fact about budgets with every member in it.</summary>
internal static class BudgetFactExamples
{
    private static readonly Actor Ada = new("A1", "facilitator");

    public static BudgetDefinition Definition { get; } = new()
    {
        Title = "Greener streets",
        Text = "For 2027",
        Currency = "EUR",
        Decimals = 2,
        Amount = 1_000_000,
        Ballot = "points",
        MinChoices = 1,
        MaxChoices = 5,
        Points = 10,
        MaxPerProject = 4,
        Rule = "equal-shares",
        Utility = "cost",
        Completion = "add1u",
        Increment = 5,
        Comparison = "satisfaction",
        TieBreak = ["maxVotes", "minCost"],
        Seed = 7,
        Phases = [new PhaseTime("vote", 1_700_000_000_000), new PhaseTime("results", 1_700_000_100_000)],
    };

    public static ProjectDefinition Project { get; } = new()
    {
        Title = "Trees",
        Text = "Forty of them",
        Cost = 400_000,
        Category = "Parks",
        Area = "North",
        Place = "Mill lane",
        IdeaIds = ["I1"],
        IncompatibleWith = ["J2"],
    };

    public static BudgetResult Result { get; } = new()
    {
        Voters = 3,
        Funded = [new FundedProject("J1", 400_000, 2, 1, "3/2", "800000/3", 2)],
        Spent = 400_000,
        Purse = "1000000/3",
        Ties = [new SettledTie(1, ["J1", "J2"], "J1", "lottery")],
        GreedyPreferred = true,
        Why = [new ProjectStory("J2", 1, false, "1/2", "100", 300_000, "J1")],
        Greedy = ["J1"],
        GreedySpent = 400_000,
        Flaw = "A tie",
        Counted = new string('c', 64),
    };

    public static IReadOnlyList<Fact> All { get; } =
    [
        new BudgetCreated("B1", Definition, [new NewProject("J1", Project)], 2, true) { By = Ada },
        new BudgetUpdated("B1", Definition, 3) { By = Ada },
        new BudgetPhaseSet("B1", "vote", true) { By = Ada },
        new BudgetPhaseDue("B1", "vote", 1_700_000_000_000, true),
        new ProjectAdded("B1", "J1", Project) { By = Ada },
        new ProjectUpdated("B1", "J1", Project, 3) { By = Ada },
        new ProjectJudged("B1", "J1", "notFeasible", "It is not our land", true) { By = Ada },
        new ProjectTracked("B1", "J1", "underWay", "Half are planted") { By = Ada },
        new BudgetCounted("B1", 1, "livetownhall-budgets/1", Result),
    ];
}
