using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;
using LiveTownHall.Core.Audit;
using LiveTownHall.Core.Budgets;
using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Parts;
using LiveTownHall.Core.Polls;
using LiveTownHall.Core.Questions;

namespace LiveTownHall.Core.Halls;

/// <summary>A node's copy of a hall: the fold of its journal up to <see cref="Position"/>.</summary>
/// <remarks>One writer calls <see cref="Apply"/>, <see cref="Cut"/> and <see cref="WriteState"/>; everything else is safe from any thread.
/// No clock, no chance, no I/O, no culture in here: the same journal gives the same bytes on every node.</remarks>
public sealed class HallReplica
{
    /// <summary>See the box's benchmark: from here on waiting for memory is hidden.</summary>
    private const int VotersAhead = 12;

    private long _position;
    private long _time;
    private ulong _greatestFence;
    private HallState? _state;
    private PollBallots?[] _ballots = [];
    private Poll?[] _polls = [];
    private HallCut? _lastCut;
    private readonly List<int> _touched = [];

    /// <summary>The newest batch that is in this copy; 0 before the first.</summary>
    public long Position
    {
        get => Volatile.Read(ref _position);
        private set => Volatile.Write(ref _position, value);
    }

    /// <summary>When the newest batch that could be read was appended, by the clock of whoever appended it; Unix milliseconds, 0 before the first. Any thread.</summary>
    public long Time
    {
        get => Volatile.Read(ref _time);
        private set => Volatile.Write(ref _time, value);
    }

    /// <summary>Null before the hall's first fact.</summary>
    public HallState? State => Volatile.Read(ref _state);

    /// <summary>The greatest fence of any mark in the journal so far, counted or not; 0 where none has one. Any thread.</summary>
    public ulong GreatestFence
    {
        get => Volatile.Read(ref _greatestFence);
        private set => Volatile.Write(ref _greatestFence, value);
    }

    /// <summary>Who upvoted what.</summary>
    public Upvotes Upvotes { get; } = new();

    /// <summary>Who said what about the projects of budgets.</summary>
    public BudgetBoxes Budgets { get; } = new();

    /// <summary>Everything that was done, ballots and upvotes apart.</summary>
    public AuditLog Audit { get; } = new();

    /// <summary>Numbers of the questions that the last batch changed, in the order it did, repeats included. Only for the writer, until the next batch.</summary>
    public IReadOnlyList<int> TouchedQuestions => _touched;

    /// <summary>The ballots of the present round of a poll, or null for one that does not exist.</summary>
    public PollBallots? BallotsOf(int poll)
    {
        var ballots = Volatile.Read(ref _ballots);
        return (uint)poll < (uint)ballots.Length ? ballots[poll] : null;
    }

    /// <summary>Applies the batch after <see cref="Position"/> and appends one ruling per fact. Never throws, whatever the bytes.</summary>
    /// <returns>
    /// False, with nothing changed, for a batch of a newer format, with a fact of a newer version, or out of order; the caller must stop serving or find the gap.
    /// </returns>
    public bool Apply(long position, ReadOnlySpan<byte> body, List<Ruling>? rulings = null)
    {
        if (position != Position + 1 || BatchReader.VersionOf(body) > BatchFormat.Version || NewerFacts.AreIn(body))
            return false;
        _touched.Clear();
        if (!BatchReader.TryOpen(body, out var reader))
        {
            rulings?.Add(Ruling.Unreadable);
            Position = position;
            return true;
        }

        Time = reader.Time;
        var ahead = reader;
        for (var i = 0; i < VotersAhead; i++)
            Prefetch(ref ahead);
        var index = 0;
        for (var kind = reader.Next(); kind != BatchReader.Kind.End; kind = reader.Next(), index++)
        {
            Prefetch(ref ahead);
            var ruling = kind switch
            {
                BatchReader.Kind.Mark => Take(ref reader),
                BatchReader.Kind.Fact => Happen(reader.Fact!, reader.Time, position, index),
                BatchReader.Kind.Key => GoUnder(reader.KeyOf.Poll, reader.KeyOf.Round, reader.KeyDigest),
                _ => Ruling.Unreadable,
            };
            rulings?.Add(ruling);
        }

        Position = position;
        return true;
    }

    /// <summary>What <see cref="Apply"/> would say of a fact now. Any thread; the journal may still decide otherwise.</summary>
    public Ruling Foresee(Fact fact, long time = 0)
    {
        if (State is not { } state)
            return fact is HallCreated ? Ruling.Accepted : Ruling.NotFound;
        return fact.ApplyTo(state, new Moment(time, this)).Ruling;
    }

