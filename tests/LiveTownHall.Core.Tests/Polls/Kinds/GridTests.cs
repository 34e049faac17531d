using CsCheck;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Polls;
using LiveTownHall.Core.Tests.Halls;
using LiveTownHall.Tally;

namespace LiveTownHall.Core.Tests.Polls.Kinds;

public class GridTests
{
    private static readonly PollDefinition Poll = Grid(3);

    private static readonly Gen<PollDefinition> AnyGrid = Gen.Int[2, 50].Select(Grid);

    public static TheoryData<string, PollProposal> FlawedSettings() => new()
    {
        { "settings.xMin", new() { XMin = new string('x', 61) } },
        { "settings.yMax", new() { YMax = new string('y', 61) } },
        { "settings.min", new() { Min = 0 } },
        { "options", new() { Options = AnyPoll.Options(51) } },
        { "options", new() { Options = AnyPoll.Options(1) } },
    };

    [Theory]
    [MemberData(nameof(FlawedSettings), DisableDiscoveryEnumeration = true)]
    public void Flawed_settings_are_refused_with_the_field_that_is_wrong(string field, PollProposal proposal)
    {
        var whole = proposal with { Kind = "grid", Title = "Where?", Options = proposal.Options ?? AnyPoll.Options(3) };
        Assert.False(PollDefinition.TryCreate(whole, PollLimits.Default, null, out _, out var flaw));
        Assert.Equal(field, flaw.Field);
        Assert.EndsWith(".", flaw.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Labels_are_cleaned_and_blank_ones_are_none()
    {
        var poll = AnyPoll.Created(new PollProposal { Kind = "grid", Options = AnyPoll.Options(2), XMin = " Easy ", XMax = "Hard", YMin = " " });

        Assert.Equal(("Easy", "Hard", null, null), (poll.XMin, poll.XMax, poll.YMin, poll.YMax));
    }

    [Theory]
    [InlineData("ballot.places", "o9=0,0")]
    [InlineData("ballot.places", "")]
    [InlineData("ballot.places.o0", "o0=0.5")]
    [InlineData("ballot.places.o0", "o0=0.5,0.5,0.5")]
    [InlineData("ballot.places.o0", "o0=0.52,0.5")]
    [InlineData("ballot.places.o0", "o0=-0.05,0.5")]
    [InlineData("ballot.places.o0", "o0=0.5,1.05")]
    [InlineData("ballot.places.o1", "o0=0,0 o1=NaN,0")]
    [InlineData("ballot.places.o1", "o0=0,0 o1=0,1e300")]
    public void A_flawed_ballot_is_refused_with_the_field_that_is_wrong(string field, string ballot)
    {
        Assert.False(Marking.TryPack(Poll, Paper(ballot), out _, out var flaw));
        Assert.Equal(field, flaw.Field);
        Assert.EndsWith(".", flaw.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_place_of_the_raster_comes_back_as_it_was_named_whatever_the_order_of_options()
    {
        for (var step = 0; step <= 20; step++)
        {
            var (x, y) = (step * 0.05, 1 - (step * 0.05));
            Assert.True(Marking.TryPack(
                Poll, new BallotPaper { Places = new Dictionary<string, IReadOnlyList<double>> { ["o2"] = [0.3, y], ["o0"] = [x, 0.1 + 0.2] } }, out var packed, out _));
            Assert.Equal(new byte[] { 6, 0, (byte)step, 6, 2, 6, (byte)(20 - step) }, packed.Bytes);
            Assert.Equal([step / 20.0, 0.3], Marking.Unpack(Poll, packed).Places!["o0"]);
        }
    }

    [Fact]
    public void Bytes_are_valid_exactly_when_they_are_the_packed_form_of_a_ballot()
    {
        var entry = Gen.Select(Gen.Byte[0, 4], Gen.Byte[0, 22], Gen.Byte[0, 22]).Select((place, x, y) => new[] { place, x, y });
        var bytes = Gen.OneOf(
            entry.Array[0, 4].Select(entries => Framed([.. entries.SelectMany(e => e)])),
            Gen.Byte[0, 12].Array[0, 12]);
        Gen.Select(Gen.Int[2, 4].Select(Grid), bytes).Sample((poll, drawn) =>
        {
            var packed = new PackedBallot(0, [.. drawn]);
            if (Marking.IsValid(poll, packed))
                Assert.True(Marking.TryPack(poll, Marking.Unpack(poll, packed), out var again, out _) && again == packed);
        }, iter: 50_000);
    }

    [Fact]
    public void What_lies_on_a_border_belongs_to_the_upper_and_to_the_right()
    {
        var hall = new JournalledHall();
        hall.Open("P1", Poll);
        foreach (var (voter, place) in new[] { "0.5,0.5", "0.45,0.45", "0.5,0.45", "0.45,0.5", "1,1", "0,0" }.Index())
            hall.Vote("P1", (ulong)voter, Paper("o0=" + place));

        Assert.Equal([2L, 1, 1, 2], Result(hall).Grid!.Value[0].Quadrants);
    }

    [Fact]
    public void What_is_kept_up_ballot_by_ballot_equals_brute_force_over_the_papers()
        => Gen.Select(AnyGrid, Gen.Select(Gen.ULong[0, 20], AnyVoter.Drawn).Array[0, 60]).Sample((poll, votes) =>
        {
            var hall = new JournalledHall();
            hall.Open("P1", poll);
            var last = new Dictionary<ulong, IReadOnlyDictionary<string, IReadOnlyList<double>>>();
            foreach (var (voter, answers) in votes)
            {
                var paper = KindRegistry.Of(poll.Kind).Answer(poll, answers);
                hall.Vote("P1", voter, paper);
                last[voter] = paper.Places!;
            }

            var result = Result(hall);
            Assert.Equal(last.Count, result.Voters);
            foreach (var option in result.Grid!.Value)
            {
                AssertIsOf([.. last.Values.Where(places => places.ContainsKey(option.OptionId)).Select(places => (places[option.OptionId][0], places[option.OptionId][1]))],
                    option);
            }

            AssertSame(result, Recounted(poll, hall.Ballots("P1")));
        }, iter: 300);

    [Fact]
    public void A_journal_with_places_replays_to_the_same_bytes_and_the_ballot_is_still_the_voters()
    {
        var hall = new JournalledHall();
        hall.Open("P1", Poll);
        foreach (var voter in Enumerable.Range(0, 30))
            hall.Vote("P1", (ulong)(voter % 20), KindRegistry.Of(PollKind.Grid).Answer(Poll, new AnyVoter((uint)voter)));
        hall.Vote("P1", 7, Paper("o1=0.1,0.9"));

        var replica = new HallReplica();
        foreach (var (position, batch) in hall.Journal.Index())
            Assert.True(replica.Apply(position + 1, batch));
        Assert.Equal(JournalledHall.Bytes(hall.Replica), JournalledHall.Bytes(replica));
        Assert.Equal(Paper("o1=0.1,0.9"), replica.BallotsOf(0)!.BallotOf(7));
    }

    private static void AssertIsOf((double X, double Y)[] places, GridPlaces counted)
    {
        Assert.Equal(places.Length, counted.N);
        Assert.Equal(places.CountBy(p => p).OrderBy(c => c.Key.Y).ThenBy(c => c.Key.X).Select(c => new GridCell(c.Key.X, c.Key.Y, c.Value)), counted.Cells);
        Assert.Equal(places.Length, counted.Quadrants.Sum());
        Assert.Equal(places.Count(p => p is { X: >= 0.5, Y: < 0.5 }), counted.Quadrants[1]);
        Assert.Equal(places.Count(p => p is { X: < 0.5, Y: >= 0.5 }), counted.Quadrants[2]);
        Assert.Equal(places.Length == 0, counted.Mean is null);
        if (places.Length == 0)
            return;
        var mean = (X: places.Average(p => p.X), Y: places.Average(p => p.Y));
        Assert.Equal(mean.X, counted.Mean!.Value.X, 1e-12);
        Assert.Equal(mean.Y, counted.Mean.Value.Y, 1e-12);
        Assert.Equal(Math.Sqrt(places.Average(p => (p.X - mean.X) * (p.X - mean.X))), counted.Spread!.Value.X, 1e-7);
        Assert.Equal(Math.Sqrt(places.Average(p => (p.Y - mean.Y) * (p.Y - mean.Y))), counted.Spread.Value.Y, 1e-7);
    }

    private static PollResult Result(JournalledHall hall) => PollCounting.Count(hall.Poll("P1").Definition, hall.Replica.Cut()!.Find(0)!);

    private static PollResult Recounted(PollDefinition poll, PollBallots ballots)
        => PollCounting.Count(
            poll,
            ballots.SortedBallots().GroupBy(vote => vote.Ballot).Select(same => new DistinctBallot(same.Key, same.Count())).ToArray(),
            ballots.Pool!.Snapshot());

    private static void AssertSame(PollResult a, PollResult b)
    {
        Assert.Equal(a.Voters, b.Voters);
        foreach (var (one, other) in a.Grid!.Value.Zip(b.Grid!.Value))
        {
            Assert.Equal((one.OptionId, one.N, one.Mean, one.Spread), (other.OptionId, other.N, other.Mean, other.Spread));
            Assert.Equal(one.Cells, other.Cells);
            Assert.Equal(one.Quadrants, other.Quadrants);
        }
    }

    private static PollDefinition Grid(int options) => AnyPoll.Created(new PollProposal { Kind = "grid", Options = AnyPoll.Options(options) });

    private static byte[] Framed(byte[] entries) => [(byte)entries.Length, .. entries];

    private static BallotPaper Paper(string entries) => new()
    {
        Places = entries.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(entry => entry.Split('=')).ToDictionary(
            entry => entry[0],
            IReadOnlyList<double> (entry) => [.. entry[1].Split(',').Select(part => double.Parse(part, System.Globalization.CultureInfo.InvariantCulture))],
            StringComparer.Ordinal),
    };
}
