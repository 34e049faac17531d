using CsCheck;
using LiveTownHall.Testing;

namespace LiveTownHall.Journal.Tests.Specification;

public abstract partial class JournalSpecification
{
    [Fact]
    public async Task A_follower_of_an_empty_hall_gets_the_first_batch()
    {
        await using var follower = Follow(Journal, 1);
        var first = follower.NextAsync();
        await Journal.AppendAsync(Hall, Guid.NewGuid(), Body(1)).Within();
        Assert.Equal(1, (await first).Position);
    }

    [Fact]
    public async Task Followers_from_any_position_miss_nothing_and_see_nothing_twice_while_two_nodes_append()
    {
        await using var other = await lab.OpenAsync(new JournalOptions { PageSize = 5 });
        await Gen.Select(Gen.Int[0, 30], Gen.Int[1, 40], Gen.Double[0, 1].Array[1, 5], Gen.Bool).SampleAsync(
            async (before, during, starts, fromOther) =>
            {
                var hall = $"{Hall}-{Guid.NewGuid():N}";
                await AppendManyAsync(Journal, 0, before, hall);
                var followers = starts.Select(start => (From: 1 + (int)(start * before), Node: fromOther ? other.Journal : Journal)).ToArray();
                var following = followers.Select(async follower =>
                {
                    await using var pulled = Follow(follower.Node, follower.From, hall);
                    return await pulled.TakeAsync((2 * during) + before + 1 - follower.From);
                }).ToArray();

                await Task.WhenAll(AppendManyAsync(Journal, 1, during, hall), AppendManyAsync(other.Journal, 2, during, hall)).Within();
                var seen = await Task.WhenAll(following).Within();

                var journal = await ReadAsync(Journal, 1, hall);
                Assert.Equal(before + (2 * during), journal.Count);
                for (var i = 0; i < seen.Length; i++)
                {
                    Assert.Equal(journal.Skip(followers[i].From - 1).Select(b => (b.Position, b.BatchId)), seen[i].Select(b => (b.Position, b.BatchId)));
                    Assert.All(journal.Skip(followers[i].From - 1).Zip(seen[i]), pair => Assert.True(pair.First.Body.Span.SequenceEqual(pair.Second.Body.Span)));
                }
            },
            iter: 8,
            threads: 1);
    }

    [Fact]
    public async Task A_follower_that_was_slow_finds_every_batch_it_slept_through()
    {
        await using var follower = Follow(Journal, 1);
        var first = follower.NextAsync();
        await AppendManyAsync(Journal, 0, 1);
        await first;

        // Far more than one follower's hints hold.
        await Task.WhenAll(Enumerable.Range(0, 10).Select(appender => AppendManyAsync(Journal, appender, 100))).Within();
        Assert.Equal(Enumerable.Range(2, 1_000).Select(p => (long)p), (await follower.TakeAsync(1_000)).Select(b => b.Position));
    }

    [Fact]
    public async Task What_a_follower_holds_does_not_change_when_the_appender_uses_its_buffer_again()
    {
        await using var follower = Follow(Journal, 1);
        var first = follower.NextAsync();
        var buffer = Body(1);
        await Journal.AppendAsync(Hall, Guid.NewGuid(), buffer).Within();
        Array.Fill(buffer, (byte)0xFF);

        Assert.Equal(Body(1), (await first).Body.ToArray());
        Assert.Equal(Body(1), Assert.Single(await ReadAsync(Journal, 1)).Body.ToArray());
    }

    [Fact]
    public async Task Following_ends_when_it_is_cancelled()
    {
        using var leave = new CancellationTokenSource();
        var following = Task.Run(async () =>
        {
            await foreach (var batch in Journal.FollowAsync(Hall, 1, leave.Token))
            {
            }
        });
        await Journal.AppendAsync(Hall, Guid.NewGuid(), Body(1)).Within();
        await leave.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => following.Within());
    }

    [Fact]
    public async Task Following_a_store_that_closes_ends_with_an_error_and_does_not_look_like_the_end()
    {
        await AppendManyAsync(Journal, 0, 1);
        await using var follower = Follow(Journal, 1);
        await follower.NextAsync();
        var next = follower.NextAsync();
        await Store.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => next);
    }
}
