using CsCheck;
using LiveTownHall.Core.Budgets;
using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Tests.Facts;
using LiveTownHall.Core.Tests.Halls;

namespace LiveTownHall.Core.Tests.Budgets;

/// <summary>Random budgets, what is done with them, and ballots, sound and other.</summary>
internal static class AnyBudgets
{
    public static readonly BudgetDefinition Plain = new()
    {
        Title = "Greener streets",
        Currency = "EUR",
        Decimals = 2,
        Amount = 1000,
        Ballot = BudgetWords.Approval,
        MinChoices = 1,
        Rule = BudgetWords.EqualShares,
        Utility = BudgetWords.Cost,
        Completion = BudgetWords.Add1u,
        Increment = 1,
        Comparison = BudgetWords.None,
        TieBreak = ["maxVotes", "minCost"],
        Seed = 7,
    };

    private static readonly Gen<string> Id = Gen.Int[0, 4].Select(Name);

    private static readonly Gen<string> ProjectId = Gen.Int[0, 6].Select(i => "J" + i);

    private static readonly Gen<string> Phase = Gen.Int[0, 6].Select(i => i < 5 ? BudgetPhases.All[i] : BudgetPhases.All[i - 3]);

    private static readonly Gen<ProjectDefinition> Project =
        Gen.Select(Gen.Int[0, 3], Gen.Int[-1, 6], (title, cost) => new ProjectDefinition
        {
            Title = "Title " + title,
            Cost = cost * 100,
            IncompatibleWith = title == 3 ? ["J0"] : [],
        });

    /// <summary>What voters may say on a budget of these styles, in any order.</summary>
    public static readonly Gen<Mark> Ballot =
        from number in Gen.Int[-1, 5]
        from round in Gen.Int[0, 9]
        from voter in Gen.ULong[0, 6]
        from fence in Gen.ULong[0, 4]
        from projects in Gen.Shuffle(new[] { 0, 1, 2, 3 }, 0, 4)
        from points in Gen.Byte[0, 4].Array[4]
        from junk in Gen.Byte.Array[0, 6]
        select new Mark(MarkPart.Budget, number, round == 9 ? 2 : 1, voter, fence) { Bytes = round == 8 ? junk : Bytes(number, projects, points) };

    public static readonly Gen<Fact> Fact = Gen.OneOf<Fact>(
        Id.Select(id => (Fact)new BudgetCreated(id, Definition(id))),
        Gen.Select(Id, Gen.Int[0, 3], Gen.Int[1, 4].Nullable(), (id, change, seen) => (Fact)new BudgetUpdated(id, Changed(Definition(id), change), seen)),
        Gen.Select(Id, Phase, (id, phase) => (Fact)new BudgetPhaseSet(id, phase)),
        Gen.Select(Id, Phase, (id, phase) => (Fact)new BudgetPhaseSet(id, phase, true)),
        Gen.Select(Id, Phase, Gen.Int[0, 3], Gen.Bool, (id, phase, at, drops) => (Fact)new BudgetPhaseDue(id, phase, JournalledHall.Noon + at, drops ? true : null)),
        Gen.Select(Id, ProjectId, Project, (id, project, definition) => (Fact)new ProjectAdded(id, project, definition)),
        Gen.Select(Id, ProjectId, Project, Gen.Int[1, 4].Nullable(), (id, project, definition, seen) => (Fact)new ProjectUpdated(id, project, definition, seen)),
        Gen.Select(Id, ProjectId, Gen.Int[0, 4], Gen.Bool, (id, project, state, final)
            => (Fact)new ProjectJudged(id, project, state == 4 ? "huh" : FeasibilityStates.All[state], state == 2 ? "Not ours" : null, final)),
        Gen.Select(Id, ProjectId, Gen.Int[0, 4], (id, project, state) => (Fact)new ProjectTracked(id, project, state == 4 ? "huh" : TrackingStates.All[state])),
        Gen.Select(Id, Gen.Int[0, 2], Gen.Int[1, 2], (id, cut, version)
            => (Fact)new BudgetCounted(id, cut, "count/" + version, BudgetFactExamples.Result with { Spent = version })));

    /// <summary>A budget of each style that people vote on, and one that is being written.</summary>
    public static IReadOnlyList<Fact> Beginning { get; } =
    [
        .. Enumerable.Range(0, 5).Select(i => new BudgetCreated(Name(i), Definition(Name(i)),
            [.. Enumerable.Range(0, 4).Select(j => new NewProject("J" + j, new ProjectDefinition { Title = "Title " + j, Cost = 200 * (j + 1) }))])),
        .. Enumerable.Range(0, 4).Select(i => new BudgetPhaseSet(Name(i), BudgetPhases.Vote)),
    ];

    public static BudgetDefinition Definition(string id) => (id[1] - '0') switch
    {
        0 => Plain,
        1 => Plain with { Ballot = BudgetWords.Knapsack, MinChoices = null, Phases = [new PhaseTime(BudgetPhases.Results, JournalledHall.Noon + 70_000)] },
        2 => Plain with { Ballot = BudgetWords.Points, MinChoices = null, Points = 5, MaxPerProject = 3 },
        3 => Plain with { Ballot = BudgetWords.Ranking, MaxChoices = 3 },
        _ => Plain with { Phases = [new PhaseTime(BudgetPhases.Feasibility, JournalledHall.Noon + 1), new PhaseTime(BudgetPhases.Vote, JournalledHall.Noon + 2)] },
    };

    private static string Name(int number) => "B" + number;

    private static BudgetDefinition Changed(BudgetDefinition definition, int change) => change switch
    {
        0 => definition with { Title = "Another title" },
        1 => definition with { Amount = definition.Amount + 1 },
        2 => definition with { Amount = -1 },
        _ => definition,
    };

    private static byte[] Bytes(int number, int[] projects, byte[] points) => number switch
    {
        0 or 1 => [(byte)(number + 1), .. projects.Order().Select(p => (byte)p)],
        2 => [3, .. projects.Order().SelectMany(p => new[] { (byte)p, points[p] })],
        3 => [4, .. projects.Select(p => (byte)p)],
        _ => [1, .. projects.Select(p => (byte)p)],
    };
}
