using LiveTownHall.Testing;

namespace LiveTownHall.Journal.Tests.Specification;

/// <summary>What every store's count of admissions does; each store runs all of it.</summary>
public abstract class FencesSpecification(StoreLab lab) : IAsyncLifetime
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
    public async Task Whoever_comes_later_gets_a_greater_number_on_whatever_node()
    {
        await using var other = await lab.OpenAsync();
        var last = 0UL;
        for (var turn = 0; turn < 30; turn++)
        {
            var taken = await (turn % 3 == 0 ? other : _store).Fences.TakeAsync(1, 0).AsTask().Within();
            Assert.True(taken > last);
            last = taken;
        }
    }

    [Fact]
    public async Task A_group_gets_as_many_numbers_as_it_has_people_and_nobody_else_gets_one_of_them()
    {
        await using var other = await lab.OpenAsync();
        var groups = await Task.WhenAll(Enumerable.Range(1, 40).Select(async size =>
            (Size: (ulong)size, Last: await (size % 2 == 0 ? _store : other).Fences.TakeAsync(size, 0)))).Within();

        var before = 0UL;
        foreach (var (size, last) in groups.OrderBy(group => group.Last))
        {
            Assert.True(last - size >= before, "Two groups share a number.");
            before = last;
        }
    }

    [Fact]
    public async Task The_floor_is_below_all_that_is_given_then_and_later_and_elsewhere()
    {
        await using var other = await lab.OpenAsync();
        var before = await other.Fences.TakeAsync(1, 0).AsTask().Within();
        var floor = before + (7UL << 33) + 5;
        var taken = await _store.Fences.TakeAsync(3, floor).AsTask().Within();

        Assert.True(taken - 3 >= floor);
        var elsewhere = await other.Fences.TakeAsync(1, 0).AsTask().Within();
        Assert.True(elsewhere > taken);
        Assert.True(await _store.Fences.TakeAsync(1, before).AsTask().Within() > elsewhere);
    }

    [Fact]
    public async Task A_store_that_was_closed_and_opened_goes_on_above_what_it_gave()
    {
        var last = await _store.Fences.TakeAsync(5, 0).AsTask().Within();
        for (var time = 0; time < 3; time++)
        {
            await using var again = await lab.OpenAsync();
            var taken = await again.Fences.TakeAsync(1, 0).AsTask().Within();
            Assert.True(taken > last);
            last = taken;
        }
    }

    [Fact]
    public async Task Numbers_stay_below_2_to_the_53rd()
        => Assert.True(await _store.Fences.TakeAsync(1, (1UL << 52) - 1).AsTask().Within() < 1UL << 53);
}
