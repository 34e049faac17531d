namespace LiveTownHall.Server.Coordination;

/// <summary>An accepted ballot or upvote on its way into the trace.</summary>
/// <param name="Question">Null for a ballot.</param>
/// <param name="Poll">Number of the poll.</param>
/// <param name="Bits">The packed ballot; for an upvote 1, or 0 where it was taken back.</param>
internal readonly record struct TracedVote(string? Question, int Poll, int Round, ulong Voter, ulong Bits, ulong Network, long JoinedAt, long VotedAt);

/// <summary>A ballot that was accepted and differs from the voter's former one.</summary>
internal readonly record struct CountedBallot(int Poll, int Round, ulong Voter, ulong Bits);
