using CsCheck;
using LiveTownHall.Core.Polls;
using LiveTownHall.Tally;

namespace LiveTownHall.Core.Tests.Polls.Counting;

public class PollCountingTests
{
    private static readonly Gen<PollDefinition> Countable =
        Gen.OneOf(AnyPoll.Single, AnyPoll.Multiple, AnyPoll.Ranking, AnyPoll.Rating, AnyPoll.SteppedNumber, AnyPoll.FreeNumber);

    [Fact]
    public void The_order_of_the_profile_changes_nothing()
        => (from drawn in AnyProfile.With(Countable)
            from shuffled in Gen.Shuffle(drawn.Profile)
            select (drawn.Poll, drawn.Profile, shuffled)).Sample((poll, profile, shuffled) =>
               Assert.Equal(Print(PollCounting.Count(poll, profile)), Print(PollCounting.Count(poll, shuffled))));

    [Fact]
    public void Merging_equal_lines_changes_nothing()
        => AnyProfile.With(Countable).Sample((poll, profile) =>
        {
            var merged = profile.GroupBy(line => line.Ballot).Select(same => new DistinctBallot(same.Key, same.Sum(line => line.Count))).ToArray();
            Assert.Equal(Print(PollCounting.Count(poll, profile)), Print(PollCounting.Count(poll, merged)));
        });

    [Fact]
    public void Every_voter_is_in_the_counts_exactly_once()
        => AnyProfile.With(Countable).Sample((poll, profile) =>
        {
            var result = PollCounting.Count(poll, profile);
            var voters = profile.Sum(line => line.Count);

            Assert.Equal(voters, result.Voters);
            if (poll.Kind is PollKind.Single or PollKind.Ranking)
                Assert.Equal(voters, result.Counts!.Value.Sum(option => option.Count));
            if (result.Histogram is { } histogram)
                Assert.Equal(voters, histogram.Sum(bin => bin.Count));
            foreach (var round in result.Runoff?.Rounds ?? [])
                Assert.Equal(voters, round.Counts.Sum(option => option.Count) + round.Exhausted);
        });

    [Fact]
    public void A_multiple_choice_counts_each_mark_of_each_voter()
        => AnyProfile.With(AnyPoll.Multiple).Sample((poll, profile) =>
        {
            var expected = poll.Options.Select(option => profile
                .Where(line => Marking.Unpack(poll, line.Ballot, null).Choices!.Contains(option.Id))
                .Sum(line => line.Count));
            Assert.Equal(expected, PollCounting.Count(poll, profile).Counts!.Value.Select(option => option.Count));
        });

    [Fact]
    public void One_more_vote_for_an_option_is_one_more_in_its_count_and_in_no_other()
        => (from drawn in AnyProfile.With(AnyPoll.Single)
            from place in Gen.Int[0, drawn.Poll.Options.Length - 1]
            select (drawn.Poll, drawn.Profile, place)).Sample((poll, profile, place) =>
           {
               var before = PollCounting.Count(poll, profile).Counts!.Value;
               var after = PollCounting.Count(poll, [.. profile, new DistinctBallot((ulong)place, 1)]).Counts!.Value;
               Assert.Equal(before.Select((option, i) => i == place ? option with { Count = option.Count + 1 } : option), after);
           });

    [Fact]
    public void Only_the_parts_of_the_kind_are_there()
        => AnyProfile.With(Countable).Sample((poll, profile) =>
        {
            var result = PollCounting.Count(poll, profile);
            Assert.Equal(poll.Kind.HasOptions(), result.Counts is not null);
            Assert.Equal(poll.Kind is PollKind.Rating or PollKind.Numeric, result.Histogram is not null);
            Assert.Equal(poll.Kind == PollKind.Ranking, result.Runoff is not null && result.Borda is not null);
            Assert.Equal(poll.Kind == PollKind.Numeric && profile.Length > 0, result.BinWidth is not null);
            Assert.Null(result.Words);
        });

    [Fact]
    public void A_poll_without_ballots_has_a_result_of_zeros()
    {
        var single = PollCounting.Count(AnyPoll.Created(new PollProposal { Kind = "single", Options = AnyPoll.Options(2) }), []);
        var rating = PollCounting.Count(AnyPoll.Created(new PollProposal { Kind = "rating" }), []);
        var ranking = PollCounting.Count(AnyPoll.RankingOf(3), []);

        Assert.Equal([new("o0", 0), new("o1", 0)], single.Counts!.Value);
        Assert.Equal(5, rating.Histogram!.Value.Length);
        Assert.Null(rating.Mean);
        Assert.Single(ranking.Runoff!.Rounds);
        Assert.Empty(ranking.Runoff.Winner);
    }

    [Fact]
    public void Words_are_counted_once_for_each_voter_and_the_most_frequent_comes_first()
    {
        var words = AnyPoll.Created(new PollProposal { Kind = "words" });
        var pool = new BallotPool();
        var (both, tram, boat) = (pool.Acquire(TermBytes.Of(["bus", "tram"])), pool.Acquire(TermBytes.Of(["tram"])), pool.Acquire(TermBytes.Of(["boat", "bus"])));
        DistinctBallot[] profile = [new(both, 2), new(tram, 3), new(boat, 1)];

        Assert.Equal([new("tram", 5), new("bus", 3), new("boat", 1)], PollCounting.Count(words, profile, pool.Snapshot()).Words!.Value);
    }

    [Fact]
    public void Open_answers_are_listed_with_their_ids()
    {
        var text = AnyPoll.Created(new PollProposal { Kind = "text" });
        var pool = new BallotPool();
        var (first, second) = (pool.Acquire(TermBytes.Of(["More trees"])), pool.Acquire(TermBytes.Of(["Benches"])));
        DistinctBallot[] profile = [new(second, 1), new(first, 2)];

        Assert.Equal(
            [(first, "More trees", 2L), (second, "Benches", 1)],
            PollCounting.Count(text, profile, pool.Snapshot()).Texts!.Value.Select(answer => (answer.Id, answer.Text, answer.Count)));
    }

    private static string Print(PollResult result) => string.Join(
        '|',
        result.Voters,
        string.Join(',', result.Counts ?? []),
        string.Join(',', result.Histogram ?? []),
        result.Mean?.ToString("R"),
        result.Median,
        result.BinWidth,
        string.Join(',', result.Borda ?? []),
        string.Join(';', result.Runoff?.Rounds.Select(round => string.Join(',', round.Counts) + string.Join(',', round.Eliminated) + round.Exhausted) ?? []),
        string.Join(',', result.Runoff?.Winner ?? []));
}
