using LiveTownHall.Client.State;
using LiveTownHall.Contracts.Halls;

namespace LiveTownHall.Client.Tests.State;

public sealed class HallFoldTests
{
    private readonly HallFold _fold = new();

    [Fact]
    public void What_comes_before_the_keyframe_of_a_connection_is_passed_over()
    {
        Assert.Null(_fold.Take(Delta(1, 2)));
        _fold.Take(Views.Empty);
        Assert.Equal(DeltaFit.Applied, _fold.Take(Delta(1, 2)));
        _fold.Begin();
        Assert.Null(_fold.Take(Delta(2, 3)));
        Assert.Equal(2, _fold.View!.Position);
    }

    [Fact]
    public void After_a_gap_nothing_is_taken_until_a_keyframe_comes_and_the_view_stays()
    {
        _fold.Take(Views.Empty);
        Assert.Equal(DeltaFit.Gap, _fold.Take(Delta(5, 6)));
        Assert.Null(_fold.Take(Delta(1, 2)));
        Assert.Equal(1, _fold.View!.Position);
        _fold.Take(Views.Empty with { Position = 7 });
        Assert.Equal(DeltaFit.Applied, _fold.Take(Delta(7, 8)));
    }

    [Fact]
    public void A_stale_delta_changes_nothing_and_is_no_gap()
    {
        _fold.Take(Views.Empty with { Position = 5 });
        Assert.Equal(DeltaFit.Stale, _fold.Take(Delta(3, 4)));
        Assert.Equal(DeltaFit.Applied, _fold.Take(Delta(5, 6)));
    }

    private static HallDelta Delta(long from, long position) => new() { From = from, Position = position };
}
