namespace LiveTownHall.Tally;

/// <summary>
/// Voter to last ballot. One thread casts; any number of threads may look at any time, also while the box grows, and see
/// either the former or the new ballot of a voter. Readers wait for nobody and nobody waits for them.
/// </summary>
/// <remarks>
/// 24 bytes a slot at a load of 0.5 to 0.75: 32 to 48 bytes a voter, 39 on average; while the box grows (a few casts per hundred) the
/// smaller table is kept as well. Growing is spread over the casts that follow: each moves a few slots.
/// </remarks>
public sealed class BallotBox
{
    private const int SmallestCapacity = 16;

    /// <summary>
    /// Lines of four slots that each cast moves while the box grows. More ends the time with two tables sooner, fewer make a single
    /// cast shorter; with 1 it is still done before the next growth.
    /// </summary>
    private const uint LinesMovedPerCast = 8;

    private BallotTable _table;
    private long _voters;
    private long _limit;

    // Voter 0 marks free slots, so that voter's ballot and fence lie here; written before the flag that says it counts.
    private BallotSlot _slotOfZero;
    private bool _zeroHasCast;

    /// <param name="expectedVoters">Room to start with; the box grows past it.</param>
    public BallotBox(int expectedVoters = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(expectedVoters);
        _table = new BallotTable(Math.Max(SmallestCapacity, (expectedVoters * 4L / 3) + 1), previous: null);
        _limit = LimitOf(_table);
    }

    /// <summary>Voters with a ballot in the box.</summary>
    public long Voters => Volatile.Read(ref _voters);

    /// <summary>Slots in the box, 24 bytes each.</summary>
    internal long Capacity => _table.Capacity;

    /// <summary>Whether ballots are still on their way into a larger table.</summary>
    internal bool IsGrowing => _table.Previous is not null;

    /// <summary>Casts a voter's ballot; the last one with the greatest fence counts. Writer only.</summary>
    /// <param name="voter">64-bit pseudonym, any value.</param>
    /// <param name="ballot">Any value.</param>
    /// <param name="fence">Orders what a voter casts however late it comes: below that of the ballot which counts it changes nothing, at it or above it replaces both.</param>
    /// <param name="previous">The ballot that counted before; 0 where the voter is new.</param>
    public CastResult Cast(ulong voter, ulong ballot, ulong fence, out ulong previous)
    {
        if (voter == 0)
            return CastOfZero(ballot, fence, out previous);

        var table = _table;
        ref var slot = ref table.Find(voter);
        if (slot.Voter == voter && table.Previous is null)
        {
            previous = slot.Ballot;
            return Replace(ref slot, ballot, fence);
        }

        return CastWhileChanging(voter, ballot, fence, out previous);
    }

    /// <summary>Casts a ballot with fence 0.</summary>
    /// <inheritdoc cref="Cast(ulong, ulong, ulong, out ulong)"/>
    public CastResult Cast(ulong voter, ulong ballot, out ulong previous) => Cast(voter, ballot, 0, out previous);

    /// <summary>
    /// Says that the voter's ballot will be cast in a moment, so that memory can be on its way meanwhile: worth calling about ten
    /// casts ahead in a batch, where the box is larger than the cache. Changes nothing.
    /// </summary>
    public void Prefetch(ulong voter) => _table.Prefetch(voter);

    /// <summary>The voter's ballot. Any thread.</summary>
    /// <returns>False where the voter has not cast one.</returns>
    public bool TryGet(ulong voter, out ulong ballot) => TryGet(voter, out ballot, out _);

    /// <summary>
    /// The voter's ballot and the greatest fence they cast with. Any thread; each is one that the voter had, but a look between two writes may find them of two casts.
    /// </summary>
    /// <returns>False where the voter has not cast one.</returns>
    public bool TryGet(ulong voter, out ulong ballot, out ulong fence)
    {
        if (voter == 0)
        {
            var hasCast = Volatile.Read(ref _zeroHasCast);
            ballot = hasCast ? Volatile.Read(ref _slotOfZero.Ballot) : 0;
            fence = hasCast ? Volatile.Read(ref _slotOfZero.Fence) : 0;
            return hasCast;
        }

        // The order matters: a ballot that is not in the table yet when we look there is still in the former one we took before.
        var table = Volatile.Read(ref _table);
        var former = table.Previous;
        return table.TryGet(voter, out ballot, out fence) || (former is not null && former.TryGet(voter, out ballot, out fence));
    }

