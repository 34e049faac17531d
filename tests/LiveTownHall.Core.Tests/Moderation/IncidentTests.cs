using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Moderation;
using LiveTownHall.Core.Questions;
using LiveTownHall.Core.Stage;
using LiveTownHall.Core.Tests.Halls;
using static LiveTownHall.Core.Tests.Moderation.People;

namespace LiveTownHall.Core.Tests.Moderation;

public class IncidentTests
{
    private const long Noon = JournalledHall.Noon;

    [Theory]
    [InlineData(0, "4444")]
    [InlineData(1, "3332")]
    [InlineData(2, "3221")]
    [InlineData(3, "2111")]
    public void Severity_is_harm_by_spread(int harm, string bySpread)
    {
        for (var spread = 0; spread < 4; spread++)
            Assert.Equal(bySpread[spread] - '0', Opened(harm, spread).Severity);
    }

    [Theory]
    [InlineData(3, 1, "acknowledge 60, holdingLine 180, statement 600")]
    [InlineData(2, 1, "acknowledge 180, response 600")]
    [InlineData(1, 1, "acknowledge 600, response close")]
    [InlineData(0, 3, "")]
    public void Each_severity_has_its_clocks(int harm, int spread, string clocks)
        => Assert.Equal(clocks, string.Join(", ", Opened(harm, spread).Clocks.Select(c => c.Name + " " + (c.Due is { } due ? (due - Noon) / 1000 : "close"))));

    [Fact]
    public void A_breach_is_recorded_once_and_not_before_its_time()
    {
        var hall = Hall(3, 2);
        var entries = hall.Replica.Audit.Entries.Count;
        Assert.Equal(Ruling.Unchanged, hall.Do(new IncidentBreached("I1", Clock.Acknowledge), Noon + 59_999));
        Assert.Equal(Ruling.Accepted, hall.Do(new IncidentBreached("I1", Clock.Acknowledge), Noon + 60_000));
        Assert.Equal(Ruling.Unchanged, hall.Do(new IncidentBreached("I1", Clock.Acknowledge), Noon + 60_001));
        Assert.Equal(Ruling.Unchanged, hall.Do(new IncidentBreached("I1", Clock.Response), Noon + 9_000_000));
        Assert.Equal(Ruling.NotFound, hall.Do(new IncidentBreached("I9", Clock.Response)));

        Assert.Equal(["acknowledge"], hall.State.Desk.Incidents.Single().Breached);
        var entry = Assert.Single(hall.Replica.Audit.Entries.Skip(entries));
        Assert.Equal(("breach", "I1", "acknowledge", true), (entry.Action, entry.Target, entry.Rule, entry.Automated));
    }

    [Fact]
    public void What_was_done_in_time_is_never_late()
    {
        var hall = Hall(3, 2);
        hall.Do(new IncidentMoved("I1", "triaged") { By = Mo }, Noon + 1);
        hall.Do(new Announced("N1", "We are looking into it", "important", IncidentId: "I1") { By = Mo }, Noon + 2);
        hall.Do(new Announced("N2", "Polls close at eight", "urgent", IncidentId: "I1") { By = Mo }, Noon + 3);
        Assert.Null(hall.State.Desk.Incidents.Single().StatementAt);
        hall.Do(new AnnouncementConfirmed("N2") { By = Max }, Noon + 4);

        var incident = hall.State.Desk.Incidents.Single();
        Assert.Equal((Noon + 1, Noon + 2, Noon + 4, Noon + 4), (incident.AcknowledgedAt, incident.HoldingLineAt, incident.RespondedAt, incident.StatementAt));
        foreach (var clock in incident.Clocks)
            Assert.Equal(Ruling.Unchanged, hall.Do(new IncidentBreached("I1", clock.Name), Noon + 9_000_000));
        Assert.DoesNotContain(incident.Clocks, clock => clock.IsRunning);
    }

    [Theory]
    [InlineData("disputed", true)]
    [InlineData("context", true)]
    [InlineData("parks", false)]
    public void A_label_about_the_truth_of_an_item_answers_its_incident_and_tells_the_room_nothing(string label, bool answers)
    {
        var hall = Hall(2, 1);
        hall.Must(new ItemLabelled("Q1", label, true) { By = Mo });

        Assert.Equal((answers ? Noon : null, (long?)null), (hall.State.Desk.Incidents.Single().RespondedAt, hall.State.Desk.Incidents.Single().HoldingLineAt));
    }

