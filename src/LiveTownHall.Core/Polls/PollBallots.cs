using System.Collections.Immutable;
using LiveTownHall.Core.Halls;
using LiveTownHall.Tally;

namespace LiveTownHall.Core.Polls;

/// <summary>The ballots of one round of one poll. One writer; any thread may ask for a voter's ballot.</summary>
public sealed class PollBallots
{
    private readonly PollTally _tally;

    public PollBallots(PollDefinition definition, int round)
        : this(definition, round, new PollTally(), definition.Kind is PollKind.Words or PollKind.Text ? new TermPool() : null)
    {
    }

    private PollBallots(PollDefinition definition, int round, PollTally tally, TermPool? terms)
    {
        (Definition, Round, Terms) = (definition, round, terms);
        _tally = tally;
    }

    public PollDefinition Definition { get; }

    public int Round { get; }

    /// <summary>The terms of words and text polls.</summary>
    public TermPool? Terms { get; }

    internal bool ChangedSinceCut { get; private set; } = true;

    /// <summary>Voters whose ballot counts. Safe from any thread.</summary>
    public long Voters => _tally.Voters;

    /// <summary>The packed ballot that counts for this voter; for words and text an id of <see cref="Terms"/>. Safe from any thread.</summary>
    public bool TryGet(ulong voter, out ulong bits) => _tally.TryGetBallot(voter, out bits);

    /// <summary>The ballot that counts for this voter, or null. Safe from any thread.</summary>
    public BallotPaper? BallotOf(ulong voter) => _tally.TryGetBallot(voter, out var bits) ? Marking.Unpack(Definition, bits, Terms) : null;

    /// <summary>The same ballots under a definition that counts the same: a title or an option was reworded.</summary>
    internal PollBallots For(PollDefinition reworded) => new(reworded, Round, _tally, Terms);

    internal void Prefetch(ulong voter) => _tally.Prefetch(voter);

    internal Ruling Cast(ulong voter, ulong bits)
    {
        if (!Definition.CanChange && _tally.TryGetBallot(voter, out var former))
            return former == bits ? Ruling.Unchanged : Ruling.AlreadyVoted;
        return Record(_tally.Cast(voter, bits, out _));
    }

    /// <param name="freed">The term id that nobody's ballot names any more, or null.</param>
    internal Ruling Cast(ulong voter, ImmutableArray<string> terms, out ulong? freed)
    {
        freed = null;

        // Before the pool is touched: a refused ballot that used up an id would let a retry change the ids of those after it.
        if (!Definition.CanChange && _tally.TryGetBallot(voter, out var former))
            return Terms!.TryGet(former, out var held) && TermSets.Same(held, terms) ? Ruling.Unchanged : Ruling.AlreadyVoted;
        var id = Terms!.Acquire(terms);
        var cast = _tally.Cast(voter, id, out var previous);
        if (cast == CastResult.Unchanged)
            Terms.Release(id);
        if (cast == CastResult.Changed && Terms.Release(previous))
            freed = previous;
        return Record(cast);
    }

    internal PollCut CutAt(long position, int number)
    {
        ChangedSinceCut = false;
        return new PollCut(number, Round, _tally.CutAt(position), Terms?.Snapshot());
    }

    /// <summary>Every (voter, ballot) in order of voters, for comparing replicas.</summary>
    internal VoterBallot[] SortedBallots() => _tally.BallotsByVoter();

    private Ruling Record(CastResult cast)
    {
        if (cast == CastResult.Unchanged)
            return Ruling.Unchanged;
        ChangedSinceCut = true;
        return cast == CastResult.Changed ? Ruling.Changed : Ruling.Accepted;
    }
}

/// <summary>The ballots of one round of one poll at one position, ready to be counted by anybody.</summary>
/// <param name="Number">The poll's number.</param>
public sealed record PollCut(int Number, int Round, TallySnapshot Tally, TermSnapshot? Terms);
