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

/// <summary>A poll with a time closes at it: not before, not never.</summary>
public sealed class PollTimerTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2027, 5, 4, 18, 0, 0, TimeSpan.Zero));
    private readonly IStore _store = StoreFactory.OpenMemory();
    private readonly TownhallSettings _settings = new();
    private readonly string _poll = Drafts.NewId();
    private HallSession _session = null!;
    private string _hall = "";

    public async ValueTask InitializeAsync()
    {
        var founding = new HallFounding(_store, new JoinCodes(_store.Directory), Options.Create(_settings), _time);
        _hall = (await founding.FoundAsync(new CreateHall { Title = "Budget" }, CancellationToken.None)).Hall!.HallId;
        _session = await OpenAsync();
        await _session.SubmitAsync(new PollCreated(_poll, new PollDefinition { Kind = PollKind.Single, Title = "More?", Options = [new("1", "Yes"), new("2", "No")] })).Within();
    }

    public async ValueTask DisposeAsync()
    {
        await _session.DisposeAsync();
        await _store.DisposeAsync();
    }

    [Theory]
    [InlineData(60)]
    [InlineData(30 * 24 * 3600)]
    public async Task It_closes_at_its_time_and_not_before(int seconds)
    {
        await OpenPollAsync(TimeSpan.FromSeconds(seconds));
        Assert.Equal(_time.GetUtcNow().AddSeconds(seconds).ToUnixTimeMilliseconds(), _session.NextDue);
        _time.Advance(TimeSpan.FromSeconds(seconds) - TimeSpan.FromMilliseconds(1));
        await WriteSomethingAsync();
        Assert.Equal(PollPhase.Open, Phase);

        _time.Advance(TimeSpan.FromMilliseconds(1));
        await ClosesAsync();
        await BoundedWait.UntilAsync("the timer is gone", () => _session.NextDue is null);
    }

    [Fact]
    public async Task A_time_given_anew_replaces_the_old_one()
    {
        await OpenPollAsync(TimeSpan.FromSeconds(60));
        await OpenPollAsync(TimeSpan.FromSeconds(120));
        _time.Advance(TimeSpan.FromSeconds(119));
        await WriteSomethingAsync();
        Assert.Equal(PollPhase.Open, Phase);
        _time.Advance(TimeSpan.FromSeconds(1));
        await ClosesAsync();
    }

    [Fact]
    public async Task A_poll_that_is_overdue_after_a_restart_closes_as_soon_as_its_hall_is_opened()
    {
        await OpenPollAsync(TimeSpan.FromSeconds(60));
        await _session.DisposeAsync();
        _time.Advance(TimeSpan.FromHours(1));
        _session = await OpenAsync();
        await BoundedWait.UntilAsync("the poll closes", () =>
        {
            _time.Advance(TimeSpan.FromMilliseconds(1));
            return Phase == PollPhase.Closed;
        });
    }

    private PollPhase Phase => _session.State.FindPoll(_poll)!.Phase;

    private Task ClosesAsync() => BoundedWait.UntilAsync("the poll closes", () => Phase == PollPhase.Closed);

    private async Task<HallSession> OpenAsync()
        => (await HallSession.OpenAsync(_hall, _store, _settings, _time, NullLogger.Instance, CancellationToken.None))!;

    private async Task OpenPollAsync(TimeSpan after)
    {
        var settled = await _session.SubmitAsync(new PollOpened(_poll, (_time.GetUtcNow() + after).ToUnixTimeMilliseconds())).Within();
        Assert.Equal(Core.Halls.Ruling.Accepted, settled.Ruling);
        await BoundedWait.UntilAsync("the timer", () => _session.NextDue is not null);
    }

    /// <summary>What was asked of the journal before this has happened after it.</summary>
    private async Task WriteSomethingAsync() => await _session.SubmitAsync(new HallUpdated("Still here")).Within();
}