    [Fact]
    public void A_published_note_answers_the_incident_of_its_item()
    {
        var hall = Hall(2, 1);
        hall.Must(new ContextProposed("Q1", "C1", "At eight", ["https://example.org"]) { By = Mo });
        Assert.Null(hall.State.Desk.Incidents.Single().RespondedAt);

        hall.Must(new ContextConfirmed("Q1", "C1") { By = Max });
        Assert.Equal((Noon, Noon), (hall.State.Desk.Incidents.Single().RespondedAt, hall.State.Desk.Incidents.Single().HoldingLineAt));
    }

    [Fact]
    public void What_was_due_before_the_hall_closes_is_late_when_it_closes_and_the_record_says_so()
    {
        var hall = Hall(1, 1);
        hall.Must(new HallClosed { By = Fay });

        Assert.Equal(["response"], hall.State.Desk.Incidents.Single().Breached);
        var last = hall.Replica.Audit.Entries[^1];
        Assert.Equal(("breach", "I1", "response", 1, true), (last.Action, last.Target, last.Rule, last.Part, last.Automated));
    }

    [Fact]
    public void An_incident_goes_forward_to_an_outcome_and_may_flare_up_before()
    {
        string[] states = ["detected", "triaged", "verifying", "responding", "monitoring"];
        for (var from = 0; from < states.Length; from++)
        {
            for (var to = 0; to < states.Length; to++)
            {
                var hall = Hall(2, 2);
                if (from > 0)
                    hall.Must(Move(states[from]));
                var expected = from == to ? Ruling.Unchanged : to > from || (from == 4 && to == 3) ? Ruling.Accepted : Ruling.InvalidTransition;
                Assert.Equal((states[from], states[to], expected), (states[from], states[to], hall.Do(Move(states[to]))));
                Assert.Equal(Ruling.InvalidRequest, hall.Do(Move("closed")));
                Assert.Equal(Ruling.InvalidRequest, hall.Do(Move("closed", "victory")));
                Assert.Equal(Ruling.InvalidRequest, hall.Do(Move("responding", "statement")));
                hall.Must(Move("closed", "statement"));
                Assert.Equal(Ruling.InvalidTransition, hall.Do(Move("monitoring")));
                Assert.Equal(Ruling.InvalidTransition, hall.Do(new IncidentAssessed("I1", 0, 0) { By = Mo }));
            }
        }
    }

    [Fact]
    public void Only_the_desk_opens_assesses_and_moves()
    {
        var hall = Hall(2, 2);
        foreach (var by in new[] { Sam, Ann, null })
        {
            Assert.Equal(Ruling.Forbidden, hall.Do(new IncidentOpened("I2", "T", 1, 1) { By = by }));
            Assert.Equal(Ruling.Forbidden, hall.Do(new IncidentAssessed("I1", 1, 1) { By = by }));
            Assert.Equal(Ruling.Forbidden, hall.Do(Move("triaged") with { By = by }));
        }

        Assert.Equal(Ruling.InvalidRequest, hall.Do(new IncidentOpened("I2", "T", 4, 0) { By = Mo }));
        Assert.Equal(Ruling.NotFound, hall.Do(new IncidentOpened("I2", "T", 1, 0, "Q9") { By = Mo }));
        Assert.Equal(Ruling.Unchanged, hall.Do(new IncidentAssessed("I1", 2, 2) { By = Mo }));
        hall.Must(new IncidentAssessed("I1", 3, 2) { By = Mo });
        Assert.Equal(1, hall.State.Desk.Incidents.Single().Severity);
    }

    private static IncidentMoved Move(string state, string? outcome = null) => new("I1", state, outcome) { By = Mo };

    private static Incident Opened(int harm, int spread) => Hall(harm, spread).State.Desk.Incidents.Single();

    private static JournalledHall Hall(int harm, int spread)
    {
        var hall = DeskHall.With(QuestionState.Published);
        hall.Must(new IncidentOpened("I1", "Polls close early", harm, spread, "Q1") { By = Mo });
        return hall;
    }
}
