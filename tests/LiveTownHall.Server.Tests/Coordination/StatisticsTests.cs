using LiveTownHall.Server.Coordination;
using MathNet.Numerics.Distributions;

namespace LiveTownHall.Server.Tests.Coordination;

public sealed class StatisticsTests
{
    [Theory]
    [InlineData(10, 10, 98, 24)]
    [InlineData(20, 18, 98, 49)]
    [InlineData(500, 480, 998, 299)]
    public void Concentration_is_the_upper_tail_of_the_binomial(int votes, int support, int rest, int restSupport)
    {
        var chance = (restSupport + 1.0) / (rest + 2);
        var tail = Enumerable.Range(support, votes - support + 1).Sum(k => Math.Exp(Binomial.PMFLn(chance, votes, k)));

        Assert.Equal(1, Concentration.Of(votes, support, rest, restSupport).P / tail, 1e-6);
    }

    [Fact]
    public void Evenly_spaced_arrivals_are_regular_and_so_are_those_with_honest_ones_between()
    {
        double[] even = [.. Enumerable.Range(0, 40).Select(i => i * 500.0)];
        double[] mixed = [.. even.Concat([730, 4210, 9870, 15_020]).Order()];

        Assert.True(Arrivals.Of(even[..10]).AreRegular);
        Assert.True(Arrivals.Of(mixed).AreRegular);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(30)]
    [InlineData(200)]
    public void Arrivals_at_random_are_seldom_regular(int arrivals)
    {
        var chance = new Random(arrivals);
        var regular = Enumerable.Range(0, 4000).Count(_ => Arrivals.Of([.. Enumerable.Range(0, arrivals).Select(_ => chance.NextDouble() * 60_000).Order()]).AreRegular);

        Assert.InRange(regular, 0, 8);
    }

    [Fact]
    public void Clocks_that_disagree_make_nobody_instant()
    {
        var chance = new Random(3);
        var joined = 0.0;
        ObservedVote[] members = [.. Enumerable.Range(0, 40)
            .Select(_ => new ObservedVote(1, (long)(joined += Exponential.Sample(chance, 0.0005)), (long)(joined - 800 + (chance.NextDouble() * 900)), 1))];

        Assert.DoesNotContain(CoordinationReasons.InstantVotes, VoteTiming.Of(members, null, [.. members.Select(m => (double)m.JoinedAt)]).Reasons);
    }
}
