using CsCheck;
using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Polls;
using LiveTownHall.Core.Tests.Halls;
using LiveTownHall.Core.Tests.Polls;

namespace LiveTownHall.Core.Tests.Codes;

public class ResultClassTests
{
    /// <summary>Kind by kind: what the classes have adds up to the whole, and each has what its voters would have alone.</summary>
    [Fact]
    public void Classes_are_what_their_voters_cast_and_add_up_to_the_whole()
        => Gen.Select(Gen.Int[0, AnyJournal.Agenda.Length - 1], Gen.Int[0, 12])
            .SelectMany((kind, voters) => Gen.Select(
                Gen.Const(kind), Gen.Select(AnyPoll.PaperFor(AnyJournal.Agenda[kind]), Gen.Int[0, 2]).Array[voters], (k, ballots) => (Kind: k, Ballots: ballots)))
            .Sample(drawn =>
            {
                var definition = AnyJournal.Agenda[drawn.Kind] with { Secret = false, Base = null, Quorum = null };
                if (definition.Kind == PollKind.Motion)
                    return;
                var (hall, alone) = (new JournalledHall(), new JournalledHall());
                hall.Open("P1", definition);
                alone.Open("P1", definition);
                for (var i = 0; i < drawn.Ballots.Length; i++)
                {
                    var (paper, sure) = drawn.Ballots[i];
                    hall.Vote("P1", (ulong)i, paper, sure == 0 ? AssuranceClass.Code : AssuranceClass.DeviceToken);
                    if (sure == 0)
                        alone.Vote("P1", (ulong)i, paper);
                }

                var (whole, classes) = Result(hall);
                Assert.Equal(whole.Voters, classes.Sum(c => c.Voters));
                if (whole.Counts is { } counts)
                    Assert.Equal(counts.Select(c => c.Count), counts.Select((_, i) => classes.Sum(c => c.Counts!.Value[i].Count)));
                if (classes.FirstOrDefault(c => c.Name == "A3") is { } codes)
                {
                    var (only, _) = Result(alone);
                    Assert.Equal((only.Voters, only.Counts.ToString()), (codes.Voters, codes.Counts.ToString()));
                    Assert.Equal(only.Counts?.ToArray(), codes.Counts?.ToArray());
                }
            });

    [Theory]
    [InlineData(false, true, 1, 1, true)]
    [InlineData(true, false, 5, 5, true)]
    [InlineData(true, true, 9, 9, false)]
    [InlineData(true, false, 4, 9, false)]
    [InlineData(true, false, 9, 4, false)]
    [InlineData(true, true, 0, 1, true)]
    [InlineData(true, true, 1, 0, true)]
    public void A_secret_poll_tells_no_counts_of_a_small_class_nor_while_it_is_open(bool secret, bool open, int codes, int tokens, bool tells)
    {
        var single = AnyPoll.Created(new PollProposal { Kind = "single", Options = AnyPoll.Options(3), Secret = secret });
        var hall = new JournalledHall();
        hall.Open("P1", single);
        for (var i = 0; i < codes + tokens; i++)
            hall.Vote("P1", (ulong)i, Choice(i % 3), i < codes ? AssuranceClass.Code : AssuranceClass.DeviceToken);
        if (!open)
            hall.Do(new PollClosed("P1"));

        var (_, classes) = Result(hall);
        Assert.Equal(codes + tokens, classes.Sum(c => c.Voters));
        Assert.All(classes, c => Assert.Equal(tells, c.Counts is not null));
    }

    private static BallotPaper Choice(int option) => new() { Choices = ["o" + option] };

    private static (PollResult Whole, System.Collections.Immutable.ImmutableArray<ResultClass> Classes) Result(JournalledHall hall)
    {
        var cut = hall.Replica.Cut()!.Find(0)!;
        var whole = PollCounting.Count(hall.Poll("P1"), cut);
        return (whole, ResultClass.Of(hall.Poll("P1"), cut, whole));
    }
}
