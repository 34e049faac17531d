namespace LiveTownHall.Tally;

/// <summary>
/// The tally of one round of one poll: who voted what last, and how often each ballot was cast. One thread writes and cuts;
/// any thread reads the latest snapshot or looks up a ballot.
/// </summary>
public sealed class PollTally
{
    private readonly BallotBox _box;
    private readonly PreferenceProfile? _profile;

    // Who says nothing: few, or nobody. In the box of ballots they stand with ballot 0, so that the fence of theirs is where everybody's is.
    private BallotBox? _silences;
    private long _silent;
    private long _abstained;
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
    public long Voters => Math.Max(0, _box.Voters - Volatile.Read(ref _silent));

    /// <summary>Voters who take part and say nothing; not among <see cref="Voters"/>. Any thread.</summary>
    public long Abstained => Volatile.Read(ref _abstained);

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
        if (_silences is not null && SilenceOf(voter) is var silence and not Tally.Silence.None)
            return Speak(voter, ballot, fence, silence, out previous);
        var result = _box.Cast(voter, ballot, fence, out previous);
        if (result is CastResult.Unchanged or CastResult.Superseded || _profile is not { } profile)
            return result;

        if (result == CastResult.Changed)
            profile.Remove(previous);
        profile.Add(ballot);
        return result;
    }

    /// <summary>Takes a voter's ballot out of the count; until they cast another one they say nothing. Writer only.</summary>
    /// <param name="voter">64-bit pseudonym, any value.</param>
    /// <param name="silence">Not <see cref="Silence.None"/>.</param>
    /// <param name="fence">As for a ballot, see <see cref="BallotBox.Cast(ulong, ulong, ulong, out ulong)"/>.</param>
    /// <param name="previous">The ballot that counted before; null where none did.</param>
    /// <returns><see cref="CastResult.New"/> for a voter who was not known before.</returns>
    public CastResult Silence(ulong voter, Silence silence, ulong fence, out ulong? previous)
    {
        previous = null;
        var isKnown = _box.TryGet(voter, out var ballot, out var former);
        if (isKnown && former > fence)
            return CastResult.Superseded;
        var was = SilenceOf(voter);
        if (_silences is null)
            Volatile.Write(ref _silences, new BallotBox());

        // In this order: whoever looks in between must not take the 0 for a ballot.
        _silences.Cast(voter, (ulong)silence, out _);
        if (was == Tally.Silence.None)
            Volatile.Write(ref _silent, _silent + 1);
        _box.Cast(voter, 0, fence, out _);
        CountAbstention(was, silence);
        if (!isKnown)
            return CastResult.New;
        if (was != Tally.Silence.None)
            return was == silence ? CastResult.Unchanged : CastResult.Changed;
        previous = ballot;
        _profile?.Remove(ballot);
        return CastResult.Changed;
    }

    /// <summary>Whether the voter says nothing. Any thread.</summary>
    public Silence SilenceOf(ulong voter)
        => Volatile.Read(ref _silences) is { } silences && silences.TryGet(voter, out var silence) ? (Silence)silence : Tally.Silence.None;

    /// <summary>Says that the voter's ballot will be cast in a moment: worth calling about ten casts ahead in a batch. Changes nothing.</summary>
    public void Prefetch(ulong voter) => _box.Prefetch(voter);

    /// <summary>The voter's ballot. Any thread; may be newer than <see cref="Latest"/>.</summary>
    public bool TryGetBallot(ulong voter, out ulong ballot) => _box.TryGet(voter, out ballot) && SilenceOf(voter) == Tally.Silence.None;

    /// <summary>The greatest fence the voter cast with; 0 for a voter without a ballot. Any thread.</summary>
    public ulong FenceOf(ulong voter) => _box.TryGet(voter, out _, out var fence) ? fence : 0;

    /// <summary>Cuts through the tally here and publishes the snapshot. Writer only.</summary>
    /// <param name="position">The journal position of the last batch that was cast; never before that of an earlier cut.</param>
    /// <exception cref="ArgumentOutOfRangeException">The position lies before that of the latest snapshot; nothing changed.</exception>
    public TallySnapshot CutAt(long position)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(position, _latest.Position);
        var snapshot = new TallySnapshot(position, Voters, _profile?.ToSorted() ?? [], _abstained);
        Volatile.Write(ref _latest, snapshot);
        return snapshot;
    }

    /// <summary>Every voter and ballot, sorted by voter, those who say nothing with ballot 0: equal tallies give equal sequences however they came about. Writer only.</summary>
    public VoterBallot[] BallotsByVoter() => _box.ToSortedArray();

    /// <summary>Writes every voter and ballot, sorted by voter. Writer only.</summary>
    /// <param name="destination">Holds at least <see cref="Voters"/>.</param>
    /// <returns>How many were written.</returns>
    /// <exception cref="ArgumentException">The destination is too short; nothing was written.</exception>
    public int CopyBallotsTo(Span<VoterBallot> destination) => _box.CopyBallotsTo(destination);

    /// <summary>Casts the ballot of a voter who has said nothing so far.</summary>
    private CastResult Speak(ulong voter, ulong ballot, ulong fence, Silence silence, out ulong previous)
    {
        var result = _box.Cast(voter, ballot, fence, out _);
        previous = 0;
        if (result == CastResult.Superseded)
            return result;
        _silences!.Cast(voter, (ulong)Tally.Silence.None, out _);
        Volatile.Write(ref _silent, _silent - 1);
        CountAbstention(silence, Tally.Silence.None);
        _profile?.Add(ballot);
        return CastResult.New;
    }

    private void CountAbstention(Silence was, Silence now)
    {
        var more = (now == Tally.Silence.Abstains ? 1 : 0) - (was == Tally.Silence.Abstains ? 1 : 0);
        if (more != 0)
            Volatile.Write(ref _abstained, _abstained + more);
    }
}
