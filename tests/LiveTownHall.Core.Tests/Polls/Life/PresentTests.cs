using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Polls;
using LiveTownHall.Core.Tests.Halls;

namespace LiveTownHall.Core.Tests.Polls.Life;

/// <summary>Who was there when a poll closed is kept with the close, and belongs to that close only.</summary>
public class PresentTests
{
    private const long End = JournalledHall.Noon + 60_000;

    public static TheoryData<string> Closes => ["byHand", "byTimer", "withTheHall"];

    [Theory]
    [MemberData(nameof(Closes))]
    public void Whoever_closes_it_the_poll_keeps_how_many_were_there(string how)
    {
        var hall = Open(how == "byTimer" ? End : null);
        Assert.Null(hall.Poll("P1").Present);

        hall.Do(Close(how).WithPresent(301));
        Assert.Equal((PollPhase.Closed, 301), (hall.Poll("P1").Phase, hall.Poll("P1").Present));

        // A retry, perhaps from another node with other people: the close was then.
        hall.Do(new PollClosed("P1").WithPresent(7));
        Assert.Equal(301, hall.Poll("P1").Present);
    }

    [Theory]
    [MemberData(nameof(Closes))]
    public void A_journal_that_does_not_say_leaves_it_open(string how)
    {
        var hall = Open(how == "byTimer" ? End : null);
        hall.Do(Close(how));

        Assert.Null(hall.Poll("P1").Present);
        Assert.DoesNotContain("present", JournalledHall.Bytes(hall.Replica), StringComparison.Ordinal);
    }

    [Fact]
    public void A_poll_that_goes_on_forgets_it()
    {
        var hall = Open(null);
        hall.Do(new PollClosed("P1").WithPresent(301));
        hall.Do(new PollReopened("P1"));
        Assert.Null(hall.Poll("P1").Present);

        hall.Do(new PollClosed("P1").WithPresent(302));
        hall.Do(new PollReset("P1"));
        Assert.Null(hall.Poll("P1").Present);
    }

    [Fact]
    public void A_time_for_the_close_is_no_close()
        => Assert.Null(((PollClosed)new PollClosed("P1", End).WithPresent(301)).Present);

    private static Fact Close(string how) => how switch
    {
        "byHand" => new PollClosed("P1"),
        "byTimer" => new PollTimedOut("P1", 1, End),
        _ => new HallClosed(),
    };

    private static JournalledHall Open(long? closesAt)
    {
        var hall = new JournalledHall();
        hall.Do(new PollCreated("P1", AnyPoll.RankingOf(2)));
        hall.Do(new PollOpened("P1", closesAt));
        return hall;
    }
}
