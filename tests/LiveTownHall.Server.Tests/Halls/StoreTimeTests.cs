using LiveTownHall.Contracts.Halls;
using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Polls;
using LiveTownHall.Journal;
using LiveTownHall.Server.Access;
using LiveTownHall.Server.Agenda;
using LiveTownHall.Server.Halls;
using LiveTownHall.Server.Settings;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace LiveTownHall.Server.Tests.Halls;

/// <summary>Nodes whose clocks are wrong, on one store whose clock is right.</summary>
public sealed class StoreTimeTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Start = new(2027, 5, 4, 18, 0, 0, TimeSpan.Zero);

    private readonly SetClock _right = new(Start);
    private readonly SetClock _wrong = new(Start);
    private readonly ClockedStore _store;
    private readonly StoreTime _time;

    public StoreTimeTests()
    {
        _store = new ClockedStore(StoreFactory.OpenMemory(), _right);
        _time = new StoreTime(_wrong);
    }

    public async ValueTask InitializeAsync()
    {
        _wrong.Set(Start + TimeSpan.FromSeconds(120));
        await LookAsync();
    }

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    [Fact]
    public void Before_the_store_was_asked_the_node_has_its_own_time() => Assert.Equal(Start + TimeSpan.FromSeconds(120), new StoreTime(_wrong).GetUtcNow());

    [Fact]
    public async Task The_time_is_the_stores_also_between_two_looks_and_while_somebody_sets_the_nodes_clock()
    {
        Assert.Equal(TimeSpan.FromSeconds(120), _time.Skew);
        Assert.Equal(Start, _time.GetUtcNow());
        Pass(TimeSpan.FromSeconds(3));
        _wrong.Set(Start - TimeSpan.FromDays(1));
        Assert.Equal(Start + TimeSpan.FromSeconds(3), _time.GetUtcNow());
        Assert.Null(await LookAsync());
        Assert.Equal(-TimeSpan.FromDays(1) - TimeSpan.FromSeconds(3), _time.Skew);
        Assert.Equal(Start + TimeSpan.FromSeconds(3), _time.GetUtcNow());
    }

    [Fact]
    public async Task A_first_answer_that_took_long_is_better_than_the_nodes_own_clock_and_gives_way_to_the_first_quick_one()
    {
        var time = new StoreTime(_wrong);
        _store.OnItsWay = () => Pass(TimeSpan.FromSeconds(2));
        await time.KnowAsync(_store, CancellationToken.None);
        Assert.Equal(_right.GetUtcNow() - TimeSpan.FromSeconds(2), time.GetUtcNow());
        Assert.Null(await time.LookAsync(_store, CancellationToken.None));
        Assert.Equal(_right.GetUtcNow() - TimeSpan.FromSeconds(2), time.GetUtcNow());

        _store.OnItsWay = () => { };
        Assert.Null(await time.LookAsync(_store, CancellationToken.None));
        Assert.Equal(_right.GetUtcNow(), time.GetUtcNow());
        _right.Set(Start + TimeSpan.FromHours(1));
        Assert.NotNull(await time.LookAsync(_store, CancellationToken.None));
    }

    [Theory]
    [InlineData(-900)]
    [InlineData(900)]
    public async Task What_clocks_drift_apart_is_made_good_at_the_next_look(int milliseconds)
    {
        _right.Set(Start + TimeSpan.FromMilliseconds(milliseconds));
        Assert.Null(await LookAsync());
        Assert.Equal(_right.GetUtcNow(), _time.GetUtcNow());
    }

    [Theory]
    [InlineData(-3600)]
    [InlineData(2)]
    [InlineData(3600)]
    public async Task A_jump_is_reported_and_believed_when_it_lasts(int seconds)
    {
        var jump = TimeSpan.FromSeconds(seconds);
        for (var once = 0; once < 2; once++)
        {
            _right.Set(Start + jump);
            Assert.Equal(jump, await LookAsync());
            Assert.Equal(jump, await LookAsync());
            Assert.Equal(Start, _time.GetUtcNow());
            _right.Set(Start);
            Assert.Null(await LookAsync());
            Assert.Equal(Start, _time.GetUtcNow());
        }

        _right.Set(Start + jump);
        for (var look = 0; look < 3; look++)
            Assert.Equal(jump, await LookAsync());
        Assert.Equal(Start + jump, _time.GetUtcNow());
        Assert.Null(await LookAsync());
    }

    [Fact]
    public async Task A_store_without_a_clock_leaves_the_node_its_own()
    {
        await using var plain = StoreFactory.OpenMemory();
        var time = new StoreTime(_wrong);
        Assert.Null(await time.LookAsync(plain, CancellationToken.None));
        Assert.Null(time.Skew);
        Assert.Equal(_wrong.GetUtcNow(), time.GetUtcNow());
    }

    [Theory]
    [InlineData(1_000, 2_000, 2_000)]
    [InlineData(2_000, 2_000, 2_000)]
    [InlineData(2_000, 1_000, 2_000)]
    [InlineData(7_000, 2_000, 7_000)]
    [InlineData(7_001, 2_000, 2_000)]
    [InlineData(3_600_000, 2_000, 2_000)]
    public void A_batch_does_not_go_back_behind_the_one_before_it_unless_that_one_is_far_ahead(long last, long now, long given)
        => Assert.Equal(given, BatchTime.After(last, now));

    [Fact]
    public async Task A_node_that_is_ahead_neither_closes_a_poll_early_nor_writes_of_the_future()
    {
        var founding = new HallFounding(_store, new JoinCodes(_store.Directory), Options.Create(new TownhallSettings()), _time);
        var hall = (await founding.FoundAsync(new CreateHall { Title = "Budget" }, CancellationToken.None)).Hall!.HallId;
        var rightTime = new StoreTime(_right);
        await using var ahead = await OpenAsync(hall, _time);
        await using var right = await OpenAsync(hall, rightTime);
        var poll = Drafts.NewId();
        await right.SubmitAsync(new PollCreated(poll, new PollDefinition { Kind = PollKind.Single, Title = "More?", Options = [new("1", "Yes"), new("2", "No")] })).Within();
        await right.SubmitAsync(new PollOpened(poll, (Start + TimeSpan.FromSeconds(60)).ToUnixTimeMilliseconds())).Within();
        await BoundedWait.UntilAsync("the node that is ahead knows of the poll", () => ahead.HasTimers);

        Pass(TimeSpan.FromMilliseconds(59_999));
        await ahead.SubmitAsync(new HallUpdated("Still here")).Within();
        await right.SubmitAsync(new HallUpdated("Here as well")).Within();
        Assert.Equal(PollPhase.Open, right.State.FindPoll(poll)!.Phase);
        Assert.Equal((Start + TimeSpan.FromMilliseconds(59_999)).ToUnixTimeMilliseconds(), ahead.Replica.Time);

        Pass(TimeSpan.FromMilliseconds(1));
        await BoundedWait.UntilAsync("the poll closes", () => right.State.FindPoll(poll)!.Phase == PollPhase.Closed);
    }

    private async Task<HallSession> OpenAsync(string hall, TimeProvider time)
        => (await HallSession.OpenAsync(hall, _store, new TownhallSettings(), time, NullLogger.Instance, CancellationToken.None))!;

    private ValueTask<TimeSpan?> LookAsync() => _time.LookAsync(_store, CancellationToken.None);

    private void Pass(TimeSpan time)
    {
        _right.Pass(time);
        _wrong.Pass(time);
    }

    /// <summary>A clock that can be set without any time passing.</summary>
    private sealed class SetClock(DateTimeOffset start) : TimeProvider
    {
        private readonly FakeTimeProvider _passing = new(start);
        private TimeSpan _set;

        public void Set(DateTimeOffset now) => _set = now - _passing.GetUtcNow();

        public void Pass(TimeSpan time) => _passing.Advance(time);

        public override long TimestampFrequency => _passing.TimestampFrequency;

        public override DateTimeOffset GetUtcNow() => _passing.GetUtcNow() + _set;

        public override long GetTimestamp() => _passing.GetTimestamp();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => _passing.CreateTimer(callback, state, dueTime, period);
    }

    private sealed class ClockedStore(IStore inner, TimeProvider clock) : IStore
    {
        /// <summary>Happens while an answer about the time is on its way.</summary>
        public Action OnItsWay { get; set; } = () => { };

        public IJournal Journal => inner.Journal;

        public IDirectory Directory => inner.Directory;

        public ICompaction Compaction => inner.Compaction;

        public IFences Fences => inner.Fences;

        public ISchedule Schedule => inner.Schedule;

        public ValueTask<DateTimeOffset?> TimeAsync(CancellationToken cancellation = default)
        {
            var told = clock.GetUtcNow();
            OnItsWay();
            return ValueTask.FromResult<DateTimeOffset?>(told);
        }

        public ValueTask<StoreCheck> CheckAsync(CancellationToken cancellation = default) => inner.CheckAsync(cancellation);

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
