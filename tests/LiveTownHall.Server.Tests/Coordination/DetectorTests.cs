using LiveTownHall.Server.Coordination;

namespace LiveTownHall.Server.Tests.Coordination;

public sealed class DetectorTests
{
    [Fact]
    public void Nine_are_too_few_and_an_unknown_network_is_no_cluster()
    {
        Assert.Single(CoordinationDetector.Find(Round(10, network: 7)));
        Assert.Empty(CoordinationDetector.Find(Round(9, network: 7)));
        Assert.Empty(CoordinationDetector.Find(Round(30, network: 0)));
    }

    [Fact]
    public void A_hall_in_one_room_has_nobody_to_be_compared_with()
    {
        var round = Round(30, network: 7);

        Assert.Empty(CoordinationDetector.Find(round with { Votes = [.. round.Votes.Where(v => v.Network == 7)] }));
    }

    [Fact]
    public void Ballots_cast_through_other_nodes_count_among_the_rest()
    {
        var round = Round(12, network: 7);

        Assert.Empty(CoordinationDetector.Find(round with { Totals = [10, 5012], Voters = 5022 }));
    }

    [Fact]
    public void A_hundred_thousand_votes_of_one_network_are_examined_about_as_fast_each_as_a_thousand()
    {
        Time(1000);
        var (few, many) = (Time(1000), Time(100_000));

        // A hundred times as many take a little over a hundred times as long; quadratic would be ten thousand.
        Assert.True(many < TimeSpan.FromMilliseconds(Math.Max(5, few.TotalMilliseconds)) * 2000, $"{few} for 1,000, {many} for 100,000");

        static TimeSpan Time(int votes)
        {
            var chance = new Random(votes);
            ObservedVote[] all = [
                .. Enumerable.Range(0, votes).Select(i => new ObservedVote(1 + (ulong)(i % 100 == 0 ? i : 0), -chance.Next(900_000), chance.Next(60_000), 1UL << chance.Next(20)))];
            var started = TimeProvider.System.GetTimestamp();
            CoordinationDetector.Find(new ObservedRound(all, 0, 20));
            return TimeProvider.System.GetElapsedTime(started);
        }
    }

    /// <summary>Ten people for the first option, and scripted ballots for the second.</summary>
    private static ObservedRound Round(int scripted, ulong network) => new(
        [
            .. Enumerable.Range(0, 10).Select(i => new ObservedVote(100 + (ulong)i, -i * i * 9000, 2000 + (i * i * 700), 1)),
            .. Enumerable.Range(0, scripted).Select(i => new ObservedVote(network, 3000 + (i * 300), 3040 + (i * 300), 2)),
        ], 0, 2);
}
