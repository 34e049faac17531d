using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Polls;
using LiveTownHall.Core.Stage;
using LiveTownHall.Core.Tests.Halls;
using LiveTownHall.Core.Tests.Polls;

namespace LiveTownHall.Core.Tests.Stage;

public class StageTests
{
    [Theory]
    [InlineData("idle", null, Ruling.Unchanged)]
    [InlineData("join", null, Ruling.Accepted)]
    [InlineData("arriving", null, Ruling.Accepted)]
    [InlineData("questions", null, Ruling.Accepted)]
    [InlineData("break", null, Ruling.Accepted)]
    [InlineData("thanks", null, Ruling.Accepted)]
    [InlineData("thanks", "P1", Ruling.InvalidStage)]
    [InlineData("break", "P1", Ruling.InvalidStage)]
    [InlineData("poll", "P1", Ruling.Accepted)]
    [InlineData("results", "P1", Ruling.Accepted)]
    [InlineData("announcement", "A1", Ruling.Accepted)]
    [InlineData("poll", "P9", Ruling.NotFound)]
    [InlineData("results", "A1", Ruling.NotFound)]
    [InlineData("announcement", "P1", Ruling.NotFound)]
    [InlineData("question", "Q1", Ruling.NotFound)]
    [InlineData("poll", null, Ruling.InvalidStage)]
    [InlineData("join", "P1", Ruling.InvalidStage)]
    [InlineData("IDLE", null, Ruling.InvalidStage)]
    [InlineData("", null, Ruling.InvalidStage)]
    public void The_stage_shows_what_there_is(string kind, string? id, Ruling ruling)
    {
        var hall = Hall();
        hall.Do(new Announced("A1", "Doors close at nine", "info"));

        Assert.Equal(ruling, hall.Do(new StageSet(kind, id)));
        Assert.Equal(ruling.IsAccepted() ? new StageContent(kind, id) : StageContent.Idle, hall.State.Stage);
        if (ruling.IsAccepted())
            Assert.Equal(Ruling.Unchanged, hall.Do(new StageSet(kind, id)));
    }

    [Fact]
    public void Only_a_break_has_an_end()
    {
        var hall = Hall();

        Assert.Equal(Ruling.Accepted, hall.Do(new StageSet("break", null, JournalledHall.Noon + 600_000)));
        Assert.Equal(new StageContent("break", null, JournalledHall.Noon + 600_000), hall.State.Stage);
        Assert.Equal(Ruling.Unchanged, hall.Do(new StageSet("break", null, JournalledHall.Noon + 600_000)));
        Assert.Equal(Ruling.Accepted, hall.Do(new StageSet("break")));
        Assert.Equal(Ruling.InvalidStage, hall.Do(new StageSet("thanks", null, JournalledHall.Noon)));
    }

    [Fact]
    public void Reactions_are_on_until_somebody_switches_them_off()
    {
        var hall = Hall();
        Assert.Equal(Ruling.Unchanged, hall.Do(new ReactionsSet(true)));
        Assert.DoesNotContain("reactions", JournalledHall.Bytes(hall.Replica), StringComparison.OrdinalIgnoreCase);

        Assert.Equal(Ruling.Accepted, hall.Do(new ReactionsSet(false)));
        Assert.True(hall.State.ReactionsOff);
        Assert.Equal(Ruling.Accepted, hall.Do(new ReactionsSet(true)));
        Assert.Null(hall.State.ReactionsOff);
    }

    [Theory]
    [InlineData("poll")]
    [InlineData("results")]
    public void The_stage_falls_back_to_idle_when_its_poll_is_deleted(string kind)
    {
        var hall = Hall();
        hall.Do(new PollCreated("P2", AnyPoll.RankingOf(2)));
        hall.Do(new StageSet(kind, "P1"));

        hall.Do(new PollDeleted("P2"));
        Assert.Equal(new StageContent(kind, "P1"), hall.State.Stage);
        hall.Do(new PollDeleted("P1"));
        Assert.Equal(StageContent.Idle, hall.State.Stage);
    }

    [Fact]
    public void A_retracted_announcement_leaves_the_stage_and_cannot_come_back()
    {
        var hall = Hall();
        hall.Do(new Announced("A1", "Doors close at nine", "info"));
        hall.Do(new StageSet("announcement", "A1"));
        Assert.Equal(Ruling.Accepted, hall.Do(new Announced("A2", "Doors stay open", "info", "A1")));

        Assert.Equal(StageContent.Idle, hall.State.Stage);
        Assert.Equal(Ruling.NotFound, hall.Do(new StageSet("announcement", "A1")));
        Assert.Equal(Ruling.Accepted, hall.Do(new StageSet("announcement", "A2")));
    }

    [Fact]
    public void An_announcement_carries_the_time_of_its_first_telling()
    {
        var hall = Hall();
        Assert.Equal(Ruling.Accepted, hall.Do(new Announced("A1", "Hello", "info"), JournalledHall.Noon + 5));
        Assert.Equal(Ruling.Unchanged, hall.Do(new Announced("A1", "Hello", "info"), JournalledHall.Noon + 9));
        Assert.Equal(Ruling.DuplicateId, hall.Do(new Announced("A1", "Hallo", "info")));
        Assert.Equal(Ruling.DuplicateId, hall.Do(new Announced("A1", "Hello", "urgent")));
        Assert.Equal(Ruling.NotFound, hall.Do(new Announced("A2", "Never mind", "info", "A9")));

        Assert.Equal(new Announcement("A1", "Hello", "info", JournalledHall.Noon + 5, null, false), Assert.Single(hall.State.Announcements));
    }

    [Fact]
    public void Retracting_marks_the_earlier_announcement_and_keeps_it()
    {
        var hall = Hall();
        hall.Do(new Announced("A1", "Hello", "info"));
        hall.Do(new Announced("A2", "Sorry", "info", "A1"));

        Assert.Equal([true, false], hall.State.Announcements.Select(a => a.Retracted));
        Assert.Equal("A1", hall.State.Announcements[1].Retracts);
    }

    private static JournalledHall Hall()
    {
        var hall = new JournalledHall();
        hall.Do(new PollCreated("P1", AnyPoll.RankingOf(2)));
        return hall;
    }
}
