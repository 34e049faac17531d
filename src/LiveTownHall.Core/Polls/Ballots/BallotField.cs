namespace LiveTownHall.Core.Polls;

/// <summary>A field of the protocol's <c>Ballot</c>.</summary>
/// <param name="Name">In the protocol.</param>
public sealed record BallotField(string Name, Func<BallotPaper, bool> IsGiven);

/// <summary>A field of the protocol's <c>PollSettings</c> that only some kinds have.</summary>
/// <param name="Name">In the protocol.</param>
public sealed record KindSetting(string Name, Func<PollProposal, bool> IsGiven);
