using LiveTownHall.Tally;

namespace LiveTownHall.Core.Questions;

/// <summary>The upvotes cast for one question: each a ballot of 1, or 0 once it was taken back. One writer; any thread may look up a voter.</summary>
public sealed class UpvoteBox
{
    private PollTally? _ballots;

    /// <summary>People whose upvote counts here, those of merged questions not included.</summary>
    public int Own { get; private set; }

    /// <summary>People who upvoted this question or one that was merged into it, each once.</summary>
    public int United { get; internal set; }

    /// <summary>Upvotes cast in the hall before this question could be seen; -1 while it never was. What was cast since is what it competed for.</summary>
    public long Before { get; internal set; } = -1;

    /// <summary>Safe from any thread.</summary>
    public bool Has(ulong voter) => Volatile.Read(ref _ballots) is { } ballots && ballots.TryGetBallot(voter, out var bits) && bits == 1;

    /// <returns>Whether it is the first upvote of this voter here.</returns>
    internal bool Cast(ulong voter, bool on)
    {
        if (Has(voter) == on) return false;
        if (_ballots is null) Volatile.Write(ref _ballots, new PollTally());
        Own += on ? 1 : -1;
        return _ballots!.Cast(voter, on ? 1UL : 0UL) == CastResult.New;
    }

    internal IEnumerable<ulong> Voters() => _ballots is null ? [] : _ballots.BallotsByVoter().Where(b => b.Ballot == 1).Select(b => b.Voter);
}
