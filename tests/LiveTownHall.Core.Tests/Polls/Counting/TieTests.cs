using System.Security.Cryptography;
using System.Text;
using CsCheck;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Polls;
using LiveTownHall.Core.Tests.Halls;
using LiveTownHall.Tally;

namespace LiveTownHall.Core.Tests.Polls.Counting;

/// <summary>Ties of an instant-runoff: earlier rounds first, then what was chosen before anybody voted, and never in silence.</summary>
public class TieTests
{
    private static readonly RunoffRules Lot = new() { Ties = TieRule.Lots, LotSeed = "5f" };
    private static readonly RunoffRules BothLeave = new() { Ties = TieRule.BothLeave };

    /// <summary>Few options and few ballots: ties are the rule.</summary>
    private static readonly Gen<(PollDefinition Poll, DistinctBallot[] Profile)> Close = AnyProfile.With(Gen.Int[2, 6].Select(AnyPoll.RankingOf), mostLines: 7);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_order_of_the_options_changes_neither_winner_nor_rounds(bool lots)
        => (from election in Close
            from order in Gen.Shuffle(Enumerable.Range(0, election.Poll.Options.Length).ToArray())
            from seed in Gen.Int[0, 999]
            select (election, order, seed)).Sample(drawn =>
            {
                var rules = lots ? Lot with { LotSeed = "s" + drawn.seed } : BothLeave;
                var (poll, profile) = drawn.election;
                var turned = poll with { Options = [.. drawn.order.Select(place => poll.Options[place])] };
                DistinctBallot[] same = [.. profile.Select(line => new DistinctBallot(Repack(poll, turned, line.Ballot), line.Count))];

                Assert.Equal(Print(InstantRunoff.Count(poll, profile, rules)), Print(InstantRunoff.Count(turned, same, rules)));
            }, iter: 3000);

    [Theory]
    [InlineData(TieRule.Lots)]
    [InlineData(TieRule.BothLeave)]
    [InlineData(TieRule.EarlierRounds)]
    public void Every_round_whose_fewest_votes_are_shared_says_by_whom_and_what_settled_it(TieRule ties)
        => Close.Sample((poll, profile) =>
        {
            var runoff = InstantRunoff.Count(poll, profile, Lot with { Ties = ties });
            foreach (var round in runoff.Rounds)
            {
                var fewest = round.Counts.Min(option => option.Count);
                var last = round.Counts.Where(option => option.Count == fewest).Select(option => option.OptionId).ToList();
                var decided = round.Counts.Sum(option => option.Count) is var active && (active == 0 || round.Counts.Any(option => option.Count > active / 2));
                Assert.Equal(!decided && last.Count > 1, round.Tie is not null);
                if (round.Tie is not { } tie)
                    continue;
                Assert.Subset(last.ToHashSet(), tie.Between.ToHashSet());
                Assert.Equal(tie.SettledBy == TieSettling.Lot ? "5f" : null, tie.Seed);
                if (tie.SettledBy == TieSettling.BothLeave)
                    Assert.Equal(tie.Between, round.Eliminated);
                if (tie.SettledBy == TieSettling.None)
                    Assert.Equal(tie.Between, runoff.Winner);
            }
        });

