using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Moderation;
using LiveTownHall.Core.Parts;
using LiveTownHall.Core.Stage;
using LiveTownHall.Core.Tests.Halls;
using LiveTownHall.Core.Tests.Moderation;

namespace LiveTownHall.Core.Tests.Stage;

public class ExpiryTests
{
    private const long End = JournalledHall.Noon + 600_000;

    [Fact]
    public void An_announcement_whose_time_is_over_leaves_the_wall_and_stays_in_the_list()
    {
        var hall = Hall();
        hall.Must(new StageSet("announcement", "N1"));

        Assert.Equal(Ruling.Accepted, hall.Do(new AnnouncementExpired("N1", End), End + 3));
        Assert.Equal((End, End + 3), (hall.State.Announcements[0].ExpiresAt, hall.State.Announcements[0].ExpiredAt));
        Assert.Equal(StageContent.Idle, hall.State.Stage);
        Assert.Equal(Ruling.NotFound, hall.Do(new StageSet("announcement", "N1")));
        Assert.Equal(Ruling.Unchanged, hall.Do(new AnnouncementExpired("N1", End), End + 9));
        Assert.Equal(End + 3, hall.State.Announcements[0].ExpiredAt);
    }

    [Fact]
    public void What_else_the_wall_shows_stays()
    {
        var hall = Hall();
        hall.Must(new StageSet("join"), new AnnouncementExpired("N1", End));

        Assert.Equal(new StageContent("join"), hall.State.Stage);
    }

    [Fact]
    public void A_time_that_was_never_set_ends_nothing()
    {
        var hall = Hall();
        hall.Must(new Announced("N2", "Water is at the back", "info"), new Announced("N3", "Wrong", "info", ExpiresAt: End), new Announced("N4", "Never mind", "info", "N3"));

        Assert.Equal(Ruling.Unchanged, hall.Do(new AnnouncementExpired("N1", End + 1)));
        Assert.Equal(Ruling.Unchanged, hall.Do(new AnnouncementExpired("N2", End)));
        Assert.Equal(Ruling.Unchanged, hall.Do(new AnnouncementExpired("N3", End)));
        Assert.Equal(Ruling.NotFound, hall.Do(new AnnouncementExpired("N9", End)));
        Assert.Equal([new Due(End, new AnnouncementExpired("N1", End), CanWait: true)], Due.In(hall.State));
    }

    [Fact]
    public void The_same_announcement_with_another_end_is_another_one()
    {
        var hall = Hall();

        Assert.Equal(Ruling.Unchanged, hall.Do(new Announced("N1", "Doors close at nine", "info", ExpiresAt: End)));
        Assert.Equal(Ruling.DuplicateId, hall.Do(new Announced("N1", "Doors close at nine", "info", ExpiresAt: End + 1)));
        Assert.Equal(Ruling.DuplicateId, hall.Do(new Announced("N1", "Doors close at nine", "info")));
    }

    [Fact]
    public void A_statement_is_due_only_once_it_is_sent_and_can_not_be_sent_after_its_end()
    {
        var hall = new JournalledHall();
        hall.Must(new Announced("N1", "It is not true", "urgent", ExpiresAt: End) { By = People.Mo });

        Assert.Empty(Due.In(hall.State));
        Assert.Equal(Ruling.InvalidTransition, hall.Do(new AnnouncementConfirmed("N1") { By = People.Fay }, End));
        Assert.Equal(Ruling.Accepted, hall.Do(new AnnouncementConfirmed("N1") { By = People.Fay }, End - 1));
        Assert.Equal(End, Assert.Single(Due.In(hall.State)).At);
    }

    [Fact]
    public void Whatever_has_an_end_is_over_when_the_hall_closes_and_the_record_says_so()
    {
        var hall = Hall();
        hall.Must(new Announced("N2", "Thank you for coming", "info"), new StageSet("announcement", "N1"));
        hall.Must(new HallClosed { By = People.Fay });

        Assert.Equal([true, false], hall.State.Announcements.Select(a => a.ExpiredAt is not null));
        Assert.Equal(StageContent.Idle, hall.State.Stage);
        Assert.Equal([("closeHall", null), ("expireAnnouncement", "N1")], hall.Replica.Audit.Entries.TakeLast(2).Select(e => (e.Action, e.Target)));
        Assert.Equal(0, hall.Replica.Audit.Entries[^2].Part);
        Assert.Equal((1, true), (hall.Replica.Audit.Entries[^1].Part, hall.Replica.Audit.Entries[^1].Automated));
    }

    [Fact]
    public void An_announcement_of_a_journal_that_knows_no_end_has_none()
    {
        var hall = new JournalledHall();
        hall.Must(new Announced("N1", "Doors close at nine", "info"));

        Assert.Empty(Due.In(hall.State));
        Assert.DoesNotContain("expire", JournalledHall.Bytes(hall.Replica), StringComparison.OrdinalIgnoreCase);
    }

    private static JournalledHall Hall()
    {
        var hall = new JournalledHall();
        hall.Must(new Announced("N1", "Doors close at nine", "info", ExpiresAt: End));
        return hall;
    }
}
