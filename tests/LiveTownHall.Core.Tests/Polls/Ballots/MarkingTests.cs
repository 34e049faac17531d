using System.Collections.Immutable;
using CsCheck;
using LiveTownHall.Core.Polls;

namespace LiveTownHall.Core.Tests.Polls.Ballots;

public class MarkingTests
{
    private static readonly PollDefinition Single = AnyPoll.Created(new PollProposal { Kind = "single", Options = AnyPoll.Options(3) });
    private static readonly PollDefinition Multiple = AnyPoll.Created(new PollProposal { Kind = "multiple", Options = AnyPoll.Options(4), MinChoices = 2, MaxChoices = 3 });
    private static readonly PollDefinition Ranking = AnyPoll.RankingOf(3);
    private static readonly PollDefinition Rating = AnyPoll.Created(new PollProposal { Kind = "rating", Min = 0, Max = 1, Step = 0.1 });
    private static readonly PollDefinition Number = AnyPoll.Created(new PollProposal { Kind = "numeric", Min = -10, Max = 10 });
    private static readonly PollDefinition Words = AnyPoll.Created(new PollProposal { Kind = "words" });
    private static readonly PollDefinition Text = AnyPoll.Created(new PollProposal { Kind = "text" });

    [Fact]
    public void A_ballot_comes_out_of_its_bits_as_it_went_in()
        => AnyPoll.OfAnyKind.SelectMany(poll => AnyPoll.PaperFor(poll).Select(paper => (poll, paper))).Sample((poll, paper) =>
        {
            Assert.True(Marking.TryPack(poll, paper, out var packed, out var flaw), flaw?.ToString());
            Assert.True(Marking.IsValid(poll, packed));

            var again = Marking.Unpack(poll, packed);
            Assert.True(Marking.TryPack(poll, again, out var repacked, out _));
            Assert.Equal(packed, repacked);
            if (poll.Kind is PollKind.Single or PollKind.Ranking)
                Assert.Equal(paper, again);
            if (poll.Kind == PollKind.Multiple)
                Assert.Equal(paper.Choices!.Order(StringComparer.Ordinal), again.Choices!.Order(StringComparer.Ordinal));
            if (paper.Value is { } value)
                Assert.Equal(value, again.Value!.Value, tolerance: 1e-9 * Math.Max(1, Math.Abs(value)));
        });

    [Fact]
    public void Bits_from_a_journal_are_valid_exactly_when_they_are_the_packed_form_of_a_ballot()
    {
        // Random bits are hardly ever valid; few low bits often are.
        var bits = Gen.OneOf(Gen.ULong, Gen.ULong[0, 64], Gen.Select(Gen.ULong, Gen.Int[0, 63]).Select((random, shift) => random >> shift));
        Gen.OneOf(AnyPoll.Single, AnyPoll.Multiple, AnyPoll.Ranking, AnyPoll.Rating, AnyPoll.SteppedNumber)
            .SelectMany(poll => bits.Select(b => (poll, b)))
            .Sample(
                (poll, b) =>
                {
                    if (Marking.IsValid(poll, b))
                        Assert.True(Marking.TryPack(poll, Marking.Unpack(poll, b, null), out var packed, out _) && packed.Bits == b);
                    else
                        Assert.Throws<ArgumentException>(() => Marking.Unpack(poll, b, null));
                },
                iter: 20_000);
    }

    [Fact]
    public void Invalid_bits_of_every_kind_are_told_from_valid_ones()
    {
        Assert.True(Marking.IsValid(Single, 2));
        Assert.False(Marking.IsValid(Single, 3));
        Assert.True(Marking.IsValid(Multiple, 0b1010));
        Assert.False(Marking.IsValid(Multiple, 0b1000));
        Assert.False(Marking.IsValid(Multiple, 0b1111));
        Assert.False(Marking.IsValid(Multiple, 0b10001));
        Assert.True(Marking.IsValid(Ranking, 0x213));
        Assert.False(Marking.IsValid(Ranking, 0));
        Assert.False(Marking.IsValid(Ranking, 0x202));
        Assert.False(Marking.IsValid(Ranking, 0x22));
        Assert.False(Marking.IsValid(Ranking, 0x4));
        Assert.True(Marking.IsValid(Rating, 10));
        Assert.False(Marking.IsValid(Rating, 11));
        Assert.True(Marking.IsValid(Number, NumberBits.FromValue(-9.5)));
        Assert.False(Marking.IsValid(Number, NumberBits.FromValue(10.5)));
        Assert.False(Marking.IsValid(Number, NumberBits.FromValue(-0.0)));
        Assert.False(Marking.IsValid(Number, NumberBits.FromValue(double.NaN)));
        Assert.False(Marking.IsValid(AnyPoll.Created(new PollProposal { Kind = "numeric" }), NumberBits.FromValue(double.NegativeInfinity)));
        Assert.False(Marking.IsValid(Text, 0));
        Assert.False(Marking.IsValid(Words, 1));
    }

