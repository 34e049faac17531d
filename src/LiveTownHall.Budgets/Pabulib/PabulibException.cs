namespace LiveTownHall.Budgets.Pabulib;

/// <summary>A file that is not a Pabulib election, or one that can't be counted.</summary>
public sealed class PabulibException : Exception
{
    public PabulibException()
    {
    }

    public PabulibException(string message)
        : base(message)
    {
    }

    public PabulibException(string message, Exception inner)
        : base(message, inner)
    {
    }

    internal PabulibException(long line, string message)
        : base(message) => Line = line;

    /// <summary>From 1; 0 where the flaw is in no single line.</summary>
    public long Line { get; }
}
