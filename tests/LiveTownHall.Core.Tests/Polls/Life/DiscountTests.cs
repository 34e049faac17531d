using System.Collections.Immutable;
using CsCheck;
using LiveTownHall.Core.Access;
using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Polls;
using LiveTownHall.Core.Tests.Halls;
using LiveTownHall.Core.Tests.Moderation;

namespace LiveTownHall.Core.Tests.Polls.Life;

/// <summary>Ballots that a second result is counted without, by two people. The first result is what it was.</summary>
public class DiscountTests
{
    private static readonly PollDefinition Single = AnyPoll.Created(new PollProposal { Kind = "single", Options = AnyPoll.Options(3) });

    [Fact]
    public void One_person_proposes_and_a_second_one_does_it_and_so_it_ends()
    {
        var hall = Voted(0, 0, 1, 1, 1);
        Assert.Equal(Ruling.Accepted, hall.Do(Discount(true, People.Mo, 3, 4, 5)));
        Assert.Equal(Ruling.Unchanged, hall.Do(Discount(true, People.Mo, 3, 4, 5)));
        Assert.Null(Cut(hall).Without);
        Assert.Equal(Ruling.NeedsSecondPerson, hall.Do(Discount(true, People.Max)));
        Assert.Equal(Ruling.Forbidden, hall.Do(Discount(true, People.Sam)));
        Assert.Equal(Ruling.Accepted, hall.Do(Discount(true, People.Fay)));
        Assert.Equal(Ruling.Unchanged, hall.Do(Discount(true, People.Fay)));

        var rest = PollCounting.CountWithout(hall.Poll("P1"), Cut(hall))!;
        Assert.Equal(2, rest.Voters);
        Assert.Equal([2, 0, 0], rest.Counts!.Value.Select(c => c.Count));
        var all = PollCounting.Count(hall.Poll("P1"), Cut(hall));
        Assert.Equal(5, all.Voters);
        Assert.Equal([2, 3, 0], all.Counts!.Value.Select(c => c.Count));

        Assert.Equal(Ruling.Accepted, hall.Do(Discount(false, People.Fay)));
        Assert.NotNull(Cut(hall).Without);
        Assert.Equal(Ruling.Accepted, hall.Do(Discount(false, People.Mo)));
        Assert.Null(Cut(hall).Without);
    }

    [Fact]
    public void A_proposal_can_be_taken_back_and_the_second_person_names_the_same_ballots_whatever_they_send()
    {
        var hall = Voted(0, 1, 1);
        hall.Do(Discount(true, People.Fay, 2));
        Assert.Equal(Ruling.Accepted, hall.Do(Discount(false, People.Mo)));
        Assert.Equal(Ruling.Unchanged, hall.Do(Discount(false, People.Mo)));
        hall.Do(Discount(true, People.Fay, 1, 2, 3));
        Assert.Equal(Ruling.Accepted, hall.Do(Discount(true, People.Mo, 1, 2, 3)));
        Assert.Equal(1, Cut(hall).Without!.Ballots);
    }

    [Fact]
    public void Whoever_came_by_the_same_shared_link_is_one_person_and_a_lone_facilitator_can_say_so()
    {
        var (one, other) = (People.Fay with { Via = "links" }, People.Mo with { Via = "links" });
        var hall = Voted(0, 1);
        hall.Do(Discount(true, one, 2));
        Assert.Equal(Ruling.NeedsSecondPerson, hall.Do(Discount(true, other)));
        hall.Do(new AloneDeclared(true) { By = one });
        Assert.Equal(Ruling.Accepted, hall.Do(Discount(true, one)));
        Assert.Equal(Persons.Alone, hall.Replica.Audit.Entries[^1].Rule);
        Assert.Equal("discountBallots", hall.Replica.Audit.Entries[^1].Action);
    }

