using LiveTownHall.Core.Halls;
using LiveTownHall.Server.Metrics;
using LiveTownHall.Tally;

namespace LiveTownHall.Server.Coordination;

/// <summary>
/// Remembers for a while which network each vote came by and when, and looks every few seconds whether votes look scripted. Ephemeral: never in the journal,
/// bounded, gone with the hall's network secret; that of a secret poll is dropped when it closes, after a last look.
/// </summary>
/// <remarks>
/// Voting only puts a struct into a lock-free intake. Everything else happens in <see cref="LookAsync"/>, one run at a time on the thread pool. Each node
/// examines the votes that came through it, against the ballots of all nodes; an attack spread over nodes is as visible as its part on each.
/// </remarks>
/// <param name="state">The hall's newest state.</param>
/// <param name="cut">An exact cut through its ballots.</param>
internal sealed class VotingTrace(Func<HallState> state, Func<Task<HallCut>> cut, NetworkKeys network, TimeProvider time)
{
    /// <summary>Votes held for one hall; past it the rounds that have been quiet longest go.</summary>
    public const int MostVotes = 100_000;

    /// <summary>Votes that may wait for the next look.</summary>
    public const int IntakeCapacity = 8192;

    /// <summary>Between two examinations while votes come in.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    private readonly TracedHall _held = new(MostVotes);
    private readonly CoordinationDesk _desk = new(time);
    private Intake<TracedVote>? _intake;
    private HallState? _noticed;
    private HallState? _followed;
    private long _noticedAt;
    private long _examinedAt;
    private int _looking;

    /// <summary>Raised on a pool thread when <see cref="Warnings"/> were replaced.</summary>
    public event Action? Changed
    {
        add => _desk.Changed += value;
        remove => _desk.Changed -= value;
    }

    /// <summary>What looks scripted now, the most significant first for each poll. Any thread.</summary>
    public IReadOnlyList<CoordinationWarning> Warnings => _desk.Warnings;

    /// <summary>Goes up when <see cref="Warnings"/> change.</summary>
    public int Version => _desk.Version;

    /// <summary>Unix milliseconds.</summary>
    public long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>Votes held; exact only while no look is under way.</summary>
    public int Held => _held.Count;

    /// <summary>Any thread; never waits, allocates nothing.</summary>
    /// <param name="joinedAt">Unix milliseconds; a vote of somebody of whom this is not known is not looked at.</param>
    /// <param name="arrivedAt">When the ballot reached the server, not when it was durable: a slow store must not line up people's votes.</param>
    public void Record(in CountedBallot ballot, ulong network, long? joinedAt, long arrivedAt)
    {
        if (joinedAt is { } joined)
            Enqueue(new TracedVote(null, ballot.Poll, ballot.Round, ballot.Voter, ballot.Bits, network, joined, arrivedAt));
    }

    /// <inheritdoc cref="Record"/>
    /// <param name="voter">The voter's pseudonym in this question.</param>
    /// <param name="isTakenBack">Whether the person took the upvote back.</param>
    public void RecordUpvote(string questionId, ulong voter, bool isTakenBack, ulong network, long? joinedAt, long arrivedAt)
    {
        if (joinedAt is { } joined)
            Enqueue(new TracedVote(questionId, 0, 0, voter, isTakenBack ? 0UL : 1UL, network, joined, arrivedAt));
    }

    /// <summary>
    /// Takes in what came, follows the hall, and examines what changed where it is time. Called with every tick, before its frames: a poll's opening must not be
    /// noticed after people saw it. Returns at once where there is nothing to do.
    /// </summary>
    public Task LookAsync()
    {
        var now = state();
        network.Follow(now.Phase);
        if (!ReferenceEquals(_noticed, now))
        {
            _noticed = now;
            Interlocked.CompareExchange(ref _noticedAt, Now, 0);
        }

        if (ReferenceEquals(_followed, now) && !HasWaiting && !IsDue && (network.IsAlive || _held.Count == 0))
            return Task.CompletedTask;
        return Interlocked.Exchange(ref _looking, 1) == 1 ? Task.CompletedTask : Task.Run(RunAsync);
    }

    private bool HasWaiting => Volatile.Read(ref _intake) is { Count: > 0 };

    private bool IsDue => _held.IsDirty && time.GetElapsedTime(_examinedAt) >= Interval;

    private void Enqueue(in TracedVote vote)
    {
        var intake = Volatile.Read(ref _intake) ?? Start();
        if (!intake.TryEnqueue(vote))
            TownhallMetrics.VotesUntraced.Add(1);
    }

    /// <summary>Most halls in memory never see a vote.</summary>
    private Intake<TracedVote> Start()
    {
        Interlocked.CompareExchange(ref _intake, new Intake<TracedVote>(IntakeCapacity), null);
        return _intake;
    }

    private async Task RunAsync()
    {
        try
        {
            var noticedAt = Interlocked.Exchange(ref _noticedAt, 0);
            var now = state();
            TakeIn(now);
            var ended = _held.Follow(_followed, now, noticedAt == 0 ? Now : noticedAt);
            _followed = now;
            if (!network.IsAlive)
            {
                _held.Clear();
                return;
            }

            if (!IsDue && !ended)
                return;
            _examinedAt = time.GetTimestamp();
            await ExamineAsync();
        }
        finally
        {
            if (_followed is { } followed)
                _held.DropEnded(followed);
            Volatile.Write(ref _looking, 0);
        }
    }

    private void TakeIn(HallState now)
    {
        if (Volatile.Read(ref _intake) is not { } intake)
            return;
        while (intake.TryDequeue(out var vote))
        {
            if (network.IsAlive)
                _held.Put(vote, _followed, now);
        }
    }

    private async Task ExamineAsync()
    {
        var ballots = await cut();
        foreach (var (poll, round) in _held.DirtyPolls(ballots.State))
        {
            if (ballots.Find(poll.Number) is { } of && of.Round == poll.Round)
                _desk.Replace(poll.Id, PollExamination.Examine(poll, of, _held.OpenedAt(poll), round.Votes), [.. (poll.Discounts ?? []).Select(d => d.WarningId)]);
        }

        if (_held.Upvotes.IsDirty)
        {
            _desk.Replace(CoordinationDesk.Upvotes, UpvoteExamination.Examine(_held.Upvotes.Votes), []);
            _held.Upvotes.IsDirty = false;
        }

        _desk.Keep(ballots.State);
    }
}
