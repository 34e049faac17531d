using System.Text;
using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Polls;
using LiveTownHall.Core.Tests.Halls;
using LiveTownHall.Core.Tests.Polls;

namespace LiveTownHall.Core.Tests.Facts;

/// <summary>In a rolling upgrade a node meets what only the next version knows: it stops instead of passing over it.</summary>
public class NewerFactsTests
{
    [Theory]
    [InlineData("""{"fact":"pollArchived","pollId":"P1"}""")]
    [InlineData("""{"fact":"pollReset","why":"a recount","pollId":"P1"}""")]
    [InlineData("""{"fact":"pollCreated","pollId":"P2","definition":{"kind":"text","title":"T","colour":"red"}}""")]
    [InlineData("""{"fact":"pollReset","by":{"id":"A","role":"facilitator","device":"D"},"pollId":"P1"}""")]
    public void A_fact_or_a_member_of_a_newer_version_is_not_applied_nor_is_anything_beside_it(string newer)
    {
        var hall = new JournalledHall();
        hall.Open("P1", AnyPoll.Created(new PollProposal { Kind = "single", Options = AnyPoll.Options(2) }));
        var before = JournalledHall.Bytes(hall.Replica);
        var rulings = new List<Ruling>();

        Assert.False(hall.Replica.Apply(hall.Replica.Position + 1, Batch(newer, BatchFormat.AppendedVersion), rulings));

        Assert.Empty(rulings);
        Assert.Equal(before, JournalledHall.Bytes(hall.Replica));
    }

    [Theory]
    [InlineData("""{"fact":"pollArchived","pollId":"P1"}""", Ruling.Unreadable)]
    [InlineData("""{"fact":"pollReset","why":"a recount","pollId":"P1"}""", Ruling.Accepted)]
    public void Journals_from_before_are_read_as_they_always_were(string old, Ruling ruling)
    {
        var hall = new JournalledHall();
        hall.Open("P1", AnyPoll.Created(new PollProposal { Kind = "single", Options = AnyPoll.Options(2) }));
        var body = Batch(old, BatchFormat.AppendedVersion);
        body = [2, .. body.AsSpan(1, BatchFormat.HeaderLength - 1), .. body[FirstFact(body)..]];
        var rulings = new List<Ruling>();

        Assert.True(hall.Replica.Apply(hall.Replica.Position + 1, body, rulings));
        Assert.Equal([ruling], rulings);
    }

    [Fact]
    public void A_batch_is_of_the_version_that_the_most_demanding_of_its_facts_needs()
    {
        var writer = new BatchWriter();
        writer.Begin(JournalledHall.Noon);
        writer.Fact(new HallOpened());
        Assert.Equal(BatchFormat.AppendedVersion, BatchReader.VersionOf(writer.Written.Span));
        writer.Fact(BatchWriter.Serialize(new HallOpened()), BatchFormat.Version + 1);
        writer.Fact(new HallOpened());
        Assert.Equal(BatchFormat.Version + 1, BatchReader.VersionOf(writer.Written.Span));
        Assert.False(new JournalledHall().Replica.Apply(2, writer.Written.Span));

        writer.Begin(JournalledHall.Noon);
        writer.Fact(new HallOpened());
        Assert.Equal(BatchFormat.AppendedVersion, BatchReader.VersionOf(writer.Written.Span));
    }

    /// <summary>Readers of version 4 stop at a version above their own; a mark that says nothing they would pass over.</summary>
    [Theory]
    [InlineData(MarkWord.Said, 4)]
    [InlineData(MarkWord.Abstained, 5)]
    [InlineData(MarkWord.Withdrawn, 5)]
    public void A_mark_that_says_nothing_needs_a_newer_reader_than_a_ballot(MarkWord word, int version)
    {
        var writer = new BatchWriter();
        writer.Begin(JournalledHall.Noon);
        writer.Ballot(0, 1, 7, 0);
        Assert.Equal(4, BatchReader.VersionOf(writer.Written.Span));
        writer.Mark(new Mark(MarkPart.Poll, 0, 1, 7, 0) { Word = word });
        writer.Ballot(0, 1, 8, 0);
        writer.Fact(new HallOpened());
        Assert.Equal(version, BatchReader.VersionOf(writer.Written.Span));

        writer.Begin(JournalledHall.Noon);
        writer.Ballot(0, 1, 7, 0);
        Assert.Equal(4, BatchReader.VersionOf(writer.Written.Span));
    }

    [Theory]
    [InlineData(MarkWord.Abstained)]
    [InlineData(MarkWord.Withdrawn)]
    public void A_batch_of_version_4_with_a_mark_that_says_nothing_is_read_like_one_of_version_5(MarkWord word)
    {
        var writer = new BatchWriter();
        writer.Begin(JournalledHall.Noon);
        writer.Mark(new Mark(MarkPart.Poll, 0, 1, 7, 0) { Word = word });
        var body = writer.Written.ToArray();
        var newer = Applied(body);
        body[0] = 4;

        Assert.Equal(newer, Applied(body));

        static (string State, Ruling Ruling) Applied(byte[] batch)
        {
            var hall = new JournalledHall();
            hall.Open("P1", AnyPoll.Created(new PollProposal { Kind = "single", Options = AnyPoll.Options(2) }) with { Abstain = true });
            Assert.True(hall.Vote("P1", 7, new BallotPaper { Choices = ["o0"] }).IsAccepted());
            var rulings = new List<Ruling>();
            Assert.True(hall.Replica.Apply(hall.Replica.Position + 1, batch, rulings));
            Assert.True(Assert.Single(rulings).IsAccepted());
            return (JournalledHall.Bytes(hall.Replica), rulings[0]);
        }
    }

    [Fact]
    public void Every_fact_can_be_read_by_this_version()
        => Assert.All(FactExamples.All, fact => Assert.InRange(fact.LowestReader, BatchFormat.AppendedVersion, BatchFormat.Version));

    /// <summary>A ballot, then the fact.</summary>
    private static byte[] Batch(string json, byte version)
    {
        var writer = new BatchWriter();
        writer.Begin(JournalledHall.Noon);
        writer.Ballot(0, 1, 7, 0);
        writer.Fact(Encoding.UTF8.GetBytes(json), version);
        return writer.Written.ToArray();
    }

    /// <summary>Where the fact begins, after the ballot.</summary>
    private static int FirstFact(byte[] body) => BatchFormat.HeaderLength + 2 + body[BatchFormat.HeaderLength + 1];
}
