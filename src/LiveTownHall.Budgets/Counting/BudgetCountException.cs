namespace LiveTownHall.Budgets.Counting;

/// <summary>An election can't be counted by a rule: a tie that nothing settles, or ballots that don't say what the rule asks.</summary>
public sealed class BudgetCountException : Exception
{
    public BudgetCountException()
    {
    }

    public BudgetCountException(string message)
        : base(message)
    {
    }

    public BudgetCountException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
