using System.Text.Json.Serialization;
using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Moderation;
using LiveTownHall.Core.Parts;
using LiveTownHall.Core.Polls;
using LiveTownHall.Core.Tests.Facts;
using LiveTownHall.Core.Tests.Halls;
using LiveTownHall.Core.Tests.Moderation;

namespace LiveTownHall.Core.Tests.Parts;

public class HallPartsTests
{
    [Fact]
    public void A_fact_is_listed_by_the_part_it_belongs_to_and_by_no_other()
    {
        foreach (var fact in FactExamples.All)
            Assert.Equal([fact.Part], HallParts.All.Where(part => part.Facts.Any(f => f.DerivedType == fact.GetType())));
    }

    [Fact]
    public void No_two_facts_have_the_same_name()
    {
        var names = HallParts.All.SelectMany(part => part.Facts).Select(f => f.TypeDiscriminator).ToList();

        Assert.Equal(names.Count, names.Distinct().Count());
        Assert.All(names, name => Assert.IsType<string>(name));
    }

    [Fact]
    public void A_part_writes_its_own_facts_without_another_parts_help()
    {
        foreach (var part in HallParts.All)
        {
            Assert.All(part.Facts, fact => Assert.NotNull(part.Json.GetTypeInfo(fact.DerivedType, FactJson.Fact.Options)));
            Assert.All(HallParts.All.Except([part]).SelectMany(other => other.Facts), fact => Assert.Null(part.Json.GetTypeInfo(fact.DerivedType, FactJson.Fact.Options)));
        }
    }

    [Fact]
    public void What_is_due_is_every_timed_close_and_every_running_clock_until_it_is_met_or_over()
    {
        var hall = new JournalledHall();
        hall.Must(new PollCreated("P1", AnyJournal.Agenda[0]), new PollOpened("P1", JournalledHall.Noon + 5), new PollCreated("P2", AnyJournal.Agenda[0]), new PollOpened("P2"));
        hall.Must(new IncidentOpened("I1", "Polls close early", 3, 1) { By = People.Mo });
        var opened = hall.State.Desk.Incidents[0].OpenedAt;

        Assert.Equal(
            [
                new Due(JournalledHall.Noon + 5, new PollTimedOut("P1", 1, JournalledHall.Noon + 5)),
                new Due(opened + 60_000, new IncidentBreached("I1", "acknowledge")),
                new Due(opened + 180_000, new IncidentBreached("I1", "holdingLine")),
                new Due(opened + 600_000, new IncidentBreached("I1", "statement")),
            ],
            Due.In(hall.State));

        hall.Must(new PollClosed("P1"), new IncidentMoved("I1", "triaged") { By = People.Mo });
        Assert.Equal(["holdingLine", "statement"], Due.In(hall.State).Select(d => ((IncidentBreached)d.Fact).Clock));
        hall.Must(new IncidentMoved("I1", "closed", "no_action") { By = People.Mo });
        Assert.Empty(Due.In(hall.State));
    }
}
