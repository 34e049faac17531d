namespace LiveTownHall.Contracts.Budgets;

/// <summary>What people say on a ballot about a budget.</summary>
public static class BudgetBallots
{
    /// <summary>Projects, as many as the budget allows.</summary>
    public const string Approval = "approval";

    /// <summary>Projects whose costs fit the amount together.</summary>
    public const string Knapsack = "knapsack";
    public const string Points = "points";
    public const string Ranking = "ranking";
}

public static class BudgetRules
{
    /// <summary>Method of Equal Shares.</summary>
    public const string EqualShares = "equal-shares";

    /// <summary>In the order of votes, whatever still fits.</summary>
    public const string Greedy = "greedy";
}

/// <summary>What is done with money that equal shares leave.</summary>
public static class BudgetCompletions
{
    public const string None = "none";

    /// <summary>Purses grow step by step; the last outcome within the amount counts.</summary>
    public const string Add1 = "add1";

    /// <summary>add1, then what still fits in the order of votes.</summary>
    public const string Add1u = "add1u";

    /// <summary>What still fits in the order of votes.</summary>
    public const string Utilitarian = "utilitarian";
}

/// <summary>What a budget is at, in this order.</summary>
public static class BudgetPhases
{
    public const string Proposals = "proposals";
    public const string Feasibility = "feasibility";

    /// <summary>People vote; from here on the projects and the way of voting stay.</summary>
    public const string Vote = "vote";

    /// <summary>What was cast is counted; everybody may know the result.</summary>
    public const string Results = "results";
    public const string Tracking = "tracking";
}

public static class FeasibilityStates
{
    public const string Open = "open";
    public const string Feasible = "feasible";
    public const string NotFeasible = "notFeasible";
    public const string NeedsChange = "needsChange";
}

/// <summary>How far a funded project is.</summary>
public static class TrackingStates
{
    public const string Planned = "planned";
    public const string UnderWay = "underWay";
    public const string Done = "done";
    public const string Stopped = "stopped";
}