    [Fact]
    public void Terms_from_a_journal_are_refused_when_no_server_could_have_written_them()
    {
        static PackedBallot Terms(params string[] terms) => new(0, TermBytes.Of([.. terms]));

        Assert.True(Marking.IsValid(Words, Terms("bus", "tram")));
        Assert.False(Marking.IsValid(Words, Terms()));
        Assert.False(Marking.IsValid(Words, Terms("tram", "bus")));
        Assert.False(Marking.IsValid(Words, Terms("bus", "bus")));
        Assert.False(Marking.IsValid(Words, Terms("a", "b", "c", "d")));
        Assert.False(Marking.IsValid(Words, Terms("a\nb")));
        Assert.False(Marking.IsValid(Words, new PackedBallot(0, [3, 0xED, 0xA0, 0x80])));
        Assert.False(Marking.IsValid(Words, new PackedBallot(0, [0x81, 0, (byte)'a'])));
        Assert.False(Marking.IsValid(Words, new PackedBallot(0, [2, (byte)'a'])));
        Assert.True(Marking.IsValid(Words, Terms("\ud83d\ude80", "\uff5e")));
        Assert.False(Marking.IsValid(Words, Terms(new string('x', 161))));
        Assert.False(Marking.IsValid(Words, new PackedBallot(0, default)));
        Assert.False(Marking.IsValid(Words, Terms("bus") with { Bits = 7 }));
        Assert.True(Marking.IsValid(Text, Terms("line\nline")));
        Assert.False(Marking.IsValid(Text, Terms("one", "two")));
        Assert.False(Marking.IsValid(Text, Terms("")));
        Assert.False(Marking.IsValid(Single, Terms("bus")));
    }

    [Fact]
    public void The_packed_form_is_the_documented_one()
    {
        Assert.Equal(2UL, Pack(Single, new BallotPaper { Choices = ["o2"] }).Bits);
        Assert.Equal(0b1001UL, Pack(Multiple, new BallotPaper { Choices = ["o3", "o0"] }).Bits);
        Assert.Equal(0x13UL, Pack(Ranking, new BallotPaper { Ranking = ["o2", "o0"] }).Bits);
        Assert.Equal(3UL, Pack(Rating, new BallotPaper { Value = 0.3 }).Bits);
        Assert.Equal(0x8000_0000_0000_0000UL, Pack(Number, new BallotPaper { Value = -0.0 }).Bits);
        Assert.Equal(["bus", "strasse 7", "tram"], TermBytes.Read(Pack(Words, new BallotPaper { Words = ["TRAM", " strasse \t 7", "Bus"] }).Bytes.AsSpan()));
        Assert.Equal(["Hello\nworld"], TermBytes.Read(Pack(Text, new BallotPaper { Text = " Hello\r\nworld " }).Bytes.AsSpan()));
    }

    [Fact]
    public void Words_that_differ_only_in_case_space_or_normal_form_are_one_word()
        => Assert.Equal(
            ["crème brûlée"],
            TermBytes.Read(Pack(Words, new BallotPaper { Words = ["Cre\u0300me  brûlée", "CRÈME BRÛLÉE", "crème brûlée"] }).Bytes.AsSpan()));

    [Fact]
    public void Numbers_keep_their_order_when_packed()
        => Gen.Select(Gen.Double[-1e15, 1e15], Gen.Double[-1e15, 1e15]).Sample((a, b) =>
            Assert.Equal(a.CompareTo(b), NumberBits.FromValue(a).CompareTo(NumberBits.FromValue(b))));

