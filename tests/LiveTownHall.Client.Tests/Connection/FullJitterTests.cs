using CsCheck;
using LiveTownHall.Client.Connection;

namespace LiveTownHall.Client.Tests.Connection;

public sealed class FullJitterTests
{
    private static readonly FullJitter Policy = new(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(20));

    [Fact]
    public void Every_wait_lies_between_nothing_and_the_ceiling_of_its_attempt()
        => Gen.Select(Gen.Int[0, 10_000], Gen.Double[0, 1]).Sample((attempt, draw) =>
        {
            var wait = (Policy with { Draw = () => draw }).Wait(attempt);
            Assert.InRange(wait, TimeSpan.Zero, Policy.Ceiling(attempt));
        });

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 2)]
    [InlineData(4, 16)]
    [InlineData(5, 20)]
    [InlineData(2000, 20)]
    public void The_ceiling_doubles_until_it_is_the_longest_wait(int attempt, int seconds)
        => Assert.Equal(TimeSpan.FromSeconds(seconds), Policy.Ceiling(attempt));

    [Fact]
    public void Waits_use_the_whole_range_so_that_clients_spread_evenly()
    {
        var random = new Random(5);
        var policy = Policy with { Draw = random.NextDouble };
        var tenths = new int[10];
        for (var i = 0; i < 10_000; i++)
            tenths[(int)(policy.Wait(3).TotalSeconds / 8 * 10)]++;
        Assert.All(tenths, count => Assert.InRange(count, 850, 1150));
    }
}
