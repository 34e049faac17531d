using LiveTownHall.Contracts.Halls;
using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Moderation;
using LiveTownHall.Core.Stage;
using LiveTownHall.Journal;
using LiveTownHall.Server.Access;
using LiveTownHall.Server.Agenda;
using LiveTownHall.Server.Halls;
using LiveTownHall.Server.Settings;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace LiveTownHall.Server.Tests.Moderation;

/// <summary>Two nodes, one journal, a clock that stands still until told: a breach is recorded at its time, once.</summary>
public sealed class IncidentClockTests : IAsyncLifetime
{
    private static readonly Actor Moderator = new("01ARZ3NDEKTSV4RRFFQ69G5FAV", "moderator");

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2027, 5, 4, 18, 0, 0, TimeSpan.Zero));
    private readonly IStore _store = StoreFactory.OpenMemory();
    private readonly List<HallSession> _nodes = [];
    private readonly string _incident = Drafts.NewId();

    public async ValueTask InitializeAsync()
    {
        var founding = new HallFounding(_store, new JoinCodes(_store.Directory), Options.Create(new TownhallSettings()), _time);
        var hall = (await founding.FoundAsync(new CreateHall { Title = "Budget" }, CancellationToken.None)).Hall!.HallId;
        for (var i = 0; i < 2; i++)
            _nodes.Add((await HallSession.OpenAsync(hall, _store, new TownhallSettings(), _time, NullLogger.Instance, CancellationToken.None))!);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var node in _nodes)
            await node.DisposeAsync();
        await _store.DisposeAsync();
    }

    [Fact]
    public async Task Every_clock_of_a_severe_incident_breaches_at_its_time_and_is_recorded_once()
    {
        await OpenAsync(harm: 3, spread: 1);
        await AdvanceAsync(59_999);
        Assert.Empty(Breaches(0));
        await AdvanceAsync(1);
        await RecordedAsync(Clock.Acknowledge);
        await AdvanceAsync(120_000);
        await RecordedAsync(Clock.Acknowledge, Clock.HoldingLine);
        await AdvanceAsync(420_000);
        await RecordedAsync(Clock.Acknowledge, Clock.HoldingLine, Clock.Statement);
        await BoundedWait.UntilAsync("no timer is left", () => _nodes.TrueForAll(n => !n.HasTimers));
    }

    [Fact]
    public async Task What_is_done_in_time_is_no_breach()
    {
        await OpenAsync(harm: 2, spread: 1);
        await AdvanceAsync(179_000);
        await SayAsync(new IncidentMoved(_incident, "triaged"));
        await AdvanceAsync(30_000);
        Assert.Empty(Breaches(0));
        await AdvanceAsync(391_000);
        await RecordedAsync(Clock.Response);
    }

    [Fact]
    public async Task An_incident_that_turns_out_worse_is_late_at_once_where_it_should_have_been_acknowledged()
    {
        await OpenAsync(harm: 1, spread: 1);
        await AdvanceAsync(120_000);
        await SayAsync(new IncidentAssessed(_incident, 3, 2));
        await BoundedWait.UntilAsync("late", () =>
        {
            _time.Advance(TimeSpan.FromMilliseconds(1));
            return Breaches(0).Count == 1;
        });
        await RecordedAsync(Clock.Acknowledge);
    }

    [Fact]
    public async Task A_closed_incident_has_no_clocks_and_one_that_is_only_logged_never_had()
    {
        await OpenAsync(harm: 3, spread: 3);
        await SayAsync(new IncidentMoved(_incident, "closed", "no_action"));
        await AdvanceAsync(3_600_000);
        Assert.Empty(Breaches(0));
        await SayAsync(new IncidentOpened(Drafts.NewId(), "A rumour", 0, 3));
        await AdvanceAsync(3_600_000);
        Assert.Empty(Breaches(0));
        Assert.False(_nodes[0].HasTimers);
    }

    [Fact]
    public async Task What_is_due_before_the_hall_closes_is_late_when_it_does()
    {
        await OpenAsync(harm: 1, spread: 1);
        await SayAsync(new IncidentMoved(_incident, "triaged"));
        await AdvanceAsync(3_600_000);
        Assert.Empty(Breaches(0));
        await SayAsync(new HallClosed());
        await RecordedAsync(Clock.Response);
    }

    private Task OpenAsync(int harm, int spread) => SayAsync(new IncidentOpened(_incident, "The bridge is said to fall", harm, spread));

    private async Task SayAsync(Fact fact)
    {
        Assert.Equal(Core.Halls.Ruling.Accepted, (await _nodes[0].SubmitAsync(fact with { By = Moderator }).Within()).Ruling);
        await BoundedWait.UntilAsync("both nodes have it", () => _nodes[1].Replica.Position >= _nodes[0].Replica.Position);
    }

    /// <summary>Lets time pass, and then something be written, so that whatever time set off before was written before.</summary>
    private async Task AdvanceAsync(int milliseconds)
    {
        _time.Advance(TimeSpan.FromMilliseconds(milliseconds));
        await SayAsync(new Announced(Drafts.NewId(), "Still here", "info"));
    }

    private async Task RecordedAsync(params string[] clocks)
    {
        foreach (var node in new[] { 0, 1 })
            await BoundedWait.UntilAsync($"node {node} has {string.Join(", ", clocks)}", () => Breaches(node).SequenceEqual(clocks));
        Assert.Equal(Breaches(0), Breaches(1));
    }

    private List<string?> Breaches(int node) => [.. _nodes[node].Replica.Audit.Entries.Where(e => e.Action == "breach").Select(e => e.Rule)];
}
