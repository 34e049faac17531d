using LiveTownHall.Contracts.Halls;
using LiveTownHall.Core.Budgets;
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

/// <summary>What is due in weeks happens then, though no node has had the hall in memory meanwhile.</summary>
public sealed class HallScheduleTests : IAsyncLifetime
{
    private static readonly TimeSpan Month = TimeSpan.FromDays(30);

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2027, 5, 4, 18, 0, 0, TimeSpan.Zero));
    private readonly IStore _store = StoreFactory.OpenMemory();
    private readonly TownhallSettings _settings = new();
    private readonly string _poll = Drafts.NewId();
    private HallRegistry _halls = null!;
    private HallWaker _waker = null!;
    private string _hall = "";

    public async ValueTask InitializeAsync()
    {
        var codes = new JoinCodes(_store.Directory);
        _hall = (await new HallFounding(_store, codes, Options.Create(_settings), _time).FoundAsync(new CreateHall { Title = "Budget" }, CancellationToken.None)).Hall!.HallId;
        _halls = new HallRegistry(_store, codes, [], new Witness(null), Options.Create(_settings), _time, NullLogger<HallRegistry>.Instance);
        _waker = new HallWaker(_store, _halls, _time, NullLogger<HallWaker>.Instance);
    }

    public async ValueTask DisposeAsync()
    {
        _waker.Dispose();
        await _halls.DisposeAsync();
        await _store.DisposeAsync();
    }

    [Fact]
    public async Task A_hall_leaves_memory_while_nothing_is_due_soon_and_is_opened_when_it_is()
    {
        await DoAsync(
            new PollCreated(_poll, new PollDefinition { Kind = PollKind.Single, Title = "More?", Options = [new("1", "Yes"), new("2", "No")] }),
            new PollOpened(_poll, After(Month)));
        await OnListAsync(Month);
        var due = _time.GetUtcNow() + Month;
        _time.Advance(TimeSpan.FromSeconds(_settings.UnloadAfterSeconds + 1));
        await _halls.UnloadIdleAsync();
        Assert.False(_halls.IsHere(_hall));

        _time.Advance(due - _time.GetUtcNow());
        await _waker.LookAsync(CancellationToken.None);
        Assert.False(_halls.IsHere(_hall), "The node that has it in memory, had there been one, was given no moment.");
        _time.Advance(TimeSpan.FromSeconds(2));
        await _waker.LookAsync(CancellationToken.None);
        Assert.True(_halls.IsHere(_hall));
        await BoundedWait.UntilAsync("the poll closes", async () =>
        {
            using var lease = await _halls.FindAsync(_hall, CancellationToken.None);
            return lease!.Hall.Session.State.FindPoll(_poll)!.Phase == PollPhase.Closed;
        });
        await OffListAsync();
    }

    [Fact]
    public async Task A_hall_stays_in_memory_for_what_is_due_soon()
    {
        await DoAsync(
            new PollCreated(_poll, new PollDefinition { Kind = PollKind.Single, Title = "More?", Options = [new("1", "Yes"), new("2", "No")] }),
            new PollOpened(_poll, After(Month)));
        using (var lease = await _halls.FindAsync(_hall, CancellationToken.None))
        {
            await BoundedWait.UntilAsync("the hall knows what is due", () => lease!.Hall.Session.NextDue is not null);
            Assert.False(lease!.Hall.Session.HasTimers);
            _time.Advance(Month - HallTimers.Soon);
            Assert.True(lease.Hall.Session.HasTimers);
        }

        _time.Advance(TimeSpan.FromMinutes(10));
        await _halls.UnloadIdleAsync();
        Assert.True(_halls.IsHere(_hall));
    }

    [Fact]
    public async Task What_the_hall_refuses_when_it_is_due_neither_keeps_it_nor_wakes_it_and_happens_once_the_hall_allows_it()
    {
        var definition = new BudgetDefinition
        {
            Title = "Streets",
            Currency = "EUR",
            Decimals = 2,
            Amount = 1_000,
            Ballot = BudgetWords.Approval,
            Rule = BudgetWords.Greedy,
            Utility = BudgetWords.Cost,
            Completion = BudgetWords.None,
            Comparison = BudgetWords.None,
            Increment = 1,
            Phases = [new PhaseTime(BudgetPhases.Vote, After(TimeSpan.FromMinutes(5)))],
        };
        await DoAsync(new BudgetCreated("B1", definition));
        using var lease = await _halls.FindAsync(_hall, CancellationToken.None);
        var session = lease!.Hall.Session;
        await OnListAsync(TimeSpan.FromMinutes(5));

        _time.Advance(TimeSpan.FromMinutes(5));
        await BoundedWait.UntilAsync("it is refused: there is nothing to vote on", () => session.NextDue is null);
        await OffListAsync();
        Assert.False(session.HasTimers);

        await DoAsync(new ProjectAdded("B1", "J1", new ProjectDefinition { Title = "Trees", Cost = 10 }));
        await BoundedWait.UntilAsync("people can vote", () =>
        {
            _time.Advance(TimeSpan.FromMilliseconds(100));
            return session.State.Budgets!.Find("B1")!.Phase == BudgetPhases.Vote;
        });
    }

    [Fact]
    public async Task A_hall_that_can_not_be_opened_does_not_stand_in_the_way_of_the_others_and_one_that_is_gone_leaves_the_list()
    {
        var broken = Enumerable.Range(0, 150).Select(_ => Ids.New(_time)).ToList();
        foreach (var hall in broken)
        {
            await _store.Journal.AppendAsync(hall, Guid.NewGuid(), new byte[] { BatchFormat.Version + 1, 0, 0, 0, 0, 0, 0, 0, 0 }).Within();
            await _store.Schedule.SetAsync(hall, 1);
        }

        foreach (var hall in new[] { Ids.New(_time), _hall })
            await _store.Schedule.SetAsync(hall, 0);

        await _waker.LookAsync(CancellationToken.None);
        Assert.True(_halls.IsHere(_hall));
        await BoundedWait.UntilAsync("those that are done are off the list", async () => (await DueAsync(long.MaxValue)).SequenceEqual(broken.Order(StringComparer.Ordinal)));

        // Nor do they take the places of those who come later.
        var later = _hall;
        _time.Advance(TimeSpan.FromSeconds(_settings.UnloadAfterSeconds + 1));
        await _halls.UnloadIdleAsync();
        Assert.False(_halls.IsHere(later));
        await _store.Schedule.SetAsync(later, 1);
        await _waker.LookAsync(CancellationToken.None);
        await _waker.LookAsync(CancellationToken.None);
        Assert.True(_halls.IsHere(later));
    }

    private long After(TimeSpan wait) => (_time.GetUtcNow() + wait).ToUnixTimeMilliseconds();

    private async Task DoAsync(params Fact[] facts)
    {
        using var lease = await _halls.FindAsync(_hall, CancellationToken.None);
        foreach (var fact in facts)
            Assert.Equal(Core.Halls.Ruling.Accepted, (await lease!.Hall.Session.SubmitAsync(fact)).Ruling);
    }

    private Task OnListAsync(TimeSpan wait) => BoundedWait.UntilAsync("the hall is on the list for then", async ()
        => (await DueAsync(After(wait))).Contains(_hall) && !(await DueAsync(After(wait) - 1)).Contains(_hall));

    private Task OffListAsync() => BoundedWait.UntilAsync("the hall is not on the list", async () => !(await DueAsync(long.MaxValue)).Contains(_hall));

    private async Task<IReadOnlyList<string>> DueAsync(long until) => await _store.Schedule.DueAsync(until, 1_000);
}
