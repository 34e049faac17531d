using LiveTownHall.Server.Fanout;

namespace LiveTownHall.Server.Tests.Fanout;

public sealed class SendBudgetTests
{
    private readonly SendBudget _budget = new([10, 4, 2]);

    [Fact]
    public void The_rate_goes_down_a_step_at_a_time_and_never_below_the_last()
    {
        Assert.Equal(10, _budget.Hz);
        Spend(61, 1);
        Assert.Equal(4, _budget.Hz);
        Spend(151, 1);
        Assert.Equal(2, _budget.Hz);
        Spend(5000, 3);
        Assert.Equal(2, _budget.Hz);
    }

    [Fact]
    public void It_stays_where_the_work_fits()
    {
        Spend(59, 100);
        Assert.Equal(10, _budget.Hz);
    }

    [Fact]
    public void It_goes_up_again_only_after_calm_ticks_that_would_fit_the_higher_rate_too()
    {
        Spend(61, 1);
        Spend(19, 19);
        Assert.Equal(4, _budget.Hz);
        Spend(50, 1);
        Spend(19, 19);
        Assert.Equal(4, _budget.Hz);
        Spend(19, 1);
        Assert.Equal(10, _budget.Hz);
    }

    private void Spend(int milliseconds, int ticks)
    {
        for (var i = 0; i < ticks; i++) _budget.Spent(TimeSpan.FromMilliseconds(milliseconds));
    }
}
