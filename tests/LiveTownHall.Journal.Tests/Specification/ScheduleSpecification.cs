using LiveTownHall.Testing;

namespace LiveTownHall.Journal.Tests.Specification;

/// <summary>What every store's list of halls with something to do does; each store runs all of it.</summary>
public abstract class ScheduleSpecification(StoreLab lab) : IAsyncLifetime
{
    private IStore _store = null!;

    public async ValueTask InitializeAsync() => _store = await lab.OpenAsync();

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        await lab.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Halls_come_in_the_order_of_their_times_up_to_the_time_asked_for()
    {
        await SetAsync("C", 30);
        await SetAsync("A", 20);
        await SetAsync("D", 31);
        await SetAsync("B", 20);
        Assert.Equal(["A", "B", "C"], await DueAsync(_store, 30));
        Assert.Equal(["A", "B"], await _store.Schedule.DueAsync(30, 2).AsTask().Within());
        Assert.Empty(await DueAsync(_store, 19));
    }

    [Fact]
    public async Task The_last_time_of_a_hall_is_the_one_and_none_takes_it_off()
    {
        await SetAsync("A", 10);
        await SetAsync("A", 1_800_000_000_000);
        Assert.Empty(await DueAsync(_store, 1_799_999_999_999));
        Assert.Equal(["A"], await DueAsync(_store, 1_800_000_000_000));
        await SetAsync("A", null);
        await SetAsync("never there", null);
        Assert.Empty(await DueAsync(_store, long.MaxValue));
    }

    [Fact]
    public async Task Every_node_sees_it_also_one_that_comes_later()
    {
        await using var other = await lab.OpenAsync();
        await SetAsync("A", 10);
        Assert.Equal(["A"], await DueAsync(other, 10));
        await other.Schedule.SetAsync("B", 0).AsTask().Within();
        await using var later = await lab.OpenAsync();
        Assert.Equal(["B", "A"], await DueAsync(later, 10));
    }

    private Task SetAsync(string hall, long? at) => _store.Schedule.SetAsync(hall, at).AsTask().Within();

    private static Task<IReadOnlyList<string>> DueAsync(IStore store, long until) => store.Schedule.DueAsync(until, 1_000).AsTask().Within();
}