    /// <summary>An exact cut at <see cref="Position"/>: every ballot up to it, none after it. What did not change since the last cut is shared with it.</summary>
    public HallCut? Cut()
    {
        if (_state is not { } state)
            return null;
        if (_lastCut is { } last && last.Position == Position)
            return last;
        var polls = ImmutableArray.CreateBuilder<PollCut>(state.Polls.Length);
        foreach (var poll in state.Polls)
        {
            var ballots = _ballots[poll.Number]!;
            var former = _lastCut?.Find(poll.Number);
            var same = former is not null && former.Round == ballots.Round && !ballots.ChangedSinceCut && former.Discounts == poll.Discounts;
            polls.Add(same ? former! : ballots.CutAt(Position, poll.Number, poll.Discounts));
        }

        return _lastCut = new HallCut(Position, state, polls.MoveToImmutable()) { Upvotes = Upvotes.Cut(), UpvotesCast = Upvotes.Cast, Budgets = Budgets.Cut(Position) };
    }

    /// <summary>The whole state in a canonical form; equal bytes mean equal replicas.</summary>
    public void WriteState(IBufferWriter<byte> target)
    {
        using var json = new Utf8JsonWriter(target);
        json.WriteStartObject();
        json.WriteNumber("position", Position);
        if (_state is { } state)
        {
            json.WritePropertyName("hall");
            JsonSerializer.Serialize(json, state, FactJson.HallState);
            json.WriteStartArray("ballots"u8);
            foreach (var poll in state.Polls)
                WriteBallots(json, poll, _ballots[poll.Number]!);
            json.WriteEndArray();
            json.WriteNumber("upvotesCast"u8, Upvotes.Cast);
            json.WriteStartArray("upvotes"u8);
            foreach (var question in state.Questions.All)
                WriteUpvotes(json, question);
            json.WriteEndArray();
            if (GreatestFence > 0)
                WriteFences(json, state);
            if (state.Polls.Any(poll => _ballots[poll.Number]!.KeyDigest is not null))
                WriteKeys(json, state);
            if (state.Budgets is not null)
                Budgets.Write(json);
            if (state.Polls.Any(poll => _ballots[poll.Number]!.SortedClasses().Any()))
                WriteClasses(json, state);
        }

        json.WriteEndObject();
    }

    private void WriteUpvotes(Utf8JsonWriter json, Question question)
    {
        json.WriteStartArray();
        json.WriteNumberValue(Upvotes.Cut()[question.Number].People);
        json.WriteNumberValue(Upvotes.Cut()[question.Number].Before);
        foreach (var voter in Upvotes.VotersOf(question.Number))
            json.WriteNumberValue(voter);
        json.WriteEndArray();
    }

    /// <summary>Absent where no mark had a fence, as in every journal from before there were any.</summary>
    private void WriteFences(Utf8JsonWriter json, HallState state)
    {
        json.WriteNumber("greatestFence"u8, GreatestFence);
        json.WriteStartArray("fences"u8);
        foreach (var poll in state.Polls)
            WriteFences(json, _ballots[poll.Number]!.SortedBallots());
        json.WriteEndArray();
        json.WriteStartArray("upvoteFences"u8);
        foreach (var question in state.Questions.All)
            WriteFences(json, Upvotes.SortedMarksOf(question.Number));
        json.WriteEndArray();
    }

    /// <summary>Absent where no round has said its key.</summary>
    private void WriteKeys(Utf8JsonWriter json, HallState state)
    {
        json.WriteStartArray("keys"u8);
        foreach (var poll in state.Polls)
            json.WriteStringValue(_ballots[poll.Number]!.KeyDigest is { } digest ? Convert.ToHexStringLower(digest) : null);
        json.WriteEndArray();
    }

    /// <summary>Absent where every ballot is of a device's token.</summary>
    private void WriteClasses(Utf8JsonWriter json, HallState state)
    {
        json.WriteStartArray("classes"u8);
        foreach (var poll in state.Polls)
        {
            json.WriteStartArray();
            foreach (var (voter, assurance) in _ballots[poll.Number]!.SortedClasses())
            {
                json.WriteNumberValue(voter);
                json.WriteNumberValue((int)assurance);
            }

            json.WriteEndArray();
        }

        json.WriteEndArray();
    }

