using System.Text.Json;
using CsCheck;
using LiveTownHall.Client.State;
using LiveTownHall.Contracts.Halls;
using LiveTownHall.Contracts.Polls;
using LiveTownHall.Contracts.Stage;

namespace LiveTownHall.Client.Tests.State;

public sealed class HallReducerTests
{
    [Fact]
    public void Applying_the_difference_of_any_two_views_to_the_first_gives_the_second()
        => Gen.Select(Views.Any(1), Views.Any(2)).Sample((before, now) =>
        {
            var (view, fit) = HallReducer.Apply(before, Views.Difference(before, now));
            Assert.Equal(DeltaFit.Applied, fit);
            Assert.Equal(Json(now), Json(view));
        });

    [Fact]
    public void A_chain_of_deltas_leads_to_the_last_view() => Views.Any(1).Array[2, 6].Sample(views =>
    {
        views = [.. views.Select((v, i) => v with { Position = i + 1 })];
        var view = views[0];
        for (var i = 1; i < views.Length; i++)
            view = HallReducer.Apply(view, Views.Difference(views[i - 1], views[i])).View;
        Assert.Equal(Json(views[^1]), Json(view));
    });

    [Theory]
    [InlineData(4, 5, DeltaFit.Stale)]
    [InlineData(3, 4, DeltaFit.Stale)]
    [InlineData(4, 6, DeltaFit.Gap)]
    [InlineData(6, 7, DeltaFit.Gap)]
    public void A_delta_that_starts_elsewhere_changes_nothing(long from, long position, DeltaFit expected)
    {
        var view = Views.Empty with { Position = 5 };
        var (after, fit) = HallReducer.Apply(view, new HallDelta { From = from, Position = position, Audience = 99 });
        Assert.Equal(expected, fit);
        Assert.Same(view, after);
    }

    [Fact]
    public void A_delta_between_two_ticks_at_the_same_position_is_applied()
    {
        var (after, fit) = HallReducer.Apply(Views.Empty, new HallDelta { From = 1, Position = 1, Audience = 7 });
        Assert.Equal(DeltaFit.Applied, fit);
        Assert.Equal(7, after.Audience);
    }

    [Fact]
    public void A_tally_of_a_poll_that_is_not_seen_is_ignored()
    {
        var delta = new HallDelta { From = 1, Position = 2, Tallies = [Views.Tally("X", 3)] };
        Assert.Empty(HallReducer.Apply(Views.Empty, delta).View.Polls);
    }

    [Fact]
    public void The_view_that_was_handed_in_stays_as_it_was()
    {
        var before = Views.Empty with { Polls = [Views.Poll("A", 0)] };
        var json = Json(before);
        HallReducer.Apply(before, new HallDelta { From = 1, Position = 2, Polls = [Views.Poll("B", 1)], PollOrder = ["B", "A"], Stage = new StageView(StageKinds.Join) });
        Assert.Equal(json, Json(before));
    }

    private static string Json(HallView view) => JsonSerializer.Serialize(view with { Questions = [.. view.Questions.OrderBy(q => q.Id)] });
}
