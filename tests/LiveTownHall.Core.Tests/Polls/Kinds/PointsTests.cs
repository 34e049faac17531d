using CsCheck;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Polls;
using LiveTownHall.Core.Tests.Halls;
using LiveTownHall.Tally;

namespace LiveTownHall.Core.Tests.Polls.Kinds;

public class PointsTests
{
    private static readonly PollDefinition Poll = Points(3);

    /// <summary>All settings, those with a limit for each option and those that must be spent among them.</summary>
    private static readonly Gen<PollDefinition> AnyPoints =
        from options in Gen.Int[2, 50]
        from points in Gen.Int[1, 1000]
        from limited in Gen.Bool
        from most in Gen.Int[1, points]
        from spendAll in Gen.Bool
        let enough = limited && (!spendAll || most * options >= points)
        select Points(options, points, enough ? most : null, spendAll);

    [Fact]
    public void Settings_have_the_protocols_defaults()
    {
        Assert.Equal((100, null, false), (Poll.Points, Poll.MaxPerOption, Poll.SpendAll));
        Assert.True(Poll.IsSound);
    }

    public static TheoryData<string, PollProposal> FlawedSettings() => new()
    {
        { "settings.points", new() { Points = 0 } },
        { "settings.points", new() { Points = 1001 } },
        { "settings.maxPerOption", new() { MaxPerOption = 0 } },
        { "settings.maxPerOption", new() { Points = 10, MaxPerOption = 11 } },
        { "settings.maxPerOption", new() { Points = 10, MaxPerOption = 3, SpendAll = true } },
        { "settings.maxChoices", new() { MaxChoices = 2 } },
        { "options", new() { Options = AnyPoll.Options(51) } },
        { "options", new() { Options = AnyPoll.Options(1) } },
    };

