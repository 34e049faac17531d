using System.Collections.Immutable;
using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;
using LiveTownHall.Tally;

namespace LiveTownHall.Core.Polls;

/// <summary>The ballots of one round of one poll. One writer; any thread may ask for a voter's ballot.</summary>
public sealed class PollBallots
{
    private readonly PollTally _tally;
    private RunningCount? _count;
    private byte[]? _keyDigest;
    private BallotClasses? _classes;

    public PollBallots(PollDefinition definition, int round)
    {
        (Definition, Kind, Round) = (definition, KindRegistry.Of(definition.Kind), round);
        _count = Kind.StartCount(definition);
        _tally = new PollTally(keepsProfile: _count is null);
        Pool = Kind.Form == BallotForm.Bits ? null : new BallotPool();
    }

    private PollBallots(PollBallots former, PollDefinition reworded)
    {
        (Definition, Kind, Round, Pool) = (reworded, former.Kind, former.Round, former.Pool);
        (_tally, _count, _keyDigest, _classes) = (former._tally, former._count, former._keyDigest, former._classes);
        if (_count is not null && reworded.Options.Length != former.Definition.Options.Length)
            _count = Recount(reworded);
    }

    public PollDefinition Definition { get; }

    public KindOfPoll Kind { get; }

    public int Round { get; }

    /// <summary>The bytes of ballots that do not fit 64 bits; null for kinds whose ballots do.</summary>
    public BallotPool? Pool { get; }

    /// <summary>SHA-256 of the key under which the round's voters go; null before the first of them, and in journals that do not say. Safe from any thread.</summary>
    public byte[]? KeyDigest => Volatile.Read(ref _keyDigest);

    internal bool ChangedSinceCut { get; private set; } = true;

    /// <summary>Voters whose ballot counts. Safe from any thread.</summary>
    public long Voters => _tally.Voters;

    /// <summary>Whether anybody has voted or abstained. Safe from any thread.</summary>
    public bool HasAnybody => _tally.Voters > 0 || _tally.Abstained > 0;

    /// <summary>The packed ballot that counts for this voter; for kinds whose ballots are bytes an id of <see cref="Pool"/>. Safe from any thread.</summary>
    public bool TryGet(ulong voter, out ulong bits) => _tally.TryGetBallot(voter, out bits);

    /// <summary>The greatest fence this voter cast with; 0 for a voter without a ballot. Safe from any thread.</summary>
    public ulong FenceOf(ulong voter) => _tally.FenceOf(voter);

    /// <summary>The ballot that counts for this voter, an abstention among them, or null. Safe from any thread.</summary>
    public BallotPaper? BallotOf(ulong voter) => _tally.TryGetBallot(voter, out var bits) ? Marking.Unpack(Definition, bits, Pool)
        : WordOf(voter) == MarkWord.Abstained ? Marking.Silence(MarkWord.Abstained) : null;

    /// <summary>Whether the voter says nothing. Safe from any thread.</summary>
    internal MarkWord WordOf(ulong voter) => _tally.SilenceOf(voter) switch
    {
        Tally.Silence.Abstains => MarkWord.Abstained,
        Tally.Silence.Withdrew => MarkWord.Withdrawn,
        _ => MarkWord.Said,
    };

    /// <summary>The same ballots under a definition that counts the same: a title or an option was reworded.</summary>
    internal PollBallots For(PollDefinition reworded) => new(this, reworded);

    /// <summary>Voters whose ballot is of another class than most, ascending, with their class; for comparing replicas.</summary>
    internal IEnumerable<KeyValuePair<ulong, AssuranceClass>> SortedClasses() => _classes?.Sorted() ?? [];

    /// <summary>Keeps how sure it is that the ballot which was just cast is one person's. Where ballots are final that can only rise.</summary>
    /// <param name="cast">What became of it.</param>
    internal Ruling Grade(ulong voter, AssuranceClass assurance, Ruling cast)
    {
        if (!cast.IsAccepted() || (_classes is null && assurance == AssuranceClass.DeviceToken))
            return cast;
        _classes ??= new BallotClasses();
        if (cast == Ruling.Unchanged && !Definition.CanChange && assurance != AssuranceClass.Code)
            return cast;
        if (!_classes.Set(voter, assurance))
            return cast;
        ChangedSinceCut = true;
        return cast == Ruling.Unchanged ? Ruling.Changed : cast;
    }

    internal Ruling GoUnder(ReadOnlySpan<byte> keyDigest)
    {
        if (_keyDigest is { } known)
            return keyDigest.SequenceEqual(known) ? Ruling.Unchanged : Ruling.Conflict;
        Volatile.Write(ref _keyDigest, keyDigest.ToArray());
        return Ruling.Accepted;
    }

    internal void Prefetch(ulong voter) => _tally.Prefetch(voter);

    /// <remarks>Where votes can be changed the last one of the newest admission counts, else the first.</remarks>
    internal Ruling Cast(ulong voter, ulong bits, ulong fence)
    {
        var word = WordOf(voter);
        if (!Definition.CanChange && word == MarkWord.Abstained)
            return Ruling.AlreadyVoted;
        if (!Definition.CanChange && _tally.TryGetBallot(voter, out var former))
            return former == bits ? Ruling.Unchanged : Ruling.AlreadyVoted;
        return Record(_tally.Cast(voter, bits, fence, out _), word);
    }

