using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Polls;
using LiveTownHall.Core.Tests.Halls;

namespace LiveTownHall.Core.Tests.Polls.Life;

public class RewordingTests
{
    private static readonly PollDefinition Poll = AnyPoll.Created(new PollProposal { Kind = "single", Title = "Which?", Options = AnyPoll.Options(2) });

    [Fact]
    public void A_poll_that_is_reworded_after_votes_says_how_it_read_and_for_how_many()
    {
        var hall = new JournalledHall();
        hall.Open("P1", Poll);
        hall.Vote("P1", 1, Choice(0));
        hall.Vote("P1", 1, Choice(1));
        hall.Vote("P1", 2, Choice(0));
        var reworded = Poll with { Title = "Which one?", Options = [new("o0", "The first"), Poll.Options[1]] };
        Assert.Equal(Ruling.Accepted, hall.Do(new PollUpdated("P1", reworded)));

        var former = Assert.Single(hall.Poll("P1").Reworded);
        Assert.Equal((2, "Which?"), (former.Votes, former.Title));
        Assert.Equal(Poll.Options, former.Options);
        Assert.Equal((2, 2), (hall.Poll("P1").WordedAt, hall.Poll("P1").Revision));
    }

    [Fact]
    public void Before_the_first_vote_and_in_a_draft_nothing_is_marked_and_the_wording_is_newer_all_the_same()
    {
        var hall = new JournalledHall();
        hall.Do(new PollCreated("P1", Poll));
        hall.Do(new PollUpdated("P1", Poll with { Title = "Which one?" }));
        hall.Do(new PollOpened("P1"));
        hall.Do(new PollUpdated("P1", Poll with { Title = "Which of them?" }));

        Assert.Empty(hall.Poll("P1").Reworded);
        Assert.Equal(3, hall.Poll("P1").WordedAt);
    }

    [Fact]
    public void A_change_of_who_sees_results_is_no_new_wording()
    {
        var hall = new JournalledHall();
        hall.Open("P1", Poll);
        hall.Vote("P1", 1, Choice(0));
        hall.Do(new PollUpdated("P1", Poll with { Results = ResultsRule.Live }));

        Assert.Empty(hall.Poll("P1").Reworded);
        Assert.Equal((1, 2), (hall.Poll("P1").WordedAt, hall.Poll("P1").Revision));
    }

    [Fact]
    public void Past_many_changes_the_first_wording_and_the_newest_stay_and_a_reset_forgets_them()
    {
        var hall = new JournalledHall();
        hall.Open("P1", Poll);
        hall.Vote("P1", 1, Choice(0));
        for (var i = 0; i < 3 * FormerWording.Most; i++)
            hall.Do(new PollUpdated("P1", Poll with { Title = "Title " + i }));

        var marks = hall.Poll("P1").Reworded;
        Assert.Equal((FormerWording.Most, "Which?", "Title 58"), (marks.Length, marks[0].Title, marks[^1].Title));
        hall.Do(new PollReset("P1"));
        Assert.Empty(hall.Poll("P1").Reworded);
    }

    private static BallotPaper Choice(int option) => new() { Choices = ["o" + option] };
}
