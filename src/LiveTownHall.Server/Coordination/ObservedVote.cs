namespace LiveTownHall.Server.Coordination;

/// <summary>What the detector knows of one ballot or upvote: no person, no address.</summary>
/// <param name="Network">Network key of the connection it came by; 0 where it is not known.</param>
/// <param name="JoinedAt">When the person first joined the hall; Unix milliseconds.</param>
/// <param name="VotedAt">When the ballot that counts arrived; Unix milliseconds.</param>
/// <param name="Options">Bit i: the ballot supports option i.</param>
internal readonly record struct ObservedVote(ulong Network, long JoinedAt, long VotedAt, ulong Options);

/// <summary>All that is known of one round of a poll, or of the upvotes of a hall, when it is examined.</summary>
/// <param name="OpenedAt">When ballots could first be cast; Unix milliseconds, null where that was not seen.</param>
/// <param name="Options">How many options there are, at most 64.</param>
/// <param name="Totals">Votes by option over all nodes; null where <paramref name="Votes"/> are all there are.</param>
/// <param name="Voters">Voters over all nodes.</param>
internal sealed record ObservedRound(ObservedVote[] Votes, long? OpenedAt, int Options, long[]? Totals = null, long Voters = 0);
