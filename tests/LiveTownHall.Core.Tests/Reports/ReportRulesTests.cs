using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Polls;
using LiveTownHall.Core.Reports;
using LiveTownHall.Core.Tests.Halls;
using LiveTownHall.Core.Tests.Polls;

namespace LiveTownHall.Core.Tests.Reports;

public class ReportRulesTests
{
    private static readonly string Hash = new('a', 64);
    private static readonly string Another = new('b', 64);

    [Fact]
    public void A_hall_that_has_not_begun_has_nothing_to_report()
    {
        var hall = new JournalledHall();

        Assert.Equal(Ruling.InvalidTransition, hall.Do(new ReportPublished(1, Hash)));
        Assert.Null(hall.State.Report);
        Assert.DoesNotContain("\"report\"", JournalledHall.Bytes(hall.Replica), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_publication_is_a_version_and_the_same_content_is_none()
    {
        var hall = Open();

        Assert.Equal(Ruling.Accepted, hall.Do(new ReportPublished(2, Hash), JournalledHall.Noon + 5));
        Assert.Equal(Ruling.Unchanged, hall.Do(new ReportPublished(2, Hash)));
        Assert.Equal(Ruling.Unchanged, hall.Do(new ReportPublished(9, Hash)));
        Assert.Equal(Ruling.Accepted, hall.Do(new ReportPublished(9, Another), JournalledHall.Noon + 9));

        Assert.Equal([new(1, 2, Hash, JournalledHall.Noon + 5), new ReportVersion(2, 9, Another, JournalledHall.Noon + 9)], hall.State.Report!.Versions);
    }

    [Fact]
    public void An_older_state_never_takes_the_place_of_a_newer_report()
    {
        var hall = Open();
        hall.Do(new ReportPublished(9, Hash));

        Assert.Equal(Ruling.Unchanged, hall.Do(new ReportPublished(2, Another)));
        Assert.Equal(Hash, hall.State.Report!.Newest.Hash);
    }

    [Fact]
    public void Taken_back_it_is_a_draft_and_may_be_published_again()
    {
        var hall = Open();
        Assert.Equal(Ruling.Unchanged, hall.Do(new ReportUnpublished()));
        hall.Do(new ReportPublished(2, Hash));

        Assert.Equal(Ruling.Accepted, hall.Do(new ReportUnpublished()));
        Assert.False(hall.State.Report!.Published);
        Assert.Equal(Ruling.Unchanged, hall.Do(new ReportUnpublished()));
        Assert.Equal(Ruling.Accepted, hall.Do(new ReportPublished(2, Hash)));
        Assert.Equal(2, hall.State.Report!.Newest.Number);
    }

    [Theory]
    [InlineData(0, "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    [InlineData(1, "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData(1, "aaaa")]
    [InlineData(1, "")]
    public void What_is_no_position_or_hash_is_refused(long position, string hash)
    {
        var hall = Open();

        Assert.Equal(Ruling.InvalidRequest, hall.Do(new ReportPublished(position, hash)));
        Assert.Null(hall.State.Report);
    }

    private static JournalledHall Open()
    {
        var hall = new JournalledHall();
        hall.Do(new HallOpened());
        return hall;
    }
}
