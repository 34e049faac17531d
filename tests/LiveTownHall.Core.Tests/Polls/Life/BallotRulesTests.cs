using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Polls;
using LiveTownHall.Core.Tests.Halls;

namespace LiveTownHall.Core.Tests.Polls.Life;

public class BallotRulesTests
{
    private static readonly PollDefinition Single = AnyPoll.Created(new PollProposal { Kind = "single", Options = AnyPoll.Options(3) });
    private static readonly PollDefinition Text = AnyPoll.Created(new PollProposal { Kind = "text" });

    [Fact]
    public void A_ballot_can_be_changed_until_the_close()
    {
        var hall = Opened(Single);

        Assert.Equal(Ruling.Accepted, hall.Vote("P1", 7, Choice(0)));
        Assert.Equal(Ruling.Unchanged, hall.Vote("P1", 7, Choice(0)));
        Assert.Equal(Ruling.Changed, hall.Vote("P1", 7, Choice(1)));
        hall.Do(new PollClosed("P1"));
        Assert.Equal(Ruling.PollClosed, hall.Vote("P1", 7, Choice(2)));
        Assert.Equal(Choice(1), hall.Ballots("P1").BallotOf(7));
    }

    [Theory]
    [MemberData(nameof(ChangingPolls))]
    public void A_ballot_of_an_older_admission_is_superseded_whenever_it_comes(PollDefinition definition, BallotPaper first, BallotPaper second)
    {
        var hall = Opened(definition);

        Assert.Equal(Ruling.Accepted, hall.Vote("P1", 7, first, 2));
        Assert.Equal(Ruling.Superseded, hall.Vote("P1", 7, second, 1));
        Assert.Equal(first, hall.Ballots("P1").BallotOf(7));
        Assert.Equal(Ruling.Changed, hall.Vote("P1", 7, second, 2));
        Assert.Equal(Ruling.Unchanged, hall.Vote("P1", 7, second, 9));
        Assert.Equal(Ruling.Superseded, hall.Vote("P1", 7, first, 8));
        Assert.Equal((second, 9UL, 9UL), (hall.Ballots("P1").BallotOf(7), hall.Ballots("P1").FenceOf(7), hall.Replica.GreatestFence));
        Assert.Equal(Ruling.Accepted, hall.Vote("P1", 8, first, 1));
    }

    public static TheoryData<PollDefinition, BallotPaper, BallotPaper> ChangingPolls => new()
    {
        { Single, Choice(0), Choice(1) },
        { Text, new BallotPaper { Text = "Yes" }, new BallotPaper { Text = "No" } },
    };

    [Fact]
    public void A_superseded_text_uses_up_no_id()
    {
        var (hall, same) = (Opened(Text), Opened(Text));
        foreach (var each in new[] { hall, same })
            each.Vote("P1", 7, new BallotPaper { Text = "Yes" }, 2);
        hall.Vote("P1", 7, new BallotPaper { Text = "No" }, 1);
        foreach (var each in new[] { hall, same })
            each.Vote("P1", 8, new BallotPaper { Text = "Perhaps" }, 1);

        Assert.Equal(JournalledHall.BytesWithoutPosition(same.Replica), JournalledHall.BytesWithoutPosition(hall.Replica));
    }

    [Fact]
    public void Where_ballots_are_final_the_first_counts_whatever_its_fence()
    {
        var hall = Opened(Single with { CanChange = false });

        Assert.Equal(Ruling.Accepted, hall.Vote("P1", 7, Choice(0), 5));
        Assert.Equal(Ruling.AlreadyVoted, hall.Vote("P1", 7, Choice(1), 9));
        Assert.Equal(Ruling.Unchanged, hall.Vote("P1", 7, Choice(0), 1));
    }

    [Fact]
    public void A_new_round_forgets_the_fences_of_the_one_before()
    {
        var hall = Opened(Single);
        hall.Vote("P1", 7, Choice(0), 9);
        hall.Do(new PollReset("P1"));
        hall.Do(new PollOpened("P1"));

        Assert.Equal(Ruling.Accepted, hall.Vote("P1", 7, Choice(1), 3));
        Assert.Equal(9UL, hall.Replica.GreatestFence);
    }

