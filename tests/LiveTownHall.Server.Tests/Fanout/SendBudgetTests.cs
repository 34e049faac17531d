using LiveTownHall.Server.Fanout;

namespace LiveTownHall.Server.Tests.Fanout;

public sealed class SendBudgetTests
{
    private readonly SendBudget _budget = new([10, 4, 2]);

    [Fact]
    public void The_rate_goes_down_a_step_at_a_time_and_never_below_the_last()
    {
        Assert.Equal(10, _budget.Hz);
        Spend(71, 3);
        Assert.Equal(4, _budget.Hz);
        Spend(176, 3);
        Assert.Equal(2, _budget.Hz);
        Spend(5000, 9);
        Assert.Equal(2, _budget.Hz);
    }

    [Fact]
    public void It_stays_where_the_work_fits()
    {
        Spend(69, 100);
        Assert.Equal(10, _budget.Hz);
    }

    [Fact]
    public void It_stays_for_a_dear_tick_now_and_then()
    {
        for (var i = 0; i < 20; i++)
        {
            Spend(500, 2);
            Spend(69, 1);
        }

        Assert.Equal(10, _budget.Hz);
    }

    [Fact]
    public void It_goes_up_again_only_after_calm_ticks_that_would_fit_the_higher_rate_too()
    {
        Spend(71, 3);
        Spend(19, 19);
        Assert.Equal(4, _budget.Hz);
        Spend(60, 1);
        Spend(19, 19);
        Assert.Equal(4, _budget.Hz);
        Spend(19, 1);
        Assert.Equal(10, _budget.Hz);
    }

    private void Spend(int milliseconds, int ticks)
    {
        for (var i = 0; i < ticks; i++)
            _budget.Spent(TimeSpan.FromMilliseconds(milliseconds));
    }
}
