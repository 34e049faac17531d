using System.Collections.Immutable;

namespace LiveTownHall.Core.Budgets;

/// <summary>The words of the protocol and of stored facts about budgets: never changed, never used in another meaning.</summary>
public static class BudgetWords
{
    public const string Approval = "approval";
    public const string Knapsack = "knapsack";
    public const string Points = "points";
    public const string Ranking = "ranking";

    public const string EqualShares = "equal-shares";
    public const string Greedy = "greedy";

    public const string Cost = "cost";
    public const string Cardinality = "cardinality";
    public const string Borda = "borda";

    public const string None = "none";
    public const string Add1 = "add1";
    public const string Add1u = "add1u";
    public const string Utilitarian = "utilitarian";

    public const string Satisfaction = "satisfaction";
    public const string ExclusionRatio = "exclusionRatio";

    /// <summary>What a ballot is.</summary>
    public static readonly ImmutableArray<string> Ballots = [Approval, Knapsack, Points, Ranking];

    public static readonly ImmutableArray<string> Rules = [EqualShares, Greedy];

    /// <summary>What a funded project is worth to a supporter.</summary>
    public static readonly ImmutableArray<string> Utilities = [Cost, Cardinality, Points, Borda];

    public static readonly ImmutableArray<string> Completions = [None, Add1, Add1u, Utilitarian];

    public static readonly ImmutableArray<string> Comparisons = [None, Satisfaction, ExclusionRatio];
}

/// <summary>What a budget is at, in this order.</summary>
public static class BudgetPhases
{
    public const string Proposals = "proposals";
    public const string Feasibility = "feasibility";
    public const string Vote = "vote";
    public const string Results = "results";
    public const string Tracking = "tracking";

    public static readonly ImmutableArray<string> All = [Proposals, Feasibility, Vote, Results, Tracking];

    /// <summary>Its place among the phases; -1 for a word that is none.</summary>
    public static int PlaceOf(string phase) => All.IndexOf(phase);

    /// <summary>What the fact by which it begins says of times that are over: nothing where that means nothing, so that nodes from before can read it.</summary>
    public static bool? DropsPast(string phase) => phase == Vote ? true : null;
}

/// <summary>Whether a project can be done.</summary>
public static class FeasibilityStates
{
    public const string Open = "open";
    public const string Feasible = "feasible";
    public const string NotFeasible = "notFeasible";
    public const string NeedsChange = "needsChange";

    public static readonly ImmutableArray<string> All = [Open, Feasible, NotFeasible, NeedsChange];
}

/// <summary>How far a funded project is.</summary>
public static class TrackingStates
{
    public const string Planned = "planned";
    public const string UnderWay = "underWay";
    public const string Done = "done";
    public const string Stopped = "stopped";

    public static readonly ImmutableArray<string> All = [Planned, UnderWay, Done, Stopped];
}