    [Fact]
    public void A_mark_that_weighs_more_or_has_a_time_is_taken_by_no_poll()
    {
        var hall = Opened(Single);
        var mark = new Mark(MarkPart.Poll, 0, 1, 7, 1);

        Assert.Equal(
            [Ruling.InvalidBallot, Ruling.InvalidBallot, Ruling.Unreadable, Ruling.InvalidBallot, Ruling.Accepted],
            hall.Batch(batch =>
            {
                batch.Mark(mark with { Weight = 2 });
                batch.Mark(mark with { MadeAt = JournalledHall.Noon });
                batch.Mark(mark with { Part = (MarkPart)200 });
                batch.Mark(mark with { Bytes = new byte[] { 1 } });
                batch.Mark(mark with { Assurance = (AssuranceClass)9, Channel = (MarkChannel)9 });
            }));
    }

    [Fact]
    public void Fences_are_in_the_state_bytes_and_only_where_there_are_any()
    {
        var (none, one, other) = (Opened(Single), Opened(Single), Opened(Single));
        none.Vote("P1", 7, Choice(0));
        one.Vote("P1", 7, Choice(0), 1);
        other.Vote("P1", 7, Choice(0), 2);

        Assert.DoesNotContain("ence", JournalledHall.Bytes(none.Replica), StringComparison.Ordinal);
        Assert.Contains("\"fences\":[[7,0,1]]", JournalledHall.Bytes(one.Replica), StringComparison.Ordinal);
        Assert.NotEqual(JournalledHall.Bytes(one.Replica), JournalledHall.Bytes(other.Replica));
    }

    [Theory]
    [MemberData(nameof(FinalPolls))]
    public void Where_ballots_are_final_only_the_same_one_may_come_again(PollDefinition final, BallotPaper first, BallotPaper second)
    {
        var hall = Opened(final);

        Assert.Equal(Ruling.Accepted, hall.Vote("P1", 7, first));
        Assert.Equal(Ruling.Unchanged, hall.Vote("P1", 7, first));
        Assert.Equal(Ruling.AlreadyVoted, hall.Vote("P1", 7, second));
        Assert.Equal(first, hall.Ballots("P1").BallotOf(7));
        Assert.Equal(Ruling.Accepted, hall.Vote("P1", 8, second));
    }

    public static TheoryData<PollDefinition, BallotPaper, BallotPaper> FinalPolls => new()
    {
        { Single with { CanChange = false }, Choice(0), Choice(1) },
        { Text with { CanChange = false }, new BallotPaper { Text = "Yes" }, new BallotPaper { Text = "No" } },
    };

    [Fact]
    public void The_close_is_exact_to_the_fact_within_a_batch()
    {
        var hall = Opened(Single);
        var poll = hall.Poll("P1");
        var rulings = hall.Batch(batch =>
        {
            JournalledHall.Write(batch, poll, 1, Choice(0));
            JournalledHall.Write(batch, poll, 2, Choice(0));
            batch.Fact(new PollClosed("P1"));
            JournalledHall.Write(batch, poll, 3, Choice(0));
            JournalledHall.Write(batch, poll, 1, Choice(1));
        });

        Assert.Equal([Ruling.Accepted, Ruling.Accepted, Ruling.Accepted, Ruling.PollClosed, Ruling.PollClosed], rulings);
        var cut = hall.Replica.Cut()!.Find(0)!.Tally;
        Assert.Equal((2, 0UL, 2), (cut.Voters, cut.Profile.Single().Ballot, cut.Profile.Single().Count));
    }

