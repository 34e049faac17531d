using CsCheck;
using LiveTownHall.Core.Polls;
using LiveTownHall.Tally;

namespace LiveTownHall.Core.Tests.Polls.Counting;

public class InstantRunoffTests
{
    private static readonly Gen<(PollDefinition Poll, DistinctBallot[] Profile)> Elections = AnyProfile.With(AnyPoll.Ranking);

    // Few options and few ballots, so that ties and exhausted ballots are frequent.
    private static readonly Gen<(PollDefinition Poll, DistinctBallot[] Profile)> CloseElections =
        AnyProfile.With(Gen.Int[2, 5].Select(AnyPoll.RankingOf), mostLines: 8);

    [Fact]
    public void The_count_agrees_with_a_plain_one_over_ballots_written_out()
        => Gen.OneOf(Elections, CloseElections).Sample(
            (poll, profile) => Assert.Equal(ReferenceRunoff.Count(poll, profile), Print(InstantRunoff.Count(poll, profile))),
            iter: 20_000);

    [Fact]
    public void Whoever_more_than_half_put_first_wins_in_the_first_round()
        => (from drawn in Elections
            from favourite in Gen.Int[0, drawn.Poll.Options.Length - 1]
            select (drawn.Poll, drawn.Profile, favourite)).Sample((poll, profile, favourite) =>
           {
               var others = profile.Sum(line => line.Count);
               var runoff = InstantRunoff.Count(poll, [.. profile, new DistinctBallot((ulong)favourite + 1, others + 1)]);

               Assert.Single(runoff.Rounds);
               Assert.Equal(["o" + favourite], runoff.Winner);
           });

    [Fact]
    public void Each_round_loses_somebody_until_there_is_a_winner()
        => Elections.Where((_, profile) => profile.Length > 0).Sample((poll, profile) =>
        {
            var runoff = InstantRunoff.Count(poll, profile);

            Assert.All(runoff.Rounds.SkipLast(1), round => Assert.Single(round.Eliminated));
            Assert.Empty(runoff.Rounds[^1].Eliminated);
            Assert.NotEmpty(runoff.Winner);
            for (var i = 1; i < runoff.Rounds.Length; i++)
            {
                var left = runoff.Rounds[i - 1].Counts.Select(option => option.OptionId).Except(runoff.Rounds[i - 1].Eliminated);
                Assert.Equal(left, runoff.Rounds[i].Counts.Select(option => option.OptionId));
            }
        });

    [Fact]
    public void Batch_elimination_takes_no_more_rounds_and_finds_the_same_winner()
        => Gen.OneOf(Elections, CloseElections).Sample((poll, profile) =>
        {
            var plain = InstantRunoff.Count(poll, profile);
            var batch = InstantRunoff.Count(poll, profile, new RunoffRules { BatchElimination = true });

            Assert.True(batch.Rounds.Length <= plain.Rounds.Length);
            // A tie that earlier rounds break may be broken by other rounds when some were skipped.
            if (NoTies(plain))
                Assert.Equal(plain.Winner, batch.Winner);
        });

    [Fact]
    public void Going_on_until_two_are_left_changes_no_winner()
        => Gen.OneOf(Elections, CloseElections).Where((_, profile) => profile.Length > 0).Sample((poll, profile) =>
        {
            var further = InstantRunoff.Count(poll, profile, new RunoffRules { ContinueUntilTwo = true });

            Assert.Equal(InstantRunoff.Count(poll, profile).Winner, further.Winner);
            Assert.Equal(2, further.Rounds[^1].Counts.Length);
        });

    [Fact]
    public void Of_options_with_equally_few_votes_the_one_with_fewer_in_the_round_before_leaves()
    {
        // b and c have 5 each in round 2; in round 1 b had 4.
        var poll = AnyPoll.RankingOf(4);
        var runoff = InstantRunoff.Count(poll, AnyProfile.Rankings(poll, ("a", 8), ("bc", 4), ("cb", 5), ("db", 1)));

        Assert.Equal([["o3"], ["o1"]], runoff.Rounds.Take(2).Select(round => round.Eliminated.AsEnumerable()));
    }

    [Fact]
    public void The_latest_round_that_tells_tied_options_apart_decides()
    {
        var poll = AnyPoll.RankingOf(6);
        var tied = InstantRunoff.Count(poll, AnyProfile.Rankings(
            poll, ("a", 20), ("b", 19), ("c", 6), ("d", 7), ("fc", 2), ("ed", 1), ("ea", 2)));

        // 6 and 7, then 8 and 7, then 8 and 8: round 2 is later than round 1, so d leaves.
        Assert.Equal([["o5"], ["o4"], ["o3"]], tied.Rounds.Take(3).Select(round => round.Eliminated.AsEnumerable()));
        Assert.Equal(tied.Rounds[2].Counts.Single(option => option.OptionId == "o2").Count, tied.Rounds[2].Counts.Single(option => option.OptionId == "o3").Count);
    }

    [Fact]
    public void Options_that_never_differed_leave_from_the_end_of_the_agenda()
    {
        var poll = AnyPoll.RankingOf(3);
        var runoff = InstantRunoff.Count(poll, AnyProfile.Rankings(poll, ("a", 3), ("b", 2), ("c", 2)));

        Assert.Equal(["o2"], runoff.Rounds[0].Eliminated);
    }

    [Fact]
    public void Two_options_that_nothing_separates_both_win()
    {
        var poll = AnyPoll.RankingOf(2);
        Assert.Equal(["o0", "o1"], InstantRunoff.Count(poll, AnyProfile.Rankings(poll, ("a", 3), ("b", 3))).Winner);
    }

    [Fact]
    public void Of_two_options_with_equal_votes_at_the_end_the_one_that_was_ahead_before_wins()
    {
        var poll = AnyPoll.RankingOf(3);
        var runoff = InstantRunoff.Count(poll, AnyProfile.Rankings(poll, ("a", 3), ("b", 4), ("ca", 1)));

        Assert.Equal(2, runoff.Rounds.Length);
        Assert.Equal(["o1"], runoff.Winner);
    }

    [Fact]
    public void Exhausted_ballots_do_not_count_towards_the_majority()
    {
        var poll = AnyPoll.RankingOf(3);
        var runoff = InstantRunoff.Count(poll, AnyProfile.Rankings(poll, ("a", 4), ("b", 3), ("c", 2)));

        Assert.Equal(2, runoff.Rounds[1].Exhausted);
        Assert.Equal(["o0"], runoff.Winner);
    }

    [Fact]
    public void Transfers_skip_options_that_are_gone()
    {
        var poll = AnyPoll.RankingOf(4);
        var runoff = InstantRunoff.Count(poll, AnyProfile.Rankings(poll, ("a", 5), ("b", 4), ("cdb", 2), ("d", 1)));

        Assert.Equal([new OptionCount("o0", 5), new OptionCount("o1", 6)], runoff.Rounds[2].Counts);
        Assert.Equal(["o1"], runoff.Winner);
    }

    internal static string Print(Runoff runoff)
        => string.Join('\n', runoff.Rounds.Select(round =>
            $"{string.Join(' ', round.Counts.Select(option => $"{option.OptionId}={option.Count}"))} out {string.Join(' ', round.Eliminated)} exhausted {round.Exhausted}"))
        + "\nwins " + string.Join(' ', runoff.Winner);

    private static bool NoTies(Runoff runoff)
        => runoff.Rounds.All(round => round.Counts.Select(option => option.Count).Distinct().Count() == round.Counts.Length);
}