    [Fact]
    public void What_makes_no_sense_is_refused()
    {
        var hall = Voted(0, 1);
        hall.Open("P2", new PollDefinition { Kind = PollKind.Words, Title = "Our town", MaxWords = 3 });
        hall.Do(new PollCreated("P3", Single));
        Assert.Equal(Ruling.NotFound, hall.Do(Discount(true, People.Fay)));
        Assert.Equal(Ruling.NotFound, hall.Do(Discount(false, People.Fay, 1)));
        Assert.Equal(Ruling.NotFound, hall.Do(Discount(true, People.Fay, 1) with { Round = 2 }));
        Assert.Equal(Ruling.NotFound, hall.Do(Discount(true, People.Fay, 1) with { PollId = "P9" }));
        Assert.Equal(Ruling.InvalidRequest, hall.Do(Discount(true, People.Fay, 2, 1)));
        Assert.Equal(Ruling.InvalidRequest, hall.Do(Discount(true, People.Fay, 1, 1)));
        Assert.Equal(Ruling.InvalidRequest, hall.Do(Discount(true, People.Fay) with { Voters = [] }));
        Assert.Equal(Ruling.InvalidRequest, hall.Do(Discount(true, People.Fay, 1) with { PollId = "P2" }));
        Assert.Equal(Ruling.InvalidTransition, hall.Do(Discount(true, People.Fay, 1) with { PollId = "P3" }));
    }

    [Fact]
    public void A_new_round_begins_with_all_ballots()
    {
        var hall = Voted(0, 1);
        hall.Do(Discount(true, People.Fay, 2));
        hall.Do(Discount(true, People.Mo));
        hall.Do(new PollReset("P1"));
        Assert.Null(hall.Poll("P1").Discounts);
    }

    /// <summary>Against a count by hand, also where people vote again, abstain or take back after their ballots were left out.</summary>
    [Fact]
    public void At_every_moment_the_second_result_is_that_of_everybody_who_is_not_left_out()
        => Gen.Select(
            Gen.Select(Gen.ULong[1, 12], Gen.Int[0, 4]).Array[1, 40], Gen.ULong[1, 12].Array[1, 8], Gen.ULong[1, 12].Array[1, 8], Gen.Int[0, 39]).Sample((votes, one, other, at) =>
        {
            var hall = new JournalledHall();
            hall.Open("P1", Single with { Abstain = true });
            var said = new SortedDictionary<ulong, int>();
            for (var i = 0; i < votes.Length; i++)
            {
                if (i == at % votes.Length)
                {
                    Both(hall, "W1", one);
                    Both(hall, "W2", other);
                }

                var (voter, choice) = votes[i];
                hall.Vote("P1", voter, choice switch
                {
                    3 => new BallotPaper { Abstain = true },
                    4 => new BallotPaper { Withdraw = true },
                    _ => new BallotPaper { Choices = [Single.Options[choice].Id] },
                });
                said[voter] = choice;
            }

            var latest = said.Where(v => v.Value < 3).ToDictionary();
            var left = latest.Where(v => !one.Contains(v.Key) && !other.Contains(v.Key)).ToList();
            var rest = PollCounting.CountWithout(hall.Poll("P1"), Cut(hall))!;
            Assert.Equal((left.Count, latest.Count - left.Count), (rest.Voters, Cut(hall).Without!.Ballots));
            Assert.Equal(Enumerable.Range(0, 3).Select(o => (long)left.Count(v => v.Value == o)), rest.Counts!.Value.Select(c => c.Count));
            var all = PollCounting.Count(hall.Poll("P1"), Cut(hall));
            Assert.Equal((latest.Count, said.Count(v => v.Value == 3)), (all.Voters, all.Abstained));
        }, iter: 200);

    private static void Both(JournalledHall hall, string warning, ulong[] voters)
    {
        hall.Do(new BallotsDiscounted("P1", 1, warning, true, [.. voters.Distinct().Order()]) { By = People.Fay });
        hall.Do(new BallotsDiscounted("P1", 1, warning, true) { By = People.Mo });
    }

    private static BallotsDiscounted Discount(bool on, Actor by, params ulong[] voters)
        => new("P1", 1, "W1", on, voters.Length == 0 ? null : voters.ToImmutableArray()) { By = by };

    private static PollCut Cut(JournalledHall hall) => hall.Replica.Cut()!.Find(hall.Poll("P1").Number)!;

    /// <param name="options">What voters 1, 2 and so on chose.</param>
    private static JournalledHall Voted(params int[] options)
    {
        var hall = new JournalledHall();
        hall.Open("P1", Single);
        for (var i = 0; i < options.Length; i++)
            Assert.Equal(Ruling.Accepted, hall.Vote("P1", (ulong)i + 1, new BallotPaper { Choices = [Single.Options[options[i]].Id] }));
        return hall;
    }
}