    [Fact]
    public void A_lot_can_be_drawn_again_by_anybody_who_knows_the_seed()
    {
        var poll = AnyPoll.RankingOf(3);
        var runoff = InstantRunoff.Count(poll, AnyProfile.Rankings(poll, ("a", 3), ("b", 2), ("c", 2)), Lot);
        var leaves = new[] { "o1", "o2" }.MinBy(id => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes("5f:" + id))), StringComparer.Ordinal)!;

        Assert.Equal([leaves], runoff.Rounds[0].Eliminated);
        Assert.Equal((TieSettling.Lot, "5f"), (runoff.Rounds[0].Tie!.SettledBy, runoff.Rounds[0].Tie!.Seed));
        Assert.Equal(["o1", "o2"], runoff.Rounds[0].Tie!.Between);
    }

    [Fact]
    public void Lots_fall_on_every_option()
        => Assert.Equal(4, Enumerable.Range(0, 100).Select(seed => Lots.Drawn("s" + seed, ["o0", "o1", "o2", "o3"])).Distinct().Count());

    [Fact]
    public void Earlier_rounds_come_before_lots_and_before_leaving_together()
    {
        // b and c have 5 each in round 2; in round 1 b had 4.
        var poll = AnyPoll.RankingOf(4);
        foreach (var rules in new[] { Lot, BothLeave })
        {
            var runoff = InstantRunoff.Count(poll, AnyProfile.Rankings(poll, ("a", 8), ("bc", 4), ("cb", 5), ("db", 1)), rules);
            Assert.Equal(["o1"], runoff.Rounds[1].Eliminated);
            Assert.Equal(TieSettling.Previous, runoff.Rounds[1].Tie!.SettledBy);
        }
    }

    [Fact]
    public void All_that_are_tied_leave_at_once_where_that_was_chosen()
    {
        var poll = AnyPoll.RankingOf(4);
        var runoff = InstantRunoff.Count(poll, AnyProfile.Rankings(poll, ("a", 4), ("b", 3), ("cb", 1), ("db", 1)), BothLeave);

        Assert.Equal(["o2", "o3"], runoff.Rounds[0].Eliminated);
        Assert.Equal(["o1"], runoff.Winner);
    }

    [Theory]
    [InlineData(PollTies.PreviousThenLot)]
    [InlineData(PollTies.BothLeave)]
    [InlineData(PollTies.AgendaOrder)]
    public void A_full_tie_is_a_tie(PollTies ties)
    {
        var poll = AnyPoll.RankingOf(2) with { Ties = ties };
        var runoff = PollCounting.Count(poll, AnyProfile.Rankings(poll, ("a", 3), ("b", 3))).Runoff!;

        Assert.Equal(["o0", "o1"], runoff.Winner);
        Assert.Equal(TieSettling.None, runoff.Rounds[^1].Tie!.SettledBy);
    }

    [Fact]
    public void All_options_that_nothing_separates_win_together_where_all_would_leave()
    {
        var poll = AnyPoll.RankingOf(3);
        Assert.Equal(["o0", "o1", "o2"], InstantRunoff.Count(poll, AnyProfile.Rankings(poll, ("a", 1), ("b", 1), ("c", 1)), BothLeave).Winner);
    }

    [Fact]
    public void New_polls_draw_lots_by_the_seed_of_their_opening_and_those_of_old_journals_keep_the_agenda()
    {
        var poll = AnyPoll.RankingOf(3);
        Assert.Equal(PollTies.PreviousThenLot, poll.Ties);
        foreach (var (definition, settled) in new[] { (poll, TieSettling.Lot), (poll with { Ties = null }, TieSettling.AgendaOrder) })
        {
            var hall = new JournalledHall();
            hall.Do(new PollCreated("P1", definition));
            hall.Do(new PollOpened("P1") { LotSeed = "abc" });
            hall.Do(new PollOpened("P1") { LotSeed = "another" });
            ulong voter = 0;
            foreach (var first in new[] { 0, 0, 0, 1, 1, 2, 2 })
                hall.Vote("P1", ++voter, new BallotPaper { Ranking = ["o" + first] });

            var tie = PollCounting.Count(hall.Poll("P1"), hall.Replica.Cut()!.Find(0)!).Runoff!.Rounds[0].Tie!;
            Assert.Equal((settled, settled == TieSettling.Lot ? "abc" : null), (tie.SettledBy, tie.Seed));
            Assert.Equal(settled == TieSettling.Lot ? "abc" : null, hall.Poll("P1").LotSeed);
        }
    }

    [Fact]
    public void A_new_round_is_drawn_anew()
    {
        var hall = new JournalledHall();
        hall.Do(new PollCreated("P1", AnyPoll.RankingOf(3)));
        hall.Do(new PollOpened("P1") { LotSeed = "abc" });
        hall.Do(new PollClosed("P1"));
        hall.Do(new PollReopened("P1"));
        Assert.Equal("abc", hall.Poll("P1").LotSeed);
        hall.Do(new PollReset("P1"));
        Assert.Null(hall.Poll("P1").LotSeed);
    }

    private static ulong Repack(PollDefinition poll, PollDefinition turned, ulong ballot)
    {
        Assert.True(Marking.TryPack(turned, Marking.Unpack(poll, ballot, null), out var packed, out _));
        return packed.Bits;
    }

    /// <summary>Without the order of the options.</summary>
    private static string Print(Runoff runoff)
        => string.Join('\n', runoff.Rounds.Select(round =>
            $"{string.Join(' ', round.Counts.OrderBy(c => c.OptionId, StringComparer.Ordinal).Select(c => $"{c.OptionId}={c.Count}"))} out {Sorted(round.Eliminated)} "
            + $"exhausted {round.Exhausted} tie {round.Tie?.SettledBy} {Sorted(round.Tie?.Between ?? [])}"))
        + " wins " + Sorted(runoff.Winner);

    private static string Sorted(IEnumerable<string> ids) => string.Join(' ', ids.Order(StringComparer.Ordinal));
}
