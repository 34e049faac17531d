namespace LiveTownHall.Tally;

/// <summary>A line of a preference profile: a ballot, and how many voters cast exactly this one.</summary>
/// <param name="Ballot">Packed by its poll's kind; opaque here.</param>
/// <param name="Count">At least 1.</param>
public readonly record struct DistinctBallot(ulong Ballot, long Count);
