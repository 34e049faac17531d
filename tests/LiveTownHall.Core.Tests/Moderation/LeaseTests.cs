using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Moderation;
using LiveTownHall.Core.Questions;
using LiveTownHall.Core.Tests.Halls;
using static LiveTownHall.Core.Tests.Moderation.People;

namespace LiveTownHall.Core.Tests.Moderation;

public class LeaseTests
{
    private const long Noon = JournalledHall.Noon;

    [Theory]
    [InlineData(0, Ruling.AlreadyClaimed)]
    [InlineData(89_999, Ruling.AlreadyClaimed)]
    [InlineData(90_000, Ruling.Accepted)]
    public void An_item_is_free_ninety_seconds_after_it_was_claimed(long later, Ruling ruling)
    {
        var hall = Claimed();
        Assert.Equal(ruling, hall.Do(new ItemClaimed("Q1") { By = Max }, Noon + later));
        Assert.Equal(ruling == Ruling.Accepted ? new Lease("M2", "moderator", Noon + later + 90_000) : new Lease("M1", "moderator", Noon + 90_000), hall.Question().Claim);
    }

    [Fact]
    public void A_claim_is_renewed_while_the_item_is_open_and_not_written_each_time()
    {
        var hall = Claimed();
        Assert.Equal(Ruling.Unchanged, hall.Do(new ItemClaimed("Q1") { By = Mo }, Noon + 29_999));
        Assert.Equal(Ruling.Accepted, hall.Do(new ItemClaimed("Q1") { By = Mo }, Noon + 30_000));
        Assert.Equal(Ruling.AlreadyClaimed, hall.Do(new ItemClaimed("Q1") { By = Max }, Noon + 119_999));
        Assert.Equal(Ruling.Accepted, hall.Do(new ItemClaimed("Q1") { By = Max }, Noon + 120_000));
    }

    [Fact]
    public void A_facilitator_may_take_an_item_over_and_that_is_recorded()
    {
        var hall = Claimed();
        hall.Must(new ItemClaimed("Q1") { By = Fay });
        Assert.Equal("F1", hall.Question().Claim!.By);
        Assert.Equal(["claim", "takeOver"], hall.Replica.Audit.Entries.TakeLast(2).Select(e => e.Action));

        Assert.Equal(Ruling.Unchanged, hall.Do(new ItemReleased("Q1") { By = Mo }));
        hall.Must(new ItemReleased("Q1") { By = Fay });
        Assert.Equal(Ruling.Unchanged, hall.Do(new ItemReleased("Q1") { By = Fay }));
        hall.Must(new ItemClaimed("Q1") { By = Mo });
        Assert.Equal("claim", hall.Replica.Audit.Entries[^1].Action);
    }

    [Fact]
    public void A_verdict_ends_the_claim_of_whoever_gives_it_and_works_without_one()
    {
        var hall = Claimed();
        hall.Must(DeskHall.Verdict(Verdicts.Approve, Max));
        Assert.Equal("M1", hall.Question().Claim!.By);

        hall.Must(DeskHall.Verdict(Verdicts.Hold, Mo));
        Assert.Null(hall.Question().Claim);
    }

    [Fact]
    public void Only_the_desk_claims()
    {
        var hall = DeskHall.With(QuestionState.Pending);
        foreach (var by in new[] { Sam, Ann, null })
            Assert.Equal(Ruling.Forbidden, hall.Do(new ItemClaimed("Q1") { By = by }));
        Assert.Equal(Ruling.NotFound, hall.Do(new ItemClaimed("Q9") { By = Mo }));
        Assert.Equal(Ruling.Unchanged, hall.Do(new ItemReleased("Q1") { By = null }));
    }

    private static JournalledHall Claimed()
    {
        var hall = DeskHall.With(QuestionState.Pending);
        hall.Must(new ItemClaimed("Q1") { By = Mo });
        return hall;
    }
}
