namespace LiveTownHall.Tally.Tests;

public class GroupCommitTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task A_lone_item_leaves_at_once_and_the_rest_when_the_flight_returns()
    {
        var flights = new Flights();
        var commit = flights.Commit(maxBatch: 10);

        Assert.True(commit.TryEnqueue(1));
        var first = await flights.NextAsync();
        for (var item = 2; item <= 13; item++)
            Assert.True(commit.TryEnqueue(item));
        Assert.Equal([1], first.Items);
        Assert.False(flights.HasNext);

        first.Landing.SetResult();
        var second = await flights.NextAsync();
        Assert.Equal(Enumerable.Range(2, 10), second.Items);

        second.Landing.SetResult();
        var third = await flights.NextAsync();
        Assert.Equal([12, 13], third.Items);
        third.Landing.SetResult();
        await commit.CompleteAsync().WaitAsync(Patience);
    }

    [Fact]
    public async Task A_full_group_commit_refuses_until_a_flight_made_room()
    {
        var flights = new Flights();
        var commit = flights.Commit(capacity: 4, maxBatch: 4);
        Assert.True(commit.TryEnqueue(0));
        var first = await flights.NextAsync();
        for (var item = 1; item <= 4; item++)
            Assert.True(commit.TryEnqueue(item));
        Assert.False(commit.TryEnqueue(5));
        Assert.Equal(4, commit.Waiting);

        first.Landing.SetResult();
        var second = await flights.NextAsync();
        Assert.Equal([1, 2, 3, 4], second.Items);
        Assert.True(commit.TryEnqueue(6));
        second.Landing.SetResult();
        (await flights.NextAsync()).Landing.SetResult();
        await commit.CompleteAsync().WaitAsync(Patience);
    }

    [Fact]
    public async Task A_flight_that_throws_is_reported_with_its_batch_and_the_next_one_leaves()
    {
        var flights = new Flights();
        var commit = flights.Commit();
        commit.TryEnqueue(1);
        var first = await flights.NextAsync();
        commit.TryEnqueue(2);
        first.Landing.SetException(new IOException("disk"));
        var second = await flights.NextAsync();
        second.Landing.SetResult();
        await commit.CompleteAsync().WaitAsync(Patience);

        var (fault, batch) = Assert.Single(flights.Faults);
        Assert.IsType<IOException>(fault);
        Assert.Equal([1], batch);
    }

    [Fact]
    public async Task A_flight_that_throws_before_its_first_await_is_reported_too()
    {
        var faults = new List<int>();
        var commit = new GroupCommit<int>(16, 1, _ => throw new InvalidOperationException(), (_, batch) => faults.AddRange(batch.ToArray()));
        commit.TryEnqueue(1);
        commit.TryEnqueue(2);
        await commit.CompleteAsync().WaitAsync(Patience);
        Assert.Equal([1, 2], faults);
    }

    [Fact]
    public async Task Completing_flies_what_was_accepted_and_refuses_the_rest()
    {
        var flights = new Flights();
        var commit = flights.Commit();
        commit.TryEnqueue(1);
        var first = await flights.NextAsync();
        commit.TryEnqueue(2);
        var completed = commit.CompleteAsync();
        Assert.False(commit.TryEnqueue(3));

        first.Landing.SetResult();
        var second = await flights.NextAsync();
        Assert.Equal([2], second.Items);
        Assert.False(completed.IsCompleted);
        second.Landing.SetResult();
        await completed.WaitAsync(Patience);
        await commit.CompleteAsync().WaitAsync(Patience);
    }

    [Fact]
    public async Task An_idle_group_commit_completes_by_itself()
    {
        var commit = new Flights().Commit();
        await commit.CompleteAsync().WaitAsync(Patience);
        Assert.False(commit.TryEnqueue(1));
    }

    [Fact]
    public async Task A_flight_never_starts_on_the_thread_of_a_producer()
    {
        var flights = new Flights();
        var commit = flights.Commit();
        using var handedIn = new ManualResetEventSlim();
        var producer = new Thread(() =>
        {
            for (var item = 0; item < 1000; item++)
                commit.TryEnqueue(item);
            handedIn.Set();
        });
        producer.Start();
        Assert.True(handedIn.Wait(Patience));
        var landed = 0;
        while (landed < 1000)
        {
            var flight = await flights.NextAsync();
            Assert.NotEqual(producer.ManagedThreadId, flight.Thread);
            landed += flight.Items.Length;
            flight.Landing.SetResult();
        }

        await commit.CompleteAsync().WaitAsync(Patience);
    }
}