    /// <summary>Whether the voter has a ballot in the box. Any thread.</summary>
    public bool Contains(ulong voter) => TryGet(voter, out _);

    /// <summary>Every voter and ballot, sorted by voter: equal boxes give equal sequences however they came about. Writer only.</summary>
    public VoterBallot[] ToSortedArray()
    {
        var ballots = new VoterBallot[_voters];
        CopyBallotsTo(ballots);
        return ballots;
    }

    /// <summary>Writes every voter and ballot, sorted by voter. Writer only.</summary>
    /// <param name="destination">Holds at least <see cref="Voters"/>.</param>
    /// <returns>How many were written.</returns>
    /// <exception cref="ArgumentException">The destination is too short; nothing was written.</exception>
    public int CopyBallotsTo(Span<VoterBallot> destination)
    {
        if (destination.Length < _voters)
            throw new ArgumentException("The destination is shorter than the number of voters.", nameof(destination));

        _table.MoveIn(uint.MaxValue);
        var count = 0;
        if (_zeroHasCast)
            destination[count++] = new VoterBallot(0, _slotOfZero.Ballot, _slotOfZero.Fence);
        count += _table.CopyTo(destination[count..]);
        destination[..count].Sort();
        return count;
    }

    private static long LimitOf(BallotTable table) => table.Capacity / 4 * 3;

    private static CastResult Replace(ref BallotSlot slot, ulong ballot, ulong fence)
    {
        if (slot.Fence != fence)
        {
            if (slot.Fence > fence)
                return CastResult.Superseded;
            Volatile.Write(ref slot.Fence, fence);
        }

        if (slot.Ballot == ballot)
            return CastResult.Unchanged;
        Volatile.Write(ref slot.Ballot, ballot);
        return CastResult.Changed;
    }

    private CastResult CastWhileChanging(ulong voter, ulong ballot, ulong fence, out ulong previous)
    {
        _table.MoveIn(LinesMovedPerCast);
        ref var slot = ref _table.Find(voter);
        if (slot.Voter == voter)
        {
            previous = slot.Ballot;
            return Replace(ref slot, ballot, fence);
        }

        if (_table.Previous is { } former && former.TryGet(voter, out previous, out var formerFence))
        {
            if (formerFence > fence)
                return CastResult.Superseded;

            // The former table is frozen: the new ballot counts from the moment it stands in the new one.
            slot.Fill(voter, ballot, fence);
            return ballot == previous ? CastResult.Unchanged : CastResult.Changed;
        }

        previous = 0;
        if (_voters >= _limit)
        {
            Grow();
            slot = ref _table.Find(voter);
        }

        slot.Fill(voter, ballot, fence);
        Volatile.Write(ref _voters, _voters + 1);
        return CastResult.New;
    }

    private void Grow()
    {
        _table.MoveIn(uint.MaxValue);
        var larger = new BallotTable(_table.Capacity + (_table.Capacity / 2), _table);
        _limit = LimitOf(larger);
        Volatile.Write(ref _table, larger);
    }

    private CastResult CastOfZero(ulong ballot, ulong fence, out ulong previous)
    {
        previous = _zeroHasCast ? _slotOfZero.Ballot : 0;
        if (_zeroHasCast)
            return Replace(ref _slotOfZero, ballot, fence);

        Volatile.Write(ref _slotOfZero.Ballot, ballot);
        Volatile.Write(ref _slotOfZero.Fence, fence);
        Volatile.Write(ref _zeroHasCast, true);
        Volatile.Write(ref _voters, _voters + 1);
        return CastResult.New;
    }
}
