namespace LiveTownHall.Server.Coordination;

/// <summary>The newest ballot of each voter in one round of a poll, or each upvote of a hall. One thread at a time.</summary>
/// <typeparam name="TKey">By what a former vote is found that a new one replaces.</typeparam>
internal sealed class TracedRound<TKey>
    where TKey : notnull
{
    private readonly Dictionary<TKey, TracedVote> _votes = [];

    public IReadOnlyCollection<TracedVote> Votes => _votes.Values;

    public bool IsDirty { get; set; }

    /// <summary>Keeps the vote in place of the former one.</summary>
    /// <returns>Whether one more is held than before.</returns>
    public bool Put(TKey key, in TracedVote vote)
    {
        var before = _votes.Count;
        _votes[key] = vote;
        IsDirty = true;
        return _votes.Count > before;
    }

    /// <returns>Whether there was one.</returns>
    public bool Remove(TKey key)
    {
        if (!_votes.Remove(key))
            return false;
        IsDirty = true;
        return true;
    }
}
