using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;
using LiveTownHall.Journal;
using LiveTownHall.Journal.Chain;
using LiveTownHall.Server.Metrics;
using LiveTownHall.Server.Settings;
using LiveTownHall.Tally;
using Polly;

namespace LiveTownHall.Server.Halls;

/// <summary>A hall on this node: takes facts in, appends them in groups, applies what the journal says, and answers when a fact is durable and applied.</summary>
internal sealed class HallSession : IAsyncDisposable
{
    private readonly IJournal _journal;
    private readonly TimeProvider _time;
    private readonly ILogger _log;
    private readonly ResiliencePipeline _untilDurable;
    private readonly GroupCommit<Submission> _intake;
    private readonly Mailbox<Letter> _mailbox;
    private readonly BatchWriter _batch = new();
    private readonly Flights _flights;
    private readonly SortedDictionary<long, JournalBatch> _early = [];
    private readonly List<Ruling> _rulings = [];
    private readonly RecentBatches _recent;
    private readonly JournalChain _chain;
    private readonly HallTimers _timers;
    private readonly NextDue _nextDue;
    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource<Remembered> _storeChange = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _following = Task.CompletedTask;
    private long _unshownSince;

    private HallSession(string hallId, HallReplica replica, RecentBatches recent, JournalChain chain, IStore store, TownhallSettings settings, TimeProvider time, ILogger log)
    {
        HallId = hallId;
        Replica = replica;
        _recent = recent;
        _chain = chain;
        Admissions = new Admissions(store.Fences, () => replica.GreatestFence);
        _journal = store.Journal;
        _time = time;
        _log = log;
        _untilDurable = AppendRetry.Until(time);
        _flights = new Flights(time, TimeSpan.FromSeconds(settings.AnswerWithinSeconds));
        _intake = new GroupCommit<Submission>(settings.IntakeCapacity, settings.BatchFacts, AppendAsync, Fault);
        _mailbox = new Mailbox<Letter>(Handle);
        _nextDue = new NextDue(hallId, store.Schedule, time, _stop.Token);
        _timers = new HallTimers(time, SubmitAsync, act => _mailbox.Post(new Letter.Do(act)), _nextDue.Note);
    }

    private abstract record Letter
    {
        public sealed record Arrived(JournalBatch Batch) : Letter;

        public sealed record Durable(Flight Flight, long Position) : Letter;

        public sealed record Lost(long Position) : Letter;

        public sealed record Do(Action Act) : Letter;

        public sealed record CutWanted(TaskCompletionSource<HallCut> Answer, bool ForScreens) : Letter;
    }

    /// <summary>Raised by the writer after a batch changed the state: what it was, what it is, and the numbers of the questions it touched. Must not wait.</summary>
    public event Action<HallState, HallState, IReadOnlyList<int>>? Changed;

    /// <summary>Raised once, by the writer, where the store no longer holds what was applied here; the hall is not served by this session any more. Must not wait.</summary>
    public event Action? StoreChanged;

    /// <summary>Ends when that happens, with the batches that this session remembers.</summary>
    public Task<Remembered> StoreChange => _storeChange.Task;

    public string HallId { get; }

    public HallReplica Replica { get; }

    /// <summary>The journal as far as it is applied here.</summary>
    public ChainPoint Tip => _chain.Tip;

    public HallState State => Replica.State!;

    public Admissions Admissions { get; }

    /// <summary>Whether this hall can be served; false once its journal is damaged or newer than this server.</summary>
    public bool IsServing { get; private set; } = true;

    /// <summary>Whether a newer server writes this hall's journal: nodes of its version serve the hall, this one must not.</summary>
    public bool IsTooNew { get; private set; }

    /// <summary>Counts the attendees who are connected, for facts that keep that; null where nobody can be.</summary>
    public Func<int>? Attendees { get; set; }

    /// <summary>What the store has left; null where nobody looks.</summary>
    public StorageRoom? Room { get; set; }

