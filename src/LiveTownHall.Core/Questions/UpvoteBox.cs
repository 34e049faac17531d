using LiveTownHall.Tally;

namespace LiveTownHall.Core.Questions;

/// <summary>
/// The upvotes cast for one question: each a ballot of 1, or 0 once it was taken back, or 2 where only the fence of somebody who has none here is known.
/// One writer; any thread may look up a voter.
/// </summary>
public sealed class UpvoteBox
{
    private const ulong On = 1;
    private const ulong Off = 0;
    private const ulong None = 2;

    private PollTally? _ballots;

    // Voter to the number of boxes of the group that hold their upvote; none while nothing has joined. Writer only.
    private Dictionary<ulong, int>? _group;

    /// <summary>People whose upvote counts here, those of merged questions not included.</summary>
    public int Own { get; private set; }

    /// <summary>People who upvoted this question or one that was merged into it, each once.</summary>
    public int United { get; private set; }

    /// <summary>Upvotes cast in the hall before this question could be seen; -1 while it never was. What was cast since is what it competed for.</summary>
    public long Before { get; internal set; } = -1;

    /// <summary>Safe from any thread.</summary>
    public bool Has(ulong voter) => Volatile.Read(ref _ballots) is { } ballots && ballots.TryGetBallot(voter, out var bits) && bits == On;

    /// <summary>Whether this voter's upvote counts for the question or one that was merged into it. Writer only.</summary>
    internal bool Counts(ulong voter) => _group is null ? Has(voter) : _group.ContainsKey(voter);

    /// <summary>The greatest fence that this voter's word on the question had; 0 for none. Safe from any thread.</summary>
    internal ulong FenceOf(ulong voter) => Volatile.Read(ref _ballots)?.FenceOf(voter) ?? 0;

    /// <param name="fence">Not below <see cref="FenceOf"/>.</param>
    /// <returns>Whether it is the first upvote of this voter here.</returns>
    internal bool Cast(ulong voter, bool on, ulong fence)
    {
        if (Has(voter) == on)
        {
            Raise(voter, fence);
            return false;
        }

        Own += on ? 1 : -1;
        var cast = Ballots().Cast(voter, on ? On : Off, fence, out var previous);
        return cast == CastResult.New || previous == None;
    }

    /// <summary>Remembers the fence of a word that changed nothing here, so that an older one does not either.</summary>
    internal void Raise(ulong voter, ulong fence)
    {
        if (fence > FenceOf(voter))
            Ballots().Cast(voter, Ballots().TryGetBallot(voter, out var bits) ? bits : None, fence, out _);
    }

    /// <summary>Every voter with a word on the question, by voter, for comparing replicas.</summary>
    internal VoterBallot[] Sorted() => _ballots?.BallotsByVoter() ?? [];

    /// <summary>Takes note of a box of the group that got a voter's upvote, 1, or lost it, -1.</summary>
    internal void Count(ulong voter, int change)
    {
        if (_group is not null)
            Add(_group, voter, change);
        United = _group?.Count ?? Own;
    }

    /// <summary>Another group joins this one, 1, or leaves it, -1: as much work as the other has voters.</summary>
    internal void Count(UpvoteBox other, int change)
    {
        _group ??= Voters().ToDictionary(voter => voter, _ => 1);
        if (other._group is { } group)
        {
            foreach (var (voter, boxes) in group)
                Add(_group, voter, change * boxes);
        }
        else
        {
            foreach (var voter in other.Voters())
                Add(_group, voter, change);
        }

        United = _group.Count;
    }

    internal IEnumerable<ulong> Voters() => _ballots is null ? [] : _ballots.BallotsByVoter().Where(b => b.Ballot == On).Select(b => b.Voter);

    private PollTally Ballots()
    {
        if (_ballots is null)
            Volatile.Write(ref _ballots, new PollTally());
        return _ballots!;
    }

    private static void Add(Dictionary<ulong, int> group, ulong voter, int change)
    {
        var boxes = group.GetValueOrDefault(voter) + change;
        if (boxes == 0)
            group.Remove(voter);
        else
            group[voter] = boxes;
    }
}