    private static void WriteFences(Utf8JsonWriter json, Tally.VoterBallot[] marks)
    {
        json.WriteStartArray();
        foreach (var mark in marks)
        {
            if (mark.Fence == 0)
                continue;
            json.WriteNumberValue(mark.Voter);
            json.WriteNumberValue(mark.Ballot);
            json.WriteNumberValue(mark.Fence);
        }

        json.WriteEndArray();
    }

    private static void WriteBallots(Utf8JsonWriter json, Poll poll, PollBallots ballots)
    {
        json.WriteStartArray();
        json.WriteNumberValue(poll.Number);
        json.WriteNumberValue(ballots.Round);
        foreach (var (voter, bits) in ballots.SortedBallots())
        {
            json.WriteNumberValue(voter);
            if (ballots.WordOf(voter) is { } silence && silence != MarkWord.Said)
            {
                json.WriteStringValue(silence == MarkWord.Abstained ? "abstained"u8 : "withdrawn"u8);
                continue;
            }

            json.WriteNumberValue(bits);
            if (ballots.Pool?.TryGet(bits, out var bytes) is not true)
                continue;
            if (ballots.Kind.Form == BallotForm.Bytes)
                json.WriteBase64StringValue(bytes.AsSpan());
            else
                WriteTerms(json, bytes.AsSpan());
        }

        json.WriteEndArray();
    }

    private static void WriteTerms(Utf8JsonWriter json, ReadOnlySpan<byte> bytes)
    {
        while (TermBytes.TryTake(ref bytes, out var term))
            json.WriteStringValue(term);
    }

    /// <summary>Has the memory of a voter fetched while those before are counted; a box of a million voters does not fit a cache.</summary>
    private void Prefetch(ref BatchReader ahead)
    {
        if (ahead.Skim() != BatchReader.Kind.Mark || ahead.Mark.Part != MarkPart.Poll)
            return;
        if ((uint)ahead.Mark.Item < (uint)_ballots.Length)
            _ballots[ahead.Mark.Item]?.Prefetch(ahead.Mark.Voter);
    }

    private Ruling Take(ref BatchReader reader)
    {
        var mark = reader.Mark;
        if (mark.Fence > _greatestFence)
            GreatestFence = mark.Fence;

        // No item takes a weight or a time yet. Counting them as if they had none would give them another meaning once one does.
        if (mark.Weight != 1 || mark.MadeAt is not null)
            return Ruling.InvalidBallot;
        if (mark.Word != MarkWord.Said)
            return mark.Part == MarkPart.Poll ? Silence(mark) : Ruling.InvalidBallot;
        return mark.Part switch
        {
            MarkPart.Poll when reader.HasBytes => CastBytes(ref reader),
            MarkPart.Poll => Cast(mark),
            MarkPart.Budget => reader.HasBytes ? Budgets.Cast(_state, mark, reader.Bytes, reader.Time) : Ruling.InvalidBallot,
            MarkPart.Question => reader.HasBytes || mark.Bits > 1 || mark.Round != 0 ? Ruling.InvalidBallot : Upvote(mark),
            _ => Ruling.Unreadable,
        };
    }

    /// <summary>The first key of a round is its key. Nothing is counted by it: nodes go by it before they give a person a voter.</summary>
    private Ruling GoUnder(int poll, int round, ReadOnlySpan<byte> digest)
        => BallotsOf(poll) is { } ballots && ballots.Round == round ? ballots.GoUnder(digest) : Ruling.NotFound;

    private Ruling Cast(in Mark mark)
    {
        var ruling = Admit(mark, out _, out var ballots);
        if (ruling != Ruling.Accepted)
            return ruling;
        return ballots!.Kind.IsValid(ballots.Definition, mark.Bits)
            ? ballots.Grade(mark.Voter, mark.Assurance, ballots.Cast(mark.Voter, mark.Bits, mark.Fence))
            : Ruling.InvalidBallot;
    }

    private Ruling Silence(in Mark mark)
    {
        var ruling = Admit(mark, out var poll, out var ballots);
        if (ruling != Ruling.Accepted)
            return ruling;
        if (mark.Word == MarkWord.Abstained && ballots!.Definition.Abstain != true)
            return Ruling.InvalidBallot;
        ruling = ballots!.Silence(mark.Voter, mark.Word, mark.Fence, out var freed);
        Unpick(poll!, freed);
        return ballots.Grade(mark.Voter, mark.Word == MarkWord.Withdrawn ? AssuranceClass.DeviceToken : mark.Assurance, ruling);
    }

