using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Moderation;
using LiveTownHall.Core.Polls;
using LiveTownHall.Core.Tests.Moderation;
using LiveTownHall.Core.Tests.Polls;

namespace LiveTownHall.Core.Tests.Halls;

/// <summary>An edit that names what its author saw never writes over what a colleague did meanwhile.</summary>
public class SeenRevisionTests
{
    private readonly JournalledHall _hall = new();
    private readonly PollDefinition _draft = AnyPoll.Created(new PollProposal { Kind = "single", Options = AnyPoll.Options(2) });

    [Fact]
    public void Of_two_edits_of_the_same_draft_the_second_is_refused_and_changes_nothing()
    {
        _hall.Do(new PollCreated("P1", _draft));
        var (first, second) = (_draft with { Title = "Bridge or tram?" }, _draft with { Title = "Tram or bridge?" });

        Assert.Equal(Ruling.Accepted, _hall.Do(new PollUpdated("P1", first, 1)));
        Assert.Equal(Ruling.Unchanged, _hall.Do(new PollUpdated("P1", first, 1)));
        Assert.Equal(Ruling.StaleRevision, _hall.Do(new PollUpdated("P1", second, 1)));
        Assert.Equal(("Bridge or tram?", 2), (_hall.Poll("P1").Definition.Title, _hall.Poll("P1").Revision));
        Assert.Equal(Ruling.Accepted, _hall.Do(new PollUpdated("P1", second, 2)));
        Assert.Equal(Ruling.Accepted, _hall.Do(new PollUpdated("P1", _draft)));
        Assert.Equal(4, _hall.Poll("P1").Revision);
    }

    [Fact]
    public void A_draft_that_a_colleague_changed_is_neither_opened_nor_deleted_unseen()
    {
        _hall.Do(new PollCreated("P1", _draft));
        _hall.Do(new PollUpdated("P1", _draft with { Title = "Bridge or tram?" }));

        Assert.Equal(Ruling.StaleRevision, _hall.Do(new PollOpened("P1", null, 1)));
        Assert.Equal(Ruling.StaleRevision, _hall.Do(new PollDeleted("P1", 1)));
        Assert.Equal(PollPhase.Draft, _hall.Poll("P1").Phase);
        Assert.Equal(Ruling.Accepted, _hall.Do(new PollOpened("P1", null, 2)));
        Assert.Equal(Ruling.Unchanged, _hall.Do(new PollOpened("P1", null, 1)));
        Assert.Equal(Ruling.Accepted, _hall.Do(new PollDeleted("P1", 2)));
    }

    [Fact]
    public void Settings_of_the_hall_that_a_colleague_changed_are_not_written_over()
    {
        Assert.Equal(Ruling.Accepted, _hall.Do(new HallUpdated(HoldTerms: ["bribe"], Revision: 1)));
        Assert.Equal(Ruling.StaleRevision, _hall.Do(new HallUpdated(HoldTerms: ["tram"], Revision: 1)));
        Assert.Equal(Ruling.Unchanged, _hall.Do(new HallUpdated(HoldTerms: ["bribe"], Revision: 1)));
        Assert.Equal(["bribe"], _hall.State.HoldTerms);
        Assert.Equal(Ruling.Accepted, _hall.Do(new HallUpdated(HoldTerms: ["bribe", "tram"], Revision: 2)));
    }

    [Fact]
    public void An_incident_that_a_colleague_weighed_or_closed_is_not_written_over()
    {
        var by = People.Mo;
        _hall.Do(new IncidentOpened("I1", "The bridge is closed", 1, 1) { By = by });
        Assert.Equal(Ruling.Accepted, _hall.Do(new IncidentAssessed("I1", 2, 1, 1) { By = by }));
        Assert.Equal(Ruling.StaleRevision, _hall.Do(new IncidentAssessed("I1", 3, 1, 1) { By = by }));
        Assert.Equal(Ruling.StaleRevision, _hall.Do(new IncidentMoved("I1", "verifying", Revision: 1) { By = by }));
        Assert.Equal(Ruling.Accepted, _hall.Do(new IncidentMoved("I1", "closed", "statement", "Told the press", 2) { By = by }));

        Assert.Equal(Ruling.Unchanged, _hall.Do(new IncidentMoved("I1", "closed", "statement", "Told the press", 2) { By = by }));
        Assert.Equal(Ruling.StaleRevision, _hall.Do(new IncidentMoved("I1", "closed", "no_action", null, 2) { By = by }));
        Assert.Equal("statement", _hall.State.Desk.Incidents[0].Outcome);
    }
}
