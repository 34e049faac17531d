namespace LiveTownHall.Tally;

/// <summary>
/// The tally of one round of one poll: who voted what last, and how often each ballot was cast. One thread writes and cuts;
/// any thread reads the latest snapshot or looks up a ballot.
/// </summary>
public sealed class PollTally
{
    private readonly BallotBox _box;
    private readonly PreferenceProfile? _profile;
    private TallySnapshot _latest = new(position: 0, voters: 0, profile: []);

    /// <param name="expectedVoters">Room to start with; the tally grows past it.</param>
    /// <param name="keepsProfile">False where nearly every ballot is another, so that a profile would be as long as the list of voters and is not what
    /// the poll is counted by: snapshots then have none.</param>
    public PollTally(int expectedVoters = 0, bool keepsProfile = true)
    {
        _box = new BallotBox(expectedVoters);
        _profile = keepsProfile ? new PreferenceProfile() : null;
    }

    /// <summary>Voters whose ballot counts now, cut or not. Any thread.</summary>
    public long Voters => _box.Voters;

    /// <summary>The snapshot published last: empty at position 0 before the first cut. Any thread.</summary>
    public TallySnapshot Latest => Volatile.Read(ref _latest);

    /// <summary>Casts a voter's ballot; their last one counts. Writer only.</summary>
    public CastResult Cast(ulong voter, ulong ballot) => Cast(voter, ballot, out _);

    /// <summary>Casts a voter's ballot; their last one counts. Writer only.</summary>
    /// <param name="voter">64-bit pseudonym, any value.</param>
    /// <param name="ballot">Packed by the poll's kind, any value.</param>
    /// <param name="previous">The ballot that counted before; 0 where the voter is new.</param>
    public CastResult Cast(ulong voter, ulong ballot, out ulong previous) => Cast(voter, ballot, 0, out previous);

    /// <summary>Casts a voter's ballot; the last one with the greatest fence counts. Writer only.</summary>
    /// <inheritdoc cref="BallotBox.Cast(ulong, ulong, ulong, out ulong)"/>
    public CastResult Cast(ulong voter, ulong ballot, ulong fence, out ulong previous)
    {
        var result = _box.Cast(voter, ballot, fence, out previous);
        if (result is CastResult.Unchanged or CastResult.Superseded || _profile is not { } profile)
            return result;

        if (result == CastResult.Changed)
            profile.Remove(previous);
        profile.Add(ballot);
        return result;
    }

    /// <summary>Says that the voter's ballot will be cast in a moment: worth calling about ten casts ahead in a batch. Changes nothing.</summary>
    public void Prefetch(ulong voter) => _box.Prefetch(voter);

    /// <summary>The voter's ballot. Any thread; may be newer than <see cref="Latest"/>.</summary>
    public bool TryGetBallot(ulong voter, out ulong ballot) => _box.TryGet(voter, out ballot);

    /// <summary>The greatest fence the voter cast with; 0 for a voter without a ballot. Any thread.</summary>
    public ulong FenceOf(ulong voter) => _box.TryGet(voter, out _, out var fence) ? fence : 0;

    /// <summary>Cuts through the tally here and publishes the snapshot. Writer only.</summary>
    /// <param name="position">The journal position of the last batch that was cast; never before that of an earlier cut.</param>
    /// <exception cref="ArgumentOutOfRangeException">The position lies before that of the latest snapshot; nothing changed.</exception>
    public TallySnapshot CutAt(long position)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(position, _latest.Position);
        var snapshot = new TallySnapshot(position, _box.Voters, _profile?.ToSorted() ?? []);
        Volatile.Write(ref _latest, snapshot);
        return snapshot;
    }

    /// <summary>Every voter and ballot, sorted by voter: equal tallies give equal sequences however they came about. Writer only.</summary>
    public VoterBallot[] BallotsByVoter() => _box.ToSortedArray();

    /// <summary>Writes every voter and ballot, sorted by voter. Writer only.</summary>
    /// <param name="destination">Holds at least <see cref="Voters"/>.</param>
    /// <returns>How many were written.</returns>
    /// <exception cref="ArgumentException">The destination is too short; nothing was written.</exception>
    public int CopyBallotsTo(Span<VoterBallot> destination) => _box.CopyBallotsTo(destination);
}
