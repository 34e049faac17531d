using System.Collections.Immutable;
using CsCheck;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Polls;
using LiveTownHall.Core.Stage;
using LiveTownHall.Core.Tests.Halls;
using LiveTownHall.Core.Tests.Polls;

namespace LiveTownHall.Core.Tests.Stage;

public class RunningOrderTests
{
    private static readonly OrderItem Vote = new("O1", "poll", "P1");
    private static readonly OrderItem Ask = new("O2", "questions");
    private static readonly OrderItem Coffee = new("O3", "break", Minutes: 15);
    private static readonly OrderItem Again = new("O4", "questions", Text: "To the mayor");

    [Fact]
    public void It_mixes_what_an_evening_has_and_is_written_as_a_whole()
    {
        var hall = Hall();
        Assert.Null(hall.State.Order);
        Assert.Equal(Ruling.Accepted, hall.Do(Order(Vote, Ask, Coffee, Again)));
        Assert.Equal([Vote, Ask, Coffee, Again], hall.State.Order!.Items);
        Assert.Equal(1, hall.State.Order.Revision);
        Assert.Equal(Ruling.Unchanged, hall.Do(Order(Vote, Ask, Coffee, Again)));
        Assert.Equal(Ruling.Accepted, hall.Do(Order(Again, Vote) with { IsShown = true, Revision = 1 }));
        Assert.Equal([Again, Vote], hall.State.Order!.Items);
        Assert.Equal((2, true), (hall.State.Order.Revision, hall.State.Order.IsShown));
    }

    [Fact]
    public void Two_desks_that_write_it_never_overwrite_each_other_unseen()
    {
        var hall = Hall();
        hall.Do(Order(Vote, Ask));
        Assert.Equal(Ruling.Accepted, hall.Do(Order(Ask, Vote) with { Revision = 1 }));
        Assert.Equal(Ruling.StaleRevision, hall.Do(Order(Vote, Ask, Coffee) with { Revision = 1 }));
        Assert.Equal([Ask, Vote], hall.State.Order!.Items);
    }

    public static TheoryData<string, OrderItem[], Ruling> Refused() => new()
    {
        { "the same id twice", [Ask, Coffee with { Id = "O2" }], Ruling.DuplicateId },
        { "the same poll twice", [Vote, Vote with { Id = "O9" }], Ruling.DuplicateId },
        { "a poll that is not there", [Vote with { Target = "P9" }], Ruling.NotFound },
        { "a budget that is not there", [new("O1", "budget", "B1")], Ruling.NotFound },
        { "a poll without its id", [new("O1", "poll")], Ruling.InvalidRequest },
        { "questions of something", [Ask with { Target = "P1" }], Ruling.InvalidRequest },
        { "nothing to say", [new("O1", "announcement")], Ruling.InvalidRequest },
        { "what nobody knows", [new("O1", "dance")], Ruling.InvalidRequest },
        { "minutes of no break", [Ask with { Minutes = 5 }], Ruling.InvalidRequest },
        { "a break of no time", [Coffee with { Minutes = 0 }], Ruling.InvalidRequest },
        { "a break of days", [Coffee with { Minutes = 1441 }], Ruling.InvalidRequest },
        { "too many", [.. Enumerable.Range(0, 101).Select(i => Ask with { Id = "O" + i })], Ruling.LimitReached },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_could_not_be_put_on_the_wall_is_refused_and_changes_nothing(string why, OrderItem[] items, Ruling ruling)
    {
        var hall = Hall();
        hall.Do(Order(Vote, Ask));
        var before = hall.State;
        Assert.Equal((why, ruling), (why, hall.Do(Order(items))));
        Assert.Same(before.Order, hall.State.Order);
    }

    [Fact]
    public void It_knows_what_was_on_the_wall_last_also_where_something_else_is_shown_between()
    {
        var hall = Hall();
        hall.Do(Order(Vote, Ask, Coffee, Again));
        Assert.Equal((Ruling.Accepted, "O1"), (hall.Do(new StageSet("poll", "P1")), hall.State.Order!.At));
        Assert.Equal((Ruling.Accepted, "O1"), (hall.Do(new StageSet("join")), hall.State.Order!.At));
        Assert.Equal((Ruling.Accepted, "O1"), (hall.Do(new StageSet("results", "P1")), hall.State.Order!.At));
        Assert.Equal((Ruling.Accepted, "O2"), (hall.Do(new StageSet("questions", Item: "O2")), hall.State.Order!.At));
        Assert.Equal((Ruling.Accepted, "O4"), (hall.Do(new StageSet("questions", Item: "O4")), hall.State.Order!.At));
        Assert.Equal((Ruling.Unchanged, "O4"), (hall.Do(new StageSet("questions", Item: "O4")), hall.State.Order!.At));
        Assert.Equal((Ruling.Unchanged, "O4"), (hall.Do(new StageSet("questions", Item: "O9")), hall.State.Order!.At));
    }

    [Fact]
    public void Where_the_item_that_was_on_is_taken_out_the_evening_is_at_the_one_before_it()
    {
        var hall = Hall();
        hall.Do(Order(Vote, Ask, Coffee));
        hall.Do(new StageSet("break", Item: "O3"));
        hall.Do(Order(Vote, Ask));
        Assert.Equal("O2", hall.State.Order!.At);
        hall.Do(Order(Again));
        Assert.Null(hall.State.Order!.At);
    }

    [Fact]
    public void Whatever_is_written_and_shown_the_place_is_an_item_of_the_order_and_ids_are_different()
        => Gen.Select(AnyOrder.Items(Gen.Bool.Select(first => first ? "P1" : "P2")), Gen.Int[0, 5]).Array[1, 12].Sample(steps =>
        {
            var hall = Hall();
            foreach (var (items, shown) in steps)
            {
                hall.Do(new RunningOrderSet(items, false));
                hall.Do(new StageSet("questions", Item: "O" + shown));
                if (hall.State.Order is not { } order)
                    continue;
                Assert.True(order.At is null || order.Items.Any(item => item.Id == order.At));
                Assert.Equal(order.Items.Length, order.Items.Select(item => item.Id).Distinct().Count());
            }
        });

    [Fact]
    public void The_wall_is_dark_with_usual_letters_until_somebody_says_else()
    {
        var hall = Hall();
        Assert.Equal(Ruling.Unchanged, hall.Do(new WallSet("dark", "normal")));
        Assert.Null(hall.State.Wall);
        Assert.Equal(Ruling.Accepted, hall.Do(new WallSet("light")));
        Assert.Equal(Ruling.Accepted, hall.Do(new WallSet(Text: "large")));
        Assert.Equal(new WallLook("light", "large"), hall.State.Wall);
        Assert.Equal(Ruling.InvalidRequest, hall.Do(new WallSet("pink")));
        Assert.Equal(Ruling.InvalidRequest, hall.Do(new WallSet(Text: "huge")));
        Assert.Equal(Ruling.Accepted, hall.Do(new WallSet("dark", "normal")));
        Assert.Null(hall.State.Wall);
    }

    private static RunningOrderSet Order(params ReadOnlySpan<OrderItem> items) => new(items.ToImmutableArray(), false);

    private static JournalledHall Hall()
    {
        var hall = new JournalledHall();
        hall.Do(new PollCreated("P1", AnyPoll.RankingOf(2)));
        return hall;
    }
}