    /// <param name="freed">The id that nobody's ballot names any more, or null.</param>
    internal Ruling Cast(ulong voter, ImmutableArray<byte> bytes, ulong fence, out ulong? freed)
    {
        freed = null;

        var word = WordOf(voter);
        if (!Definition.CanChange && word == MarkWord.Abstained)
            return Ruling.AlreadyVoted;

        // Before the pool is touched: a refused ballot that used up an id would let a retry change the ids of those after it.
        if (!Definition.CanChange && _tally.TryGetBallot(voter, out var former))
            return Pool!.TryGet(former, out var held) && CanonicalBytes.Same(held, bytes) ? Ruling.Unchanged : Ruling.AlreadyVoted;
        if (_tally.FenceOf(voter) > fence)
            return Ruling.Superseded;
        var id = Pool!.Acquire(bytes);
        var cast = _tally.Cast(voter, id, fence, out var previous);
        if (cast == CastResult.Unchanged)
        {
            Pool.Release(id);
            return Ruling.Unchanged;
        }

        _count?.Add(bytes.AsSpan());
        if (cast == CastResult.Changed)
            freed = LetGo(previous);
        return Record(cast, word);
    }

    /// <summary>The voter abstains, or takes back what they said.</summary>
    /// <param name="word">Not <see cref="MarkWord.Said"/>.</param>
    /// <param name="freed">As for a ballot in bytes.</param>
    internal Ruling Silence(ulong voter, MarkWord word, ulong fence, out ulong? freed)
    {
        freed = null;
        var was = WordOf(voter);
        var hasVoted = was == MarkWord.Abstained || _tally.TryGetBallot(voter, out _);
        if (!Definition.CanChange && hasVoted)
            return was == word ? Ruling.Unchanged : Ruling.AlreadyVoted;
        var silence = word == MarkWord.Abstained ? Tally.Silence.Abstains : Tally.Silence.Withdrew;
        var cast = _tally.Silence(voter, silence, fence, out var previous);
        if (previous is { } ballot && Pool is not null)
            freed = LetGo(ballot);

        // Nothing was there to take back; that it was said holds against older ballots all the same.
        if (cast == CastResult.New && word == MarkWord.Withdrawn)
            return Ruling.Unchanged;
        return Record(cast, was);
    }

    internal PollCut CutAt(long position, int number, ImmutableArray<Discount>? discounts)
    {
        ChangedSinceCut = false;
        var cut = _count is null
            ? new PollCut(number, Round, _tally.CutAt(position), Pool?.Snapshot(), null) { Discounts = discounts, Without = Without(discounts) }
            : new PollCut(number, Round, _tally.CutAt(position), null, _count.Result());
        return _classes is null ? cut : cut with { Classes = _classes.Cut(this, _tally) };
    }

    /// <summary>Every (voter, ballot) in order of voters, for comparing replicas.</summary>
    internal VoterBallot[] SortedBallots() => _tally.BallotsByVoter();

    /// <summary>What is left of the newest cut without the ballots that are left out now.</summary>
    private Remainder? Without(ImmutableArray<Discount>? discounts)
    {
        if (discounts is not { } all || !all.Any(d => d.On))
            return null;
        var ballots = 0L;
        var taken = new Dictionary<ulong, long>();
        foreach (var voter in all.Where(d => d.On).SelectMany(d => d.Voters).Distinct())
        {
            if (!_tally.TryGetBallot(voter, out var bits))
                continue;
            taken[bits] = taken.GetValueOrDefault(bits) + 1;
            ballots++;
        }

        return new Remainder(ballots,
            [.. _tally.Latest.Profile.Select(line => line with { Count = line.Count - taken.GetValueOrDefault(line.Ballot) }).Where(line => line.Count > 0)]);
    }

    /// <returns>The id, where nobody's ballot names it any more.</returns>
    private ulong? LetGo(ulong id)
    {
        if (_count is not null && Pool!.TryGet(id, out var replaced))
            _count.Subtract(replaced.AsSpan());
        return Pool!.Release(id) ? id : null;
    }

    /// <summary>A count for more options, of the ballots there are.</summary>
    private RunningCount? Recount(PollDefinition definition)
    {
        var count = Kind.StartCount(definition);
        foreach (var (voter, id) in _tally.BallotsByVoter())
        {
            if (WordOf(voter) == MarkWord.Said && Pool!.TryGet(id, out var bytes))
                count?.Add(bytes.AsSpan());
        }

        return count;
    }

    /// <param name="was">What the voter said before.</param>
    private Ruling Record(CastResult cast, MarkWord was)
    {
        if (cast is CastResult.Unchanged or CastResult.Superseded)
            return cast == CastResult.Unchanged ? Ruling.Unchanged : Ruling.Superseded;
        ChangedSinceCut = true;
        return was switch
        {
            MarkWord.Abstained => Ruling.Changed,
            MarkWord.Withdrawn => Ruling.Accepted,
            _ => cast == CastResult.Changed ? Ruling.Changed : Ruling.Accepted,
        };
    }
}

/// <summary>The ballots of one round of one poll at one position, ready to be counted by anybody.</summary>
/// <param name="Number">The poll's number.</param>
/// <param name="Pool">The bytes of the profile's ballots, for kinds whose ballots are bytes.</param>
/// <param name="Counted">The result, where it is kept up ballot by ballot; there is no profile and no pool then.</param>
public sealed record PollCut(int Number, int Round, TallySnapshot Tally, BallotPoolSnapshot? Pool, PollResult? Counted)
{
    /// <summary>What a second result is counted from; null where no ballots are left out.</summary>
    public Remainder? Without { get; init; }

    /// <summary>Ballots of other classes than <see cref="AssuranceClass.DeviceToken"/>, in the order of their numbers.</summary>
    public ImmutableArray<ClassCut> Classes { get; init; } = [];

    internal ImmutableArray<Discount>? Discounts { get; init; }
}