    [Fact]
    public void Only_the_timer_that_is_set_closes_a_poll()
    {
        var hall = new JournalledHall();
        hall.Do(new PollCreated("P1", Single));
        hall.Do(new PollOpened("P1", JournalledHall.Noon + 10));
        hall.Do(new PollOpened("P1", JournalledHall.Noon + 20));

        Assert.Equal(Ruling.Unchanged, hall.Do(new PollTimedOut("P1", 1, JournalledHall.Noon + 10)));
        Assert.Equal(Ruling.Unchanged, hall.Do(new PollTimedOut("P1", 2, JournalledHall.Noon + 20)));
        Assert.Equal(PollPhase.Open, hall.Poll("P1").Phase);
        Assert.Equal(Ruling.Accepted, hall.Do(new PollTimedOut("P1", 1, JournalledHall.Noon + 20)));
        Assert.Equal(Ruling.Unchanged, hall.Do(new PollTimedOut("P1", 1, JournalledHall.Noon + 20)));
        Assert.Equal((PollPhase.Closed, null), (hall.Poll("P1").Phase, hall.Poll("P1").ClosesAt));
    }

    [Fact]
    public void A_ballot_counts_only_in_the_round_it_names()
    {
        var hall = Opened(Single);
        var firstRound = hall.Poll("P1");
        hall.Vote("P1", 1, Choice(0));
        hall.Do(new PollReset("P1"));
        Assert.Equal(0, hall.Ballots("P1").Voters);
        hall.Do(new PollOpened("P1"));

        Assert.Equal(Ruling.PollClosed, Assert.Single(hall.Batch(batch => JournalledHall.Write(batch, firstRound, 2, Choice(0)))));
        Assert.Equal(Ruling.Accepted, hall.Vote("P1", 1, Choice(0)));
        Assert.Equal((2, 1), (hall.Poll("P1").Round, hall.Ballots("P1").Voters));
    }

    [Fact]
    public void Reopening_goes_on_with_the_ballots_there_are()
    {
        var hall = Opened(Single);
        hall.Vote("P1", 1, Choice(0));
        hall.Do(new PollClosed("P1"));
        Assert.Equal(Ruling.Accepted, hall.Do(new PollReopened("P1")));

        Assert.Equal(Ruling.Changed, hall.Vote("P1", 1, Choice(2)));
        Assert.Equal(1, hall.Ballots("P1").Voters);
    }

    [Fact]
    public void A_secret_poll_that_closed_stays_closed()
    {
        var hall = Opened(Single with { Secret = true });
        hall.Do(new PollClosed("P1"));

        Assert.Equal(Ruling.SecretPollClosed, hall.Do(new PollReopened("P1")));
        Assert.Equal(PollPhase.Closed, hall.Poll("P1").Phase);
    }

    [Fact]
    public void Rewording_an_open_poll_keeps_its_ballots_and_their_meaning()
    {
        var hall = Opened(Text);
        hall.Vote("P1", 1, new BallotPaper { Text = "Trees" });
        hall.Do(new AnswerPicked("P1", 1, hall.AnswerId("P1", "Trees"), true));
        Assert.Equal(Ruling.Accepted, hall.Do(new PollUpdated("P1", Text with { Title = "What is missing?" })));

        Assert.Equal("Trees", hall.Ballots("P1").BallotOf(1)!.Text);
        Assert.Single(hall.Poll("P1").Picked);
        Assert.Equal(Ruling.Unchanged, hall.Vote("P1", 1, new BallotPaper { Text = "Trees" }));
        Assert.Equal(1, hall.Replica.Cut()!.Find(0)!.Tally.Voters);
    }

    [Fact]
    public void An_open_poll_takes_no_update_under_which_ballots_would_mean_something_else()
    {
        var hall = Opened(Single);
        hall.Vote("P1", 1, Choice(0));
        PollDefinition[] others =
        [
            Single with { Kind = PollKind.Multiple, MinChoices = 1, MaxChoices = 2 },
            Single with { Options = [.. Single.Options.Reverse()] },
            Single with { Options = Single.Options.RemoveAt(2) },
            Single with { CanChange = false },
            Single with { Secret = true },
        ];
        foreach (var other in others)
        {
            Assert.Equal(Ruling.PollNotDraft, hall.Do(new PollUpdated("P1", other)));
            Assert.Equal((Single, 1), (hall.Poll("P1").Definition, hall.Ballots("P1").Voters));
        }

        hall.Do(new PollReset("P1"));
        Assert.Equal(Ruling.Accepted, hall.Do(new PollUpdated("P1", others[0])));
        hall.Do(new PollOpened("P1"));
        Assert.Equal(Ruling.Accepted, hall.Vote("P1", 1, new BallotPaper { Choices = ["o0", "o1"] }));
    }

