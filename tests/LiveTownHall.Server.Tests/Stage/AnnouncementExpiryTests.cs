using LiveTownHall.Contracts.Halls;
using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Contracts.Stage;
using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Stage;
using LiveTownHall.Journal;
using LiveTownHall.Server.Access;
using LiveTownHall.Server.Agenda;
using LiveTownHall.Server.Fanout;
using LiveTownHall.Server.Halls;
using LiveTownHall.Server.Hosting;
using LiveTownHall.Server.Settings;
using LiveTownHall.Server.Stage;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace LiveTownHall.Server.Tests.Stage;

/// <summary>A statement that is over covers neither phone nor wall, and stays in the list.</summary>
public sealed class AnnouncementExpiryTests : IAsyncLifetime
{
    private static readonly Actor Facilitator = new("F1", "facilitator");

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2027, 5, 4, 18, 0, 0, TimeSpan.Zero));
    private readonly IStore _store = StoreFactory.OpenMemory();
    private readonly TownhallSettings _settings = new();
    private readonly string _id = Drafts.NewId();
    private HallSession _session = null!;
    private string _hall = "";

    public async ValueTask InitializeAsync()
    {
        var founding = new HallFounding(_store, new JoinCodes(_store.Directory), Options.Create(_settings), _time);
        _hall = (await founding.FoundAsync(new CreateHall { Title = "Budget" }, CancellationToken.None)).Hall!.HallId;
        _session = await OpenAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _session.DisposeAsync();
        await _store.DisposeAsync();
    }

    [Fact]
    public async Task It_ends_at_its_time_and_not_before_and_everybody_is_sent_that_it_is_over()
    {
        Assert.True((await AnnounceAsync("2027-05-04T18:10:00Z")).Ok);
        await MustAsync(new StageSet("announcement", _id));
        var frames = Slices.JournalFrames(_time);
        var shown = frames.Build(await _session.CutAsync().Within(), 0, 10, null, null);
        Assert.Equal((_time.GetUtcNow().AddMinutes(10), null), (Of(shown).ExpiresAt, Of(shown).Expired));

        _time.Advance(TimeSpan.FromMinutes(10) - TimeSpan.FromMilliseconds(1));
        await MustAsync(new HallUpdated("Still here"));
        Assert.Null(_session.State.Announcements[0].ExpiredAt);
        _time.Advance(TimeSpan.FromMilliseconds(1));
        await EndsAsync();

        shown = frames.Build(await _session.CutAsync().Within(), 0, 10, null, shown);
        foreach (var view in shown.Wholes)
            Assert.Equal((true, StageKinds.Idle), (view.Announcements[0].Expired, view.Stage.Kind));
        var delta = Assert.IsType<HallDelta>(((InvocationMessage)shown.Deltas[(int)View.Audience]!.Message.Message!).Arguments[0]);
        Assert.Equal((true, StageKinds.Idle), (Assert.Single(delta.Announcements!).Expired, delta.Stage!.Kind));
    }

    [Fact]
    public async Task A_hall_may_leave_memory_before_and_the_end_is_said_when_it_is_next_opened()
    {
        Assert.True((await AnnounceAsync("2027-05-04T18:10:00Z")).Ok);
        Assert.False(_session.HasTimers);
        await _session.DisposeAsync();
        _time.Advance(TimeSpan.FromHours(1));
        _session = await OpenAsync();
        await BoundedWait.UntilAsync("the announcement ends", () =>
        {
            _time.Advance(TimeSpan.FromMilliseconds(1));
            return _session.State.Announcements[0].ExpiredAt is not null;
        });
    }

    [Theory]
    [InlineData("soon", "ISO 8601")]
    [InlineData("2027-05-04T18:00:00Z", "past")]
    [InlineData("2027-05-11T18:00:01Z", "7 days")]
    public async Task An_end_that_is_no_time_or_past_or_too_far_away_is_refused_and_nothing_is_announced(string end, string why)
    {
        var outcome = await AnnounceAsync(end);

        Assert.Equal(RefusalCodes.InvalidTime, outcome.Error!.Code);
        Assert.StartsWith("expiresAt: ", outcome.Error.Message, StringComparison.Ordinal);
        Assert.Contains(why, outcome.Error.Message, StringComparison.Ordinal);
        Assert.Empty(_session.State.Announcements);
    }

    [Fact]
    public async Task Seven_days_ahead_is_taken()
        => Assert.True((await AnnounceAsync("2027-05-11T18:00:00Z")).Ok);

    private AnnouncementView Of(FrameSet shown) => shown.Wholes[(int)View.Audience].Announcements.Single(a => a.Id == _id);

    private Task<Outcome> AnnounceAsync(string end) => new StageCommands(_settings.Limits, _time)
        .Announce(new Announce { AnnouncementId = _id, Text = "Doors close at nine", Level = AnnouncementLevels.Info, ExpiresAt = end })
        .SubmitAsync(_session, Facilitator)
        .Within();

    private async Task MustAsync(Fact fact)
        => Assert.Equal(Ruling.Accepted, (await _session.SubmitAsync(fact with { By = Facilitator }).Within()).Ruling);

    private Task EndsAsync() => BoundedWait.UntilAsync("the announcement ends", () => _session.State.Announcements[0].ExpiredAt is not null);

    private async Task<HallSession> OpenAsync()
        => (await HallSession.OpenAsync(_hall, _store, _settings, _time, NullLogger.Instance, CancellationToken.None))!;
}
