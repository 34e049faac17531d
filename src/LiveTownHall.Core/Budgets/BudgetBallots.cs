using System.Collections.Immutable;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Polls;
using LiveTownHall.Tally;

namespace LiveTownHall.Core.Budgets;

/// <summary>The ballots of one budget: who said what last, equal ballots held once. One writer; any thread may ask for a voter's ballot.</summary>
public sealed class BudgetBallots
{
    private readonly PollTally _tally = new();
    private readonly BallotPool _pool = new();
    private BudgetCut? _cut;
    private long _speaking;

    /// <summary>Whoever has voted under the budget's key, also those who took everything back. Safe from any thread.</summary>
    public long Voters => _tally.Voters;

    /// <summary>The ballot that counts for this voter; null where there is none. Safe from any thread.</summary>
    public BudgetPaper? BallotOf(Budget budget, ulong voter)
        => _tally.TryGetBallot(voter, out var id) && _pool.TryGet(id, out var bytes) ? BudgetMarking.Unpack(budget, bytes) : null;

    internal Ruling Cast(ulong voter, ImmutableArray<byte> bytes, ulong fence)
    {
        if (_tally.FenceOf(voter) > fence)
            return Ruling.Superseded;
        var id = _pool.Acquire(bytes);
        var cast = _tally.Cast(voter, id, fence, out var previous);
        if (cast == CastResult.Unchanged)
        {
            _pool.Release(id);
            return Ruling.Unchanged;
        }

        _speaking += bytes.Length > 1 ? 1 : 0;
        if (cast == CastResult.Changed)
        {
            _speaking -= _pool.TryGet(previous, out var former) && former.Length > 1 ? 1 : 0;
            _pool.Release(previous);
        }

        _cut = null;
        return cast == CastResult.Changed ? Ruling.Changed : Ruling.Accepted;
    }

    internal BudgetCut CutAt(long position, int number) => _cut ??= new BudgetCut(number, _speaking, _tally.CutAt(position).Profile, _pool.Snapshot());

    /// <summary>Every (voter, ballot) in order of voters, for comparing replicas.</summary>
    internal IEnumerable<(VoterBallot Ballot, ImmutableArray<byte> Bytes)> Sorted()
        => _tally.BallotsByVoter().Select(ballot => (ballot, _pool.TryGet(ballot.Ballot, out var bytes) ? bytes : []));
}

/// <summary>The ballots of one budget at one position, ready to be counted by anybody. The same object again as long as nobody votes.</summary>
/// <param name="number">The budget's number.</param>
/// <param name="voters">People whose ballot says something.</param>
public sealed class BudgetCut(int number, long voters, ImmutableArray<DistinctBallot> profile, BallotPoolSnapshot pool)
{
    private IReadOnlyList<(ImmutableArray<byte> Bytes, long People)>? _ballots;

    public int Number => number;

    /// <summary>People whose ballot says something.</summary>
    public long Voters => voters;

    /// <summary>Each ballot that says something, with how many people it is of; sorted by its bytes, so that equal ballots give equal lists however they came about.</summary>
    /// <remarks>Sorted by whoever asks first, not by the writer of the replica.</remarks>
    public IReadOnlyList<(ImmutableArray<byte> Bytes, long People)> Ballots => _ballots ??=
    [
        .. profile
            .Select(line => (Bytes: pool.TryGet(line.Ballot, out var bytes) ? bytes : [], People: line.Count))
            .Where(ballot => ballot.Bytes.Length > 1)
            .OrderBy(ballot => ballot.Bytes, Comparer<ImmutableArray<byte>>.Create((a, b) => a.AsSpan().SequenceCompareTo(b.AsSpan()))),
    ];
}
