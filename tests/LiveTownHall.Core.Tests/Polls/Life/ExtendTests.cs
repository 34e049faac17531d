using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Polls;
using LiveTownHall.Core.Tests.Halls;

namespace LiveTownHall.Core.Tests.Polls.Life;

/// <summary>A running timer rings later, by what was asked for, once for each time it was asked.</summary>
public class ExtendTests
{
    private const long End = JournalledHall.Noon + 60_000;

    [Fact]
    public void Two_who_ask_add_twice_and_one_who_asks_again_adds_once()
    {
        var hall = Open(End);
        Assert.Equal(Ruling.Accepted, hall.Do(new PollExtended("P1", 30)));
        Assert.Equal(Ruling.Accepted, hall.Do(new PollExtended("P1", 30)));
        Assert.Equal(End + 60_000, hall.Poll("P1").ClosesAt);

        Assert.Equal(Ruling.Accepted, hall.Do(new PollExtended("P1", 10, End + 60_000)));
        Assert.Equal(Ruling.Unchanged, hall.Do(new PollExtended("P1", 10, End + 60_000)));
        Assert.Equal(Ruling.Conflict, hall.Do(new PollExtended("P1", 10, End)));
        Assert.Equal(End + 70_000, hall.Poll("P1").ClosesAt);
    }

    [Fact]
    public void The_timer_that_was_set_before_rings_for_nothing()
    {
        var hall = Open(End);
        hall.Do(new PollExtended("P1", 30));

        Assert.Equal(Ruling.Unchanged, hall.Do(new PollTimedOut("P1", 1, End)));
        Assert.Equal(Ruling.Accepted, hall.Do(new PollTimedOut("P1", 1, End + 30_000)));
    }

    [Fact]
    public void What_has_no_timer_or_is_over_has_nothing_to_extend()
    {
        var hall = Open(null);
        Assert.Equal(Ruling.InvalidTransition, hall.Do(new PollExtended("P1", 30)));
        Assert.Equal(Ruling.NotFound, hall.Do(new PollExtended("P9", 30)));
        hall.Do(new PollClosed("P1"));
        Assert.Equal(Ruling.InvalidTransition, hall.Do(new PollExtended("P1", 30)));
        Assert.Equal(Ruling.InvalidTransition, Open(End).Do(new PollExtended("P1", -30)));
    }

    private static JournalledHall Open(long? closesAt)
    {
        var hall = new JournalledHall();
        hall.Do(new PollCreated("P1", AnyPoll.RankingOf(2)));
        hall.Do(new PollOpened("P1", closesAt));
        return hall;
    }
}