    /// <summary>Whether the store was found not to hold what was applied here.</summary>
    public bool IsStoreChanged { get; private set; }

    /// <summary>Whether the hall has to stay in memory for what is due soon.</summary>
    public bool HasTimers => _timers.Any;

    /// <inheritdoc cref="HallTimers.Next"/>
    public long? NextDue => _timers.Next;

    /// <summary>Something to show may have changed since the last look; the ticker clears it.</summary>
    public bool IsDirty { get; set; }

    /// <summary>When the oldest batch in the last cut that the cut before did not have was applied; 0 where there was none.</summary>
    public long CutUnshownSince { get; private set; }

    /// <summary>Replays the journal and follows it from there. Null for a hall without a journal.</summary>
    /// <exception cref="JournalCorruptException">The journal is damaged.</exception>
    /// <exception cref="JournalTooNewException">A newer server wrote it.</exception>
    public static Task<HallSession?> OpenAsync(string hallId, IStore store, TownhallSettings settings, TimeProvider time, ILogger log, CancellationToken cancellation)
        => OpenAsync(hallId, store, settings, time, log, seen: null, cancellation);

    /// <inheritdoc cref="OpenAsync(string, IStore, TownhallSettings, TimeProvider, ILogger, CancellationToken)"/>
    /// <param name="seen">What this node had read of the hall before; it is said where the store does not hold that any more.</param>
    public static async Task<HallSession?> OpenAsync(
        string hallId, IStore store, TownhallSettings settings, TimeProvider time, ILogger log, Sighting? seen, CancellationToken cancellation)
    {
        var isAnother = false;
        var replica = new HallReplica();
        var recent = new RecentBatches();
        var chain = new JournalChain();
        var rulings = new List<Ruling>();
        await foreach (var batch in store.Journal.ReadAsync(hallId, 1, cancellation))
        {
            rulings.Clear();
            if (!replica.Apply(batch.Position, batch.Body.Span, rulings))
                throw new JournalTooNewException(batch.Position);
            if (!chain.Agrees(batch))
                SayBroken(log, batch.Position);
            recent.Add(batch, chain.Tip, rulings);
            chain.Add(batch);
            isAnother |= seen?.Position == batch.Position && !seen.Is(chain.Tip);
        }

        if (seen is not null && (isAnother || chain.Tip.Position < seen.Position))
            SayExchanged(log, seen.Position, Math.Max(0, seen.Position - chain.Tip.Position));

        if (replica.State is not { } state)
            return null;
        var session = new HallSession(hallId, replica, recent, chain, store, settings, time, log);
        session._timers.Follow(state);
        session._following = session.FollowAsync();
        return session;
    }

    /// <summary>Has the store's schedule say when the hall next has something to do, whatever it says now.</summary>
    public void SayNextDue() => _mailbox.Post(new Letter.Do(() => _nextDue.Note(_timers.Next)));

    /// <summary>Hands a fact to the journal where it would change something. Where it would not, as far as is known here, the journal is asked whether that is still so.</summary>
    public async ValueTask<Settlement> SubmitAsync(Fact fact)
    {
        if (Attendees is { } attendees)
            fact = fact.WithPresent(attendees());
        if (Foresee(Replica) != Ruling.Accepted)
        {
            var confirmed = await ConfirmAsync(Foresee, fact.Ends());
            if (confirmed.IsBusy || confirmed.Ruling != Ruling.Accepted)
                return confirmed;
        }

        return await Submit(new FactSubmission(fact));

        Ruling Foresee(HallReplica replica) => replica.Foresee(fact, _time.GetUtcNow().ToUnixTimeMilliseconds());
    }

    /// <summary>
    /// What the state says at a position that the store has just confirmed as durably as an append; never what this node only remembers, which may be behind, or
    /// ahead of a store that lost something. All who ask while an append is under way share the next one, and it is empty where nobody has a fact.
    /// </summary>
    /// <param name="judge">Must neither wait nor throw.</param>
    /// <param name="ends">Whether it is asked to end something, see <see cref="Fact.Ends"/>.</param>
    public ValueTask<Settlement> ConfirmAsync(Func<HallReplica, Ruling> judge, bool ends = false) => Submit(new Inquiry(judge, ends));