    [Fact]
    public void A_replaced_text_is_gone_and_no_longer_picked_though_others_write_it_again()
    {
        var hall = Opened(Text);
        hall.Vote("P1", 1, new BallotPaper { Text = "Rude" });
        var rude = hall.AnswerId("P1", "Rude");
        Assert.Equal(Ruling.Accepted, hall.Do(new AnswerPicked("P1", 1, rude, true)));

        hall.Vote("P1", 1, new BallotPaper { Text = "Polite" });
        Assert.Empty(hall.Poll("P1").Picked);
        Assert.False(hall.Ballots("P1").Pool!.TryGet(rude, out _));
        Assert.DoesNotContain("Rude", JournalledHall.Bytes(hall.Replica), StringComparison.Ordinal);

        hall.Vote("P1", 2, new BallotPaper { Text = "Rude" });
        Assert.NotEqual(rude, hall.AnswerId("P1", "Rude"));
        Assert.Equal(Ruling.NotFound, hall.Do(new AnswerPicked("P1", 1, rude, true)));
        Assert.Empty(hall.Poll("P1").Picked);
    }

    [Fact]
    public void A_picked_text_stays_as_long_as_anybody_says_it()
    {
        var hall = Opened(Text);
        hall.Vote("P1", 1, new BallotPaper { Text = "Trees" });
        hall.Vote("P1", 2, new BallotPaper { Text = "Trees" });
        hall.Do(new AnswerPicked("P1", 1, hall.AnswerId("P1", "Trees"), true));

        hall.Vote("P1", 1, new BallotPaper { Text = "Benches" });
        Assert.Single(hall.Poll("P1").Picked);
        hall.Vote("P1", 2, new BallotPaper { Text = "Benches" });
        Assert.Empty(hall.Poll("P1").Picked);
    }

    [Fact]
    public void Only_open_answers_of_this_round_can_be_picked()
    {
        var hall = Opened(AnyPoll.Created(new PollProposal { Kind = "words" }));
        hall.Vote("P1", 1, new BallotPaper { Words = ["bus"] });

        Assert.Equal(Ruling.NotFound, hall.Do(new AnswerPicked("P1", 1, hall.AnswerId("P1", "bus"), true)));
        Assert.Equal(Ruling.NotFound, hall.Do(new AnswerPicked("P1", 2, 0, true)));
        Assert.Equal(Ruling.NotFound, hall.Do(new AnswerPicked("P9", 1, 0, true)));
    }

    [Fact]
    public void A_ballot_for_no_poll_or_of_another_kind_is_refused()
    {
        var hall = Opened(Text);

        Assert.Equal(
            [Ruling.NotFound, Ruling.NotFound, Ruling.InvalidBallot, Ruling.InvalidBallot, Ruling.InvalidBallot],
            hall.Batch(batch =>
            {
                batch.Ballot(1, 1, 1, 0);
                batch.Terms(int.MaxValue, 1, 1, ["a"]);
                batch.Ballot(0, 1, 1, 0);
                batch.Terms(0, 1, 1, []);
                batch.Terms(0, 1, 1, ["a", "b"]);
            }));
        Assert.Equal(0, hall.Ballots("P1").Voters);
    }

    private static JournalledHall Opened(PollDefinition definition)
    {
        var hall = new JournalledHall();
        hall.Open("P1", definition);
        return hall;
    }

    private static BallotPaper Choice(int option) => new() { Choices = ["o" + option] };
}
