using CsCheck;
using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Polls;
using LiveTownHall.Core.Tests.Halls;
using LiveTownHall.Core.Tests.Polls.Kinds;

namespace LiveTownHall.Core.Tests.Polls.Life;

/// <summary>People who take part and say nothing, and people who take back what they said.</summary>
public class SilenceTests
{
    private static readonly BallotPaper Abstain = new() { Abstain = true };
    private static readonly BallotPaper Withdraw = new() { Withdraw = true };

    public static TheoryData<string> Kinds => [.. KindRegistry.All.Where(kind => kind.Settings.Any(setting => setting.Name == "abstain")).Select(kind => kind.Name)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void An_abstention_is_counted_apart_and_a_ballot_taken_back_is_not_counted(string kind)
    {
        var hall = new JournalledHall();
        hall.Open("P1", PollOf(kind));
        var paper = PaperOf(hall);

        Assert.Equal(Ruling.Accepted, hall.Vote("P1", 1, paper));
        Assert.Equal(Ruling.Accepted, hall.Vote("P1", 2, Abstain));
        Assert.Equal((1, 1), Figures(hall));
        Assert.Equal(Ruling.Changed, hall.Vote("P1", 1, Withdraw));
        Assert.Equal((0, 1), Figures(hall));
        Assert.Null(hall.Ballots("P1").BallotOf(1));
        Assert.Equal(Abstain, hall.Ballots("P1").BallotOf(2));
        Assert.Equal(Ruling.Changed, hall.Vote("P1", 2, paper));
        Assert.Equal(Ruling.Accepted, hall.Vote("P1", 1, Abstain));
        Assert.Equal((1, 1), Figures(hall));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Whoever_abstains_or_takes_back_leaves_no_trace_in_the_result(string kind)
        => AnyVoter.Drawn.Array[1, 12].Sample(voters =>
        {
            var (hall, plain) = (new JournalledHall(), new JournalledHall());
            var poll = PollOf(kind);
            hall.Open("P1", poll);
            plain.Open("P1", poll);
            for (var i = 0; i < voters.Length; i++)
            {
                var paper = KindRegistry.Of(poll.Kind).Answer(poll, voters[i]);
                hall.Vote("P1", (ulong)i, paper);
                if (i % 3 == 0)
                    plain.Vote("P1", (ulong)i, paper);
                else
                    hall.Vote("P1", (ulong)i, i % 3 == 1 ? Withdraw : Abstain);
            }

            Assert.Equal(Print(plain), Print(hall));
        }, iter: 30);

    [Fact]
    public void A_ballot_from_before_does_not_come_back_after_it_was_taken_back()
    {
        var hall = new JournalledHall();
        hall.Open("P1", PollOf("single"));

        hall.Vote("P1", 1, PaperOf(hall), fence: 4);
        hall.Vote("P1", 1, Withdraw, fence: 5);
        Assert.Equal(Ruling.Superseded, hall.Vote("P1", 1, PaperOf(hall), fence: 4));
        Assert.Equal(Ruling.Unchanged, hall.Vote("P1", 2, Withdraw, fence: 7));
        Assert.Equal(Ruling.Superseded, hall.Vote("P1", 2, PaperOf(hall), fence: 6));
        Assert.Equal((0, 0), Figures(hall));
    }

    [Fact]
    public void Where_votes_are_final_nothing_is_taken_back_and_an_abstention_is_final_too()
    {
        var hall = new JournalledHall();
        hall.Open("P1", PollOf("single") with { CanChange = false });

        hall.Vote("P1", 1, PaperOf(hall));
        hall.Vote("P1", 2, Abstain);
        Assert.Equal(Ruling.AlreadyVoted, hall.Vote("P1", 1, Withdraw));
        Assert.Equal(Ruling.AlreadyVoted, hall.Vote("P1", 1, Abstain));
        Assert.Equal(Ruling.AlreadyVoted, hall.Vote("P1", 2, PaperOf(hall)));
        Assert.Equal(Ruling.Unchanged, hall.Vote("P1", 2, Abstain));
        Assert.Equal((1, 1), Figures(hall));
    }

    [Fact]
    public void An_abstention_where_none_is_allowed_is_no_ballot_and_an_upvote_is_not_taken_back_like_one()
    {
        var hall = new JournalledHall();
        hall.Open("P1", PollOf("single") with { Abstain = null });
        var abstained = new Mark(MarkPart.Poll, 0, 1, 7, 0) { Word = MarkWord.Abstained };

        Assert.Equal([Ruling.InvalidBallot], hall.Batch(batch => batch.Mark(abstained)));
        Assert.Equal([Ruling.InvalidBallot], hall.Batch(batch => batch.Mark(abstained with { Part = MarkPart.Question, Word = MarkWord.Withdrawn, Round = 0 })));
        Assert.False(Marking.TryPack(hall.Poll("P1").Definition, Abstain, out _, out var flaw));
        Assert.Equal("ballot.abstain", flaw.Field);
        Assert.False(Marking.TryPack(PollOf("single"), Abstain with { Choices = ["o0"] }, out _, out flaw));
        Assert.Equal("ballot.abstain", flaw.Field);
        Assert.False(Marking.TryPack(PollOf("single"), Abstain with { Withdraw = true }, out _, out _));
    }

    [Fact]
    public void An_answer_that_was_picked_is_picked_no_more_once_it_is_taken_back()
    {
        var hall = new JournalledHall();
        hall.Open("P1", PollOf("text"));
        hall.Vote("P1", 1, new BallotPaper { Text = "More trees" });
        hall.Do(new AnswerPicked("P1", 1, hall.AnswerId("P1", "More trees"), true));

        hall.Vote("P1", 1, Withdraw);

        Assert.Empty(hall.Poll("P1").Picked);
        Assert.Empty(hall.Replica.Cut()!.Find(0)!.Pool!);
    }

    [Fact]
    public void A_replica_that_replays_the_journal_knows_the_same_people_as_silent()
    {
        var hall = new JournalledHall();
        hall.Open("P1", PollOf("points"));
        hall.Vote("P1", 1, PaperOf(hall), fence: 1);
        hall.Vote("P1", 2, Abstain, fence: 2);
        hall.Vote("P1", 1, Withdraw, fence: 3);
        var other = new HallReplica();
        for (var i = 0; i < hall.Journal.Count; i++)
            Assert.True(other.Apply(i + 1, hall.Journal[i]));

        Assert.Equal(JournalledHall.Bytes(hall.Replica), JournalledHall.Bytes(other));
        Assert.Contains("\"withdrawn\"", JournalledHall.Bytes(other), StringComparison.Ordinal);
        Assert.Contains("\"abstained\"", JournalledHall.Bytes(other), StringComparison.Ordinal);
    }

    private static PollDefinition PollOf(string kind)
    {
        var found = KindRegistry.All.Single(each => each.Name == kind);
        return AnyPoll.Created(new PollProposal { Kind = kind, Options = found.Kind.HasOptions() ? AnyPoll.Options(4) : null, Abstain = true });
    }

    private static BallotPaper PaperOf(JournalledHall hall)
    {
        var poll = hall.Poll("P1").Definition;
        return KindRegistry.Of(poll.Kind).Answer(poll, new AnyVoter(5));
    }

    private static (long Voters, long? Abstained) Figures(JournalledHall hall)
    {
        var result = PollCounting.Count(hall.Poll("P1"), hall.Replica.Cut()!.Find(0)!);
        return (result.Voters, result.Abstained);
    }

    private static string Print(JournalledHall hall)
    {
        var result = PollCounting.Count(hall.Poll("P1"), hall.Replica.Cut()!.Find(0)!);
        var texts = (result.Texts ?? []).Select(text => text.Text).Order(StringComparer.Ordinal);
        return System.Text.Json.JsonSerializer.Serialize(result with { Abstained = null, Texts = null }) + string.Join('|', texts);
    }
}
