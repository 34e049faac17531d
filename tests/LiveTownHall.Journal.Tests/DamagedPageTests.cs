using LiveTownHall.Journal.Following;
using LiveTownHall.Testing;

namespace LiveTownHall.Journal.Tests;

/// <summary>A page ends at damage, and another look at the same place finds something else there: reading ends with the damage, and not quietly with what the page had.</summary>
public sealed class DamagedPageTests : IBatchSource
{
    private int _looks;

    [Fact]
    public async Task Reading_ends_with_the_damage_behind_what_is_sound()
    {
        var read = new List<long>();
        var damage = await Assert.ThrowsAsync<JournalCorruptException>(async () =>
        {
            await foreach (var batch in new BatchReader(this, new LiveFeed(), new JournalOptions()).ReadAsync("hall", 1, CancellationToken.None))
                read.Add(batch.Position);
        }).Within();
        Assert.Equal([1, 2], read);
        Assert.Equal(3, damage.Position);
    }

    [Fact]
    public async Task Following_ends_with_it_too()
    {
        var read = new List<long>();
        var damage = await Assert.ThrowsAsync<JournalCorruptException>(async () =>
        {
            await foreach (var batch in new BatchReader(this, new LiveFeed(), new JournalOptions()).FollowAsync("hall", 1, CancellationToken.None))
                read.Add(batch.Position);
        }).Within();
        Assert.Equal([1, 2], read);
        Assert.Equal(3, damage.Position);
    }

    ValueTask<BatchPage> IBatchSource.ReadPageAsync(string hall, long from, int limit, CancellationToken cancellation)
        => ValueTask.FromResult(_looks++ == 0 ? new BatchPage(9, Sealed(1, 2)) { Damage = "the file is damaged" } : new BatchPage(9, Sealed(from, 9)));

    private static StoredBatch[] Sealed(long from, long to)
        => [.. Enumerable.Range((int)from, (int)(to - from + 1)).Select(position => StoredBatch.Seal(position, Guid.NewGuid(), new byte[] { 1 }))];
}
