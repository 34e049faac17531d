using LiveTownHall.Core.Polls;

namespace LiveTownHall.Core.Tests.Polls.Counting;

public class BordaTests
{
    [Fact]
    public void A_preference_is_worth_the_options_below_it_and_an_unranked_option_gets_nothing()
    {
        var poll = AnyPoll.RankingOf(4);
        var points = Borda.Points(poll, AnyProfile.Rankings(poll, ("abcd", 2), ("c", 3), ("db", 1)));

        Assert.Equal([new("o0", 6), new("o1", 6), new("o2", 11), new("o3", 3)], points);
    }

    [Fact]
    public void Points_are_those_of_the_ballots_written_out()
        => CsCheck.Check.Sample(AnyProfile.With(AnyPoll.Ranking), drawn =>
        {
            var (poll, profile) = drawn;
            var expected = poll.Options.ToDictionary(option => option.Id, _ => 0L);
            foreach (var line in profile)
            {
                var ranking = Marking.Unpack(poll, line.Ballot, null).Ranking!;
                for (var rank = 0; rank < ranking.Count; rank++)
                    expected[ranking[rank]!] += (poll.Options.Length - 1 - rank) * line.Count;
            }

            Assert.Equal(expected.Values, Borda.Points(poll, profile).Select(option => option.Count));
        });
}
