using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Polls;
using LiveTownHall.Server.Metrics;

namespace LiveTownHall.Server.Coordination;

/// <summary>The votes held for one hall, by round. One thread at a time.</summary>
internal sealed class TracedHall(int mostVotes)
{
    private readonly Dictionary<(int Poll, int Round), TracedRound<ulong>> _rounds = [];
    private readonly Dictionary<(int Poll, int Round), long> _openedAt = [];
    private readonly List<(int Poll, int Round)> _byAge = [];
    private int _count;

    public int Count => Volatile.Read(ref _count);

    public bool IsDirty { get; private set; }

    public TracedRound<(string Question, ulong Voter)> Upvotes { get; private set; } = new();

    /// <summary>When the round's ballots could first be cast; null where nobody looked then.</summary>
    public long? OpenedAt(Poll poll) => _openedAt.TryGetValue((poll.Number, poll.Round), out var at) ? at : null;

    /// <summary>Keeps a vote, unless there is no room, or its round was over and may leave nothing behind when the hall was last looked at already.</summary>
    /// <param name="before">The state then; null at the first look.</param>
    public void Put(in TracedVote vote, HallState? before, HallState now)
    {
        if (vote.Question is not null)
        {
            PutUpvote(vote);
            return;
        }

        var (poll, round) = (vote.Poll, vote.Round);
        if (!MayHold(now, poll, round) && (before is null || !MayHold(before, poll, round)))
            return;
        if (!_rounds.TryGetValue((poll, round), out var votes))
            _rounds[(poll, round)] = votes = new TracedRound<ulong>();
        _byAge.Remove((poll, round));
        _byAge.Add((poll, round));
        MakeRoom((poll, round));
        if (Count >= mostVotes)
            TownhallMetrics.VotesUntraced.Add(1);
        else if (votes.Put(vote.Voter, vote))
            _count++;
        IsDirty = true;
    }

    /// <summary>Notes which rounds opened.</summary>
    /// <returns>Whether one ended since the last look, so that it should be examined now.</returns>
    public bool Follow(HallState? before, HallState now, long at)
    {
        if (before is null || ReferenceEquals(before, now))
            return false;
        foreach (var poll in now.Polls)
        {
            if (poll.Phase == PollPhase.Open && Find(before, poll.Number) is not { Phase: PollPhase.Open })
                _openedAt.TryAdd((poll.Number, poll.Round), at);
        }

        return _rounds.Keys.Any(r => Find(now, r.Poll) is not { Phase: PollPhase.Open } poll || poll.Round != r.Round);
    }

    /// <summary>Rounds with votes since this was last asked.</summary>
    public List<(Poll Poll, TracedRound<ulong> Votes)> DirtyPolls(HallState state)
    {
        IsDirty = false;
        var dirty = new List<(Poll, TracedRound<ulong>)>();
        foreach (var ((number, round), votes) in _rounds)
        {
            if (!votes.IsDirty || Find(state, number) is not { } poll || poll.Round != round)
                continue;
            votes.IsDirty = false;
            dirty.Add((poll, votes));
        }

        return dirty;
    }

    /// <summary>Drops rounds that were reset or deleted, and those of secret polls that closed.</summary>
    public void DropEnded(HallState state)
    {
        foreach (var round in _rounds.Keys.Where(r => !MayHold(state, r.Poll, r.Round)).ToList())
            Drop(round);
    }

    public void Clear()
    {
        _rounds.Clear();
        _byAge.Clear();
        _openedAt.Clear();
        Upvotes = new();
        IsDirty = false;
        _count = 0;
    }

    private static bool MayHold(HallState state, int number, int round)
        => Find(state, number) is { } poll && poll.Round == round && KindRegistry.Of(poll.Definition.Kind).HasLeanings && (!poll.Definition.Secret || poll.Phase == PollPhase.Open);

    private static Poll? Find(HallState state, int number)
    {
        foreach (var poll in state.Polls)
        {
            if (poll.Number == number)
                return poll;
        }

        return null;
    }

    private void PutUpvote(in TracedVote vote)
    {
        var key = (vote.Question!, vote.Voter);
        if (vote.Bits == 0)
        {
            if (Upvotes.Remove(key))
                _count--;
        }
        else if (Count >= mostVotes)
        {
            TownhallMetrics.VotesUntraced.Add(1);
        }
        else if (Upvotes.Put(key, vote))
        {
            _count++;
        }

        IsDirty = true;
    }

    private void MakeRoom((int Poll, int Round) wanted)
    {
        while (Count >= mostVotes && _byAge[0] != wanted)
            Drop(_byAge[0]);
    }

    private void Drop((int Poll, int Round) round)
    {
        if (_rounds.Remove(round, out var votes))
            _count -= votes.Votes.Count;
        _byAge.Remove(round);
        _openedAt.Remove(round);
    }
}