    [Fact]
    public void A_stepped_value_off_by_rounding_is_the_step_that_was_meant()
    {
        var poll = AnyPoll.Created(new PollProposal { Kind = "numeric", Min = 0, Max = 100, Step = 0.1 });

        Assert.Equal(0.3, Marking.Unpack(poll, Pack(poll, new BallotPaper { Value = 0.1 + 0.2 }).Bits, null).Value);
        Assert.Equal(Pack(poll, new BallotPaper { Value = 0.3 }), Pack(poll, new BallotPaper { Value = 0.1 + 0.2 }));
    }

    [Fact]
    public void Words_come_back_from_their_id_as_long_as_the_pool_holds_them()
    {
        var pool = new BallotPool();
        var id = pool.Acquire(TermBytes.Of(["bus", "tram"]));

        Assert.Equal(new BallotPaper { Words = ["bus", "tram"] }, Marking.Unpack(Words, id, pool));
        pool.Release(id);
        Assert.Equal(new BallotPaper(), Marking.Unpack(Words, id, pool));
    }

    public static TheoryData<string, string, BallotPaper> Flawed() => new()
    {
        { "single", "ballot.choices", new() },
        { "single", "ballot.choices", new() { Choices = [] } },
        { "single", "ballot.choices", new() { Choices = ["o0", "o1"] } },
        { "single", "ballot.choices[0]", new() { Choices = ["o9"] } },
        { "single", "ballot.choices[0]", new() { Choices = [null] } },
        { "single", "ballot.ranking", new() { Choices = ["o0"], Ranking = ["o0"] } },
        { "single", "ballot.text", new() { Choices = ["o0"], Text = "" } },
        { "multiple", "ballot.choices", new() { Choices = ["o0"] } },
        { "multiple", "ballot.choices", new() { Choices = ["o0", "o1", "o2", "o3"] } },
        { "multiple", "ballot.choices[1]", new() { Choices = ["o0", "o0"] } },
        { "ranking", "ballot.choices", new() { Choices = ["o0"] } },
        { "ranking", "ballot.ranking", new() { Ranking = [] } },
        { "ranking", "ballot.ranking[2]", new() { Ranking = ["o0", "o1", "o0"] } },
        { "rating", "ballot.value", new() { Value = 0.25 } },
        { "rating", "ballot.value", new() { Value = 1.1 } },
        { "rating", "ballot.value", new() { Value = -0.1 } },
        { "rating", "ballot.value", new() { Value = double.NaN } },
        { "numeric", "ballot.value", new() { Value = 10.000001 } },
        { "numeric", "ballot.value", new() { Value = double.NegativeInfinity } },
        { "words", "ballot.words", new() { Words = [] } },
        { "words", "ballot.words", new() { Words = ["a", "b", "c", "d"] } },
        { "words", "ballot.words[1]", new() { Words = ["a", " "] } },
        { "words", "ballot.words[0]", new() { Words = [new string('x', 41)] } },
        { "words", "ballot.words[0]", new() { Words = [null] } },
        { "text", "ballot.text", new() { Text = "\n" } },
        { "text", "ballot.text", new() { Text = new string('x', 2001) } },
    };

    [Theory]
    [MemberData(nameof(Flawed), DisableDiscoveryEnumeration = true)]
    public void A_flawed_ballot_is_refused_with_the_field_that_is_wrong(string kind, string field, BallotPaper paper)
    {
        PollDefinition[] polls = [Single, Multiple, Ranking, Rating, Number, Words, Text];
        var poll = polls.Single(p => p.Kind.ToProtocol() == kind);

        Assert.False(Marking.TryPack(poll, paper, out _, out var flaw));
        Assert.Equal(field, flaw.Field);
        Assert.EndsWith(".", flaw.Message, StringComparison.Ordinal);
    }

    private static PackedBallot Pack(PollDefinition poll, BallotPaper paper)
    {
        Assert.True(Marking.TryPack(poll, paper, out var packed, out var flaw), flaw?.ToString());
        return packed;
    }
}
