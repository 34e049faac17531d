namespace LiveTownHall.Core.Polls;

/// <summary>How large polls and ballots may be. The defaults are the protocol's; text is counted in Unicode scalar values.</summary>
public sealed record PollLimits
{
    public static PollLimits Default { get; } = new();

    public int TitleLength { get; init; } = 200;

    public int OptionLength { get; init; } = 200;

    /// <summary>For single and multiple. A multiple ballot is a bit mask of 64 bits, so no setting may pass 64.</summary>
    public int Options { get; init; } = 50;

    /// <summary>A ranking ballot has 4 bits for each rank, so no setting may pass 15.</summary>
    public int RankedOptions { get; init; } = 15;

    /// <summary>Steps between the lowest and the highest rating.</summary>
    public int RatingSteps { get; init; } = 100;

    /// <summary>Numbers beyond plus or minus this lose whole units in a 64-bit float.</summary>
    public double Magnitude { get; init; } = 1e15;

    public int WordsPerBallot { get; init; } = 5;

    /// <summary>For each voter of a points poll. A ballot has 10 bits for each option, so no setting may pass 1,000.</summary>
    public int Points { get; init; } = 1000;

    /// <summary>Present or entitled to vote.</summary>
    public int People { get; init; } = 100_000_000;

    public int ClosesAfterSeconds { get; init; } = 7 * 86_400;
}