    private Ruling Upvote(in Mark mark)
    {
        if (_state is not { } state)
            return Ruling.NotFound;
        if (state.Phase == HallPhase.Closed)
            return Ruling.HallClosed;
        return Upvotes.Vote(state.Questions, mark.Item, mark.Voter, mark.Bits == 1, mark.Fence);
    }

    private Ruling CastBytes(ref BatchReader reader)
    {
        var ruling = Admit(reader.Mark, out var poll, out var ballots);
        if (ruling != Ruling.Accepted)
            return ruling;
        var bytes = reader.Terms.IsDefault ? [.. reader.Bytes] : TermBytes.Of(reader.Terms);
        if (!ballots!.Kind.IsValid(ballots.Definition, bytes.AsSpan()))
            return Ruling.InvalidBallot;
        ruling = ballots.Cast(reader.Mark.Voter, bytes, reader.Mark.Fence, out var freed);
        Unpick(poll!, freed);
        return ballots.Grade(reader.Mark.Voter, reader.Mark.Assurance, ruling);
    }

    /// <summary>An answer that nobody gives any more is picked no more.</summary>
    private void Unpick(Poll poll, ulong? freed)
    {
        if (freed is { } id && poll.Picked.Contains(id))
            Publish(_state!.With(poll with { Picked = poll.Picked.Remove(id) }));
    }

    private Ruling Admit(in Mark mark, out Poll? poll, out PollBallots? ballots)
    {
        var number = mark.Item;
        poll = (uint)number < (uint)_polls.Length ? _polls[number] : null;
        ballots = poll is null ? null : _ballots[number];
        if (ballots is null)
            return Ruling.NotFound;
        if (poll!.Phase != PollPhase.Open || poll.Round != mark.Round)
            return Ruling.PollClosed;
        return mark.Assurance.IsEnough(poll.Definition.Assurance) ? Ruling.Accepted : Ruling.AssuranceTooLow;
    }

    private Ruling Happen(Fact fact, long time, long position, int index)
    {
        // What was refused, perhaps for what its text was, stays so without it.
        if (fact.Removed is { } ruling && ruling != Ruling.Accepted)
            return ruling;
        if (_state is not { } state)
        {
            if (fact is not HallCreated created)
                return Ruling.NotFound;
            Publish(HallRules.Create(created));
            AuditWriter.Write(Audit, position, index, new Happening(fact, time, null, _state!));
            return Ruling.Accepted;
        }

        var step = fact.ApplyTo(state, new Moment(time, this));
        if (ReferenceEquals(step.State, state))
            return step.Ruling;
        if (fact.AboutQuestion is { } question)
            Touch(state.Questions, step.State.Questions, question);
        Publish(step.State);
        AuditWriter.Write(Audit, position, index, new Happening(fact, time, state, step.State));
        return step.Ruling;
    }

    private void Touch(QuestionsState before, QuestionsState after, string id)
    {
        if (after.Find(id) is not { } question)
            return;
        Upvotes.Follow(before, after, id);
        _touched.Add(question.Number);
        if (before.Find(id) is not { } former)
            return;
        if (former.Merged != question.Merged)
            _touched.AddRange(former.Merged);
        if ((former.MergedInto ?? question.MergedInto) is { } root && former.MergedInto != question.MergedInto)
            _touched.Add(root);
    }

    /// <summary>Ballot boxes follow the polls: a new one for a new poll or round, none for a deleted poll.</summary>
    private void Publish(HallState state)
    {
        Budgets.Follow(state.Budgets);
        if (_state is { } before && before.Polls == state.Polls)
        {
            Volatile.Write(ref _state, state);
            return;
        }

        var polls = new Poll?[state.NextPollNumber];
        foreach (var poll in state.Polls)
            polls[poll.Number] = poll;
        var ballots = new PollBallots?[polls.Length];
        for (var i = 0; i < polls.Length; i++)
        {
            if (polls[i] is not { } poll)
                continue;
            var present = i < _ballots.Length ? _ballots[i] : null;
            ballots[i] = present is not null && present.Round == poll.Round && present.Definition.Equals(poll.Definition)
                ? present
                : Rebox(present, poll);
        }

        _polls = polls;
        Volatile.Write(ref _ballots, ballots);
        Volatile.Write(ref _state, state);
    }

    private static PollBallots Rebox(PollBallots? present, Poll poll)
        => present is not null && present.Round == poll.Round && poll.Phase != PollPhase.Draft
            ? present.For(poll.Definition)
            : new PollBallots(poll.Definition, poll.Round);
}