    /// <summary>Hands a fact to the journal. The answer comes when it is durable and applied; busy comes at once.</summary>
    public ValueTask<Settlement> Submit(Submission submission)
    {
        if (Room is { IsLow: true } && !submission.GoesOnWithoutRoom)
            return ValueTask.FromResult(Settlement.StorageLow);
        return IsServing && _intake.TryEnqueue(submission) ? new(submission.Task) : ValueTask.FromResult(Settlement.Busy);
    }

    /// <summary>An exact cut at the newest position.</summary>
    public Task<HallCut> CutAsync() => CutAsync(forScreens: false);

    /// <summary>An exact cut that the screens are about to show: what is in it is no news any more. For nobody but them.</summary>
    public Task<HallCut> CutForScreensAsync() => CutAsync(forScreens: true);

    /// <summary>Takes nothing in any more and waits until what was taken in is answered.</summary>
    public async Task FlushAsync(CancellationToken cancellation)
    {
        await _intake.CompleteAsync().WaitAsync(cancellation);

        // Durable now; the answers come when the journal has brought the batches back and they are applied.
        await _flights.Answered.WaitAsync(cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        await Pool.CancelAsync(_stop);
        _timers.Dispose();
        await _intake.CompleteAsync();
        await _following;
        _flights.GiveUp();
        _stop.Dispose();
    }

    private Task<HallCut> CutAsync(bool forScreens)
    {
        var answer = new TaskCompletionSource<HallCut>(TaskCreationOptions.RunContinuationsAsynchronously);
        _mailbox.Post(new Letter.CutWanted(answer, forScreens));
        return answer.Task;
    }

    private async ValueTask AppendAsync(ReadOnlyMemory<Submission> submissions)
    {
        _batch.Begin(BatchTime.After(Replica.Time, _time.GetUtcNow().ToUnixTimeMilliseconds()));
        foreach (var submission in submissions.Span)
            submission.WriteTo(_batch);
        var flight = _flights.Begin(submissions);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(flight.Ended, _stop.Token);
        var started = _time.GetTimestamp();
        try
        {
            var position = await _untilDurable.InPlaceAsync(
                static (at, cancellation) => at.Session._journal.AppendAsync(at.Session.HallId, at.Id, at.Body, at.Session._chain.Tip, cancellation),
                (Session: this, flight.Id, Body: _batch.Written),
                end.Token);
            TownhallMetrics.Appended(_time.GetElapsedTime(started), flight.Submissions.Length);
            _mailbox.Post(new Letter.Durable(flight, position));
        }
        catch (OperationCanceledException) when (flight.Ended.IsCancellationRequested)
        {
            // It was read back, or its authors were told that nobody knows: now they ask again, not this node.
        }
        catch (JournalChangedException changed)
        {
            // Nothing was appended: what this batch was judged by is not there any more.
            _mailbox.Post(new Letter.Lost(changed.Position));
        }
    }

    /// <summary>The node is going down while the store is away: the authors may send again, to this node later or to another one now.</summary>
    private void Fault(Exception fault, ReadOnlyMemory<Submission> submissions)
    {
        // The exception of a damaged journal names its hall; no line of the log does.
        if (fault is JournalCorruptException damage)
            HallLog.JournalDamaged(_log, damage.Position);
        else if (fault is not OperationCanceledException)
            HallLog.AppendFailed(_log, fault);
        _flights.Failed(submissions.Span);
    }

    private async Task FollowAsync()
    {
        try
        {
            await foreach (var batch in _journal.FollowAsync(HallId, Replica.Position + 1, _stop.Token))
                _mailbox.Post(new Letter.Arrived(batch));
        }
        catch (Exception end) when (end is OperationCanceledException or ObjectDisposedException)
        {
            // This session or the whole store is being closed.
        }
        catch (JournalChangedException changed)
        {
            _mailbox.Post(new Letter.Lost(changed.Position));
        }
        catch (JournalCorruptException damage)
        {
            HallLog.JournalDamaged(_log, damage.Position);
            StopServing();
        }
    }

    private void Handle(Letter letter)
    {
        switch (letter)
        {
            case Letter.Arrived arrived:
                Arrive(arrived.Batch);
                break;
            case Letter.Durable durable:
                _flights.Landed(durable.Flight, durable.Position);
                if (!IsServing)
                    _flights.GiveUp();
                break;
            case Letter.Lost lost:
                Lose(lost.Position);
                break;
            case Letter.Do wish:
                wish.Act();
                break;
            case Letter.CutWanted wanted:
                if (wanted.ForScreens)
                    (IsDirty, CutUnshownSince, _unshownSince) = (false, _unshownSince, 0);
                wanted.Answer.TrySetResult(Replica.Cut()!);
                break;
        }
    }

    private void Arrive(JournalBatch batch)
    {
        if (batch.Position <= Replica.Position || !IsServing)
            return;
        _early[batch.Position] = batch;
        while (IsServing && _early.Remove(Replica.Position + 1, out var next))
        {
            // Whoever wrote it has read another journal than this node, and the store has confirmed theirs.
            if (!_chain.Agrees(next))
                Lose(next.Position);
            else
                Apply(next);
        }
    }

    private void Lose(long position)
    {
        if (IsStoreChanged)
        {
            // Whoever was taken in just before and is refused only now.
            _flights.GiveUp();
            return;
        }

        HallLog.StoreChanged(_log, position);
        IsStoreChanged = true;
        StopServing();
        StoreChanged?.Invoke();
        _storeChange.TrySetResult(_recent.All());
    }

    private void Apply(JournalBatch batch)
    {
        var started = _time.GetTimestamp();
        var before = State;
        _rulings.Clear();
        if (!Replica.Apply(batch.Position, batch.Body.Span, _rulings))
        {
            HallLog.JournalTooNew(_log, batch.Position);
            IsTooNew = true;
            StopServing();
            return;
        }

        _recent.Add(batch, _chain.Tip, _rulings);
        _chain.Add(batch);
        TownhallMetrics.Applied(_time.GetElapsedTime(started));
        if (_unshownSince == 0)
            _unshownSince = started;
        IsDirty = true;
        _flights.Applied(batch.BatchId, _journal.ReadsAreDurable ? batch.Position : null, _rulings, Replica);
        if (!ReferenceEquals(before, State))
            React(before, State);
    }

    private void React(HallState before, HallState after)
    {
        _timers.Follow(after);
        foreach (var listener in Changed?.GetInvocationList() ?? [])
        {
            try
            {
                ((Action<HallState, HallState, IReadOnlyList<int>>)listener)(before, after, Replica.TouchedQuestions);
            }
#pragma warning disable CA1031 // One listener's fault must take neither the hall nor the process with it; the batch is applied.
            catch (Exception fault)
#pragma warning restore CA1031
            {
                HallLog.ListenerFailed(_log, fault);
            }
        }
    }

    /// <summary>The hall is what its store has, and the store contradicts itself: that is said, for nobody could mend it by not serving the hall.</summary>
    private static void SayBroken(ILogger log, long position)
    {
        HallLog.ChainBroken(log, position);
        TownhallMetrics.ChainsBroken.Add(1);
    }

    /// <summary>Nobody remembers what is missing; it is said, and the hall is what the store has.</summary>
    private static void SayExchanged(ILogger log, long position, long missing)
    {
        HallLog.StoreExchanged(log, position, missing);
        TownhallMetrics.StoreChanges.Add(1);
        TownhallMetrics.BatchesLost.Add(missing);
    }

    private void StopServing()
    {
        IsServing = false;
        _flights.GiveUp();
    }
}
