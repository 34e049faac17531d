using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Polls;
using LiveTownHall.Core.Tests.Polls;

namespace LiveTownHall.Core.Tests.Halls;

public class HallLifeTests
{
    private static readonly PollDefinition Definition = AnyPoll.RankingOf(3);

    [Fact]
    public void A_hall_opens_with_its_first_poll()
    {
        var hall = new JournalledHall();
        hall.Do(new PollCreated("P1", Definition));
        Assert.Equal(HallPhase.Draft, hall.State.Phase);

        hall.Do(new PollOpened("P1"));
        Assert.Equal(HallPhase.Open, hall.State.Phase);
        Assert.Equal(Ruling.Unchanged, hall.Do(new HallOpened()));
    }

    [Fact]
    public void Closing_a_hall_closes_its_polls_until_it_opens_again()
    {
        var hall = new JournalledHall();
        hall.Open("P1", Definition);
        hall.Do(new PollCreated("P2", Definition));
        hall.Do(new PollOpened("P2", JournalledHall.Noon + 1));

        Assert.Equal(Ruling.Accepted, hall.Do(new HallClosed()));
        Assert.All(hall.State.Polls, poll => Assert.Equal((PollPhase.Closed, null), (poll.Phase, poll.ClosesAt)));
        Assert.Equal(Ruling.PollClosed, hall.Vote("P1", 1, new BallotPaper { Ranking = ["o1"] }));
        Assert.Equal(Ruling.HallClosed, hall.Do(new PollReopened("P1")));
        Assert.Equal(Ruling.HallClosed, hall.Do(new PollOpened("P1")));

        Assert.Equal(Ruling.Accepted, hall.Do(new HallOpened()));
        Assert.Equal(Ruling.Accepted, hall.Do(new PollReopened("P1")));
    }

    [Fact]
    public void The_id_and_the_number_of_a_deleted_poll_are_never_used_again()
    {
        var hall = new JournalledHall();
        hall.Open("P1", Definition);
        hall.Vote("P1", 1, new BallotPaper { Ranking = ["o1"] });
        Assert.Equal(Ruling.Accepted, hall.Do(new PollDeleted("P1")));
        Assert.Equal(Ruling.Unchanged, hall.Do(new PollDeleted("P1")));
        Assert.Equal(Ruling.DuplicateId, hall.Do(new PollCreated("P1", Definition)));
        Assert.Null(hall.Replica.BallotsOf(0));

        hall.Open("P2", Definition);
        Assert.Equal((1, 0), (hall.Poll("P2").Number, hall.Ballots("P2").Voters));
        Assert.Equal(Ruling.NotFound, Assert.Single(hall.Batch(batch => batch.Ballot(0, 1, 1, 1))));
    }

    [Fact]
    public void A_hall_holds_so_many_polls_and_no_more()
    {
        var hall = new JournalledHall();
        for (var i = 0; i < HallState.MostPolls; i++)
            Assert.Equal(Ruling.Accepted, hall.Do(new PollCreated("P" + i, Definition)));

        Assert.Equal(Ruling.LimitReached, hall.Do(new PollCreated("More", Definition)));
        hall.Do(new PollDeleted("P7"));
        Assert.Equal(Ruling.Accepted, hall.Do(new PollCreated("More", Definition)));
    }

    [Fact]
    public void An_update_leaves_what_it_does_not_name_and_takes_away_what_it_empties()
    {
        var hall = new JournalledHall();
        Assert.Equal(Ruling.Accepted, hall.Do(new HallUpdated(Description: "Hall 3", Colour: "#102030")));
        Assert.Equal(Ruling.Unchanged, hall.Do(new HallUpdated(Description: "Hall 3", Languages: ["en", "fr"])));
        Assert.Equal(Ruling.Accepted, hall.Do(new HallUpdated(Title: "", Description: "", Languages: ["de"])));

        Assert.Equal(("Budget evening", null, "#102030"), (hall.State.Title, hall.State.Description, hall.State.Colour));
        Assert.Equal(["de"], hall.State.Languages);
    }

    [Fact]
    public void What_a_creation_would_bring_is_foreseen()
    {
        Assert.Equal(Ruling.Accepted, new HallReplica().Foresee(JournalledHall.Creation));
        Assert.Equal(Ruling.NotFound, new HallReplica().Foresee(new HallOpened()));
        Assert.Equal(Ruling.DuplicateId, new JournalledHall().Replica.Foresee(JournalledHall.Creation));
    }

    [Fact]
    public void Results_are_shown_by_the_polls_rule_unless_a_facilitator_decided()
    {
        var hall = new JournalledHall();
        foreach (var rule in Enum.GetValues<ResultsRule>())
            hall.Open("P" + rule, Definition with { Results = rule });
        Assert.Equal([false, true, false], Shown(hall));

        Assert.Equal(Ruling.Accepted, hall.Do(new ResultsShown("PHidden", true)));
        Assert.Equal(Ruling.Accepted, hall.Do(new ResultsShown("PLive", false)));
        Assert.Equal(Ruling.Unchanged, hall.Do(new ResultsShown("PLive", false)));
        hall.Do(new PollClosed("PAfterClose"));
        Assert.Equal([true, false, true], Shown(hall));

        hall.Do(new PollReopened("PAfterClose"));
        hall.Do(new PollReset("PHidden"));
        Assert.Equal([false, false, false], Shown(hall));
        Assert.Equal(Ruling.InvalidTransition, hall.Do(new ResultsShown("PHidden", true)));
    }

    private static IEnumerable<bool> Shown(JournalledHall hall) => hall.State.Polls.Select(poll => poll.ResultsShown);
}