    [Theory]
    [MemberData(nameof(FlawedSettings), DisableDiscoveryEnumeration = true)]
    public void Flawed_settings_are_refused_with_the_field_that_is_wrong(string field, PollProposal proposal)
    {
        var whole = proposal with { Kind = "points", Title = "Spread", Options = proposal.Options ?? AnyPoll.Options(3) };
        Assert.False(PollDefinition.TryCreate(whole, PollLimits.Default, null, out _, out var flaw));
        Assert.Equal(field, flaw.Field);
        Assert.EndsWith(".", flaw.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Points_are_no_setting_of_another_kind()
    {
        var single = new PollProposal { Kind = "single", Title = "Which?", Options = AnyPoll.Options(2), SpendAll = false };
        Assert.False(PollDefinition.TryCreate(single, PollLimits.Default, null, out _, out var flaw));
        Assert.Equal("settings.spendAll", flaw.Field);
    }

    [Theory]
    [InlineData("ballot.points", "o9=1")]
    [InlineData("ballot.points", "o0=60 o1=41")]
    [InlineData("ballot.points", "o0=0")]
    [InlineData("ballot.points", "")]
    [InlineData("ballot.points.o0", "o0=-1")]
    [InlineData("ballot.points.o0", "o0=1.5")]
    [InlineData("ballot.points.o0", "o0=101")]
    [InlineData("ballot.points.o0", "o0=NaN")]
    [InlineData("ballot.points.o1", "o0=1 o1=1e300")]
    public void A_flawed_ballot_is_refused_with_the_field_that_is_wrong(string field, string ballot)
    {
        Assert.False(Marking.TryPack(Poll, Paper(ballot), out _, out var flaw));
        Assert.Equal(field, flaw.Field);
        Assert.EndsWith(".", flaw.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void All_points_must_be_spent_where_the_poll_says_so_and_no_option_gets_more_than_its_most()
    {
        var poll = Points(3, 10, 6, spendAll: true);

        Assert.True(Marking.TryPack(poll, Paper("o0=6 o2=4"), out _, out _));
        Assert.False(Marking.TryPack(poll, Paper("o0=6 o2=3"), out _, out _));
        Assert.False(Marking.TryPack(poll, Paper("o0=7 o2=3"), out _, out var flaw));
        Assert.Equal("ballot.points.o0", flaw.Field);
    }

    [Fact]
    public void Options_given_nothing_and_the_order_of_entries_make_no_other_ballot()
    {
        Assert.True(Marking.TryPack(Poll, Paper("o2=30 o1=0 o0=70"), out var packed, out _));
        Assert.True(Marking.TryPack(Poll, Paper("o0=70 o2=30"), out var again, out _));

        Assert.Equal(packed, again);
        Assert.Equal(new byte[] { 6, 0, 0, 70, 2, 0, 30 }, packed.Bytes);
        Assert.Equal(Paper("o0=70 o2=30"), Marking.Unpack(Poll, packed));
    }

    [Fact]
    public void Bytes_are_valid_exactly_when_they_are_the_packed_form_of_a_ballot()
    {
        var entry = Gen.Select(Gen.Byte[0, 4], Gen.Byte[0, 8], Gen.Byte[0, 130]).Select((place, high, low) => new[] { place, high, low });
        var bytes = Gen.OneOf(
            entry.Array[0, 4].Select(entries => Framed([.. entries.SelectMany(e => e)])),
            Gen.Byte[0, 12].Array[0, 12]);
        Gen.Select(Gen.Select(Gen.Int[1, 4], Gen.Int[1, 1000], Gen.Bool).Select((options, points, all) => Points(Math.Max(2, options), points, null, all)), bytes)
            .Sample((poll, drawn) =>
            {
                var packed = new PackedBallot(0, [.. drawn]);
                if (Marking.IsValid(poll, packed))
                    Assert.True(Marking.TryPack(poll, Marking.Unpack(poll, packed), out var again, out _) && again == packed);
            },
            iter: 50_000);
    }

    [Fact]
    public void A_ballot_of_any_poll_comes_out_of_its_bytes_as_it_went_in_and_passes_through_a_batch()
        => Gen.Select(AnyPoints, AnyVoter.Drawn).Sample((poll, voter) =>
        {
            Assert.True(poll.IsSound);
            var paper = KindRegistry.Of(poll.Kind).Answer(poll, voter);
            Assert.True(Marking.TryPack(poll, paper, out var packed, out var flaw), flaw?.ToString());
            Assert.True(Marking.IsValid(poll, packed));
            Assert.Equal(paper.Points!.Where(entry => entry.Value > 0).ToHashSet(), Marking.Unpack(poll, packed).Points!.ToHashSet());
            Assert.Equal(packed.Bytes, TermBytes.Of(TermBytes.Read(packed.Bytes.AsSpan())));
        });

    [Fact]
    public void Sums_givers_and_medians_are_those_of_the_ballots()
    {
        var hall = new JournalledHall();
        hall.Open("P1", Poll);
        hall.Vote("P1", 1, Paper("o0=100"));
        hall.Vote("P1", 2, Paper("o0=50 o1=50"));
        hall.Vote("P1", 3, Paper("o1=10"));
        hall.Vote("P1", 4, Paper("o1=1"));
        hall.Vote("P1", 4, Paper("o1=20 o2=1"));

        var result = PollCounting.Count(Poll, hall.Replica.Cut()!.Find(0)!);
        Assert.Equal(4, result.Voters);
        Assert.Equal([new("o0", 150), new("o1", 80), new("o2", 1)], result.Counts!.Value);
        Assert.Equal([new("o0", 2), new("o1", 3), new("o2", 1)], result.Givers!.Value);
        Assert.Equal([new("o0", 25), new("o1", 15), new("o2", 0)], result.Medians!.Value);
    }

    [Fact]
    public void A_poll_without_ballots_has_sums_of_zero_and_no_medians()
    {
        var hall = new JournalledHall();
        hall.Open("P1", Poll);

        var result = PollCounting.Count(Poll, hall.Replica.Cut()!.Find(0)!);
        Assert.All(result.Counts!.Value.Concat(result.Givers!.Value), option => Assert.Equal(0, option.Count));
        Assert.Null(result.Medians);
    }

    [Fact]
    public void What_is_kept_up_ballot_by_ballot_equals_a_full_recount_by_the_papers()
        => Gen.Select(AnyPoints, Gen.Select(Gen.ULong[0, 20], AnyVoter.Drawn).Array[0, 60]).Sample((poll, votes) =>
        {
            var hall = new JournalledHall();
            hall.Open("P1", poll);
            var last = new Dictionary<ulong, IReadOnlyDictionary<string, double>>();
            foreach (var (voter, answers) in votes)
            {
                var paper = KindRegistry.Of(poll.Kind).Answer(poll, answers);
                hall.Vote("P1", voter, paper);
                last[voter] = paper.Points!;
            }

            var result = PollCounting.Count(poll, hall.Replica.Cut()!.Find(0)!);
            Assert.Equal(last.Count, result.Voters);
            for (var place = 0; place < poll.Options.Length; place++)
            {
                var id = poll.Options[place].Id;
                var given = last.Values.Select(points => points.GetValueOrDefault(id)).Order().ToArray();
                Assert.Equal(new OptionCount(id, (long)given.Sum()), result.Counts!.Value[place]);
                Assert.Equal(new OptionCount(id, given.Count(points => points > 0)), result.Givers!.Value[place]);
                if (given.Length > 0)
                    Assert.Equal(new OptionMedian(id, (given[(given.Length - 1) / 2] + given[given.Length / 2]) / 2), result.Medians!.Value[place]);
            }

            AssertSame(result, Recounted(poll, hall.Ballots("P1")));
        }, iter: 500);

    [Fact]
    public void A_journal_with_points_replays_to_the_same_bytes_and_the_ballot_is_still_the_voters()
    {
        var hall = new JournalledHall();
        hall.Open("P1", Poll);
        foreach (var voter in Enumerable.Range(0, 30))
            hall.Vote("P1", (ulong)(voter % 20), KindRegistry.Of(PollKind.Points).Answer(Poll, new AnyVoter((uint)voter)));
        hall.Vote("P1", 7, Paper("o1=99"));

        var replica = new HallReplica();
        foreach (var (position, batch) in hall.Journal.Index())
            Assert.True(replica.Apply(position + 1, batch));
        Assert.Equal(JournalledHall.Bytes(hall.Replica), JournalledHall.Bytes(replica));
        Assert.Equal(Paper("o1=99"), replica.BallotsOf(0)!.BallotOf(7));
    }

    [Fact]
    public void A_first_ballot_stays_where_votes_can_not_be_changed()
    {
        var hall = new JournalledHall();
        hall.Open("P1", Poll with { CanChange = false });
        hall.Vote("P1", 1, Paper("o0=1"));

        Assert.Equal(Ruling.AlreadyVoted, hall.Vote("P1", 1, Paper("o1=1")));
        Assert.Equal(Ruling.Unchanged, hall.Vote("P1", 1, Paper("o0=1")));
        Assert.Equal(1, PollCounting.Count(Poll, hall.Replica.Cut()!.Find(0)!).Counts!.Value[0].Count);
    }

    private static PollResult Recounted(PollDefinition poll, PollBallots ballots)
        => PollCounting.Count(
            poll,
            ballots.SortedBallots().GroupBy(vote => vote.Ballot).Select(same => new DistinctBallot(same.Key, same.Count())).ToArray(),
            ballots.Pool!.Snapshot());

    private static void AssertSame(PollResult a, PollResult b)
    {
        Assert.Equal(a.Voters, b.Voters);
        Assert.Equal(a.Counts!.Value, b.Counts!.Value);
        Assert.Equal(a.Givers!.Value, b.Givers!.Value);
        Assert.Equal(a.Medians ?? [], b.Medians ?? []);
    }

    private static PollDefinition Points(int options, int? points = null, int? most = null, bool? spendAll = null)
        => AnyPoll.Created(new PollProposal { Kind = "points", Options = AnyPoll.Options(options), Points = points, MaxPerOption = most, SpendAll = spendAll });

    private static byte[] Framed(byte[] entries) => [(byte)entries.Length, .. entries];

    private static BallotPaper Paper(string entries) => new()
    {
        Points = entries.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(entry => entry.Split('='))
            .ToDictionary(entry => entry[0], entry => double.Parse(entry[1], System.Globalization.CultureInfo.InvariantCulture), StringComparer.Ordinal),
    };
}
