namespace LiveTownHall.Tally.Tests;

public class GroupCommitStressTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>
    /// Each item is awaited before the next is handed in, so the commit goes idle all the time: a single wake-up lost between a
    /// producer's look and the committer's would leave that item waiting for ever.
    /// </summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task No_wake_up_is_lost_between_idle_and_busy(bool flightsTakeTime)
    {
        const int Producers = 3;
        const int Each = 30_000;
        var flown = 0;
        var commit = new GroupCommit<SemaphoreSlim>(16, 4, Fly, (fault, _) => throw fault);

        var producers = Enumerable.Range(0, Producers).Select(_ => Task.Run(async () =>
        {
            using var mine = new SemaphoreSlim(0);
            for (var i = 0; i < Each; i++)
            {
                Assert.True(commit.TryEnqueue(mine));
                Assert.True(await mine.WaitAsync(Patience), "The item was accepted and never flown.");
            }
        }));
        await Task.WhenAll(producers).WaitAsync(Patience);
        await commit.CompleteAsync().WaitAsync(Patience);
        Assert.Equal(Producers * Each, flown);

        async ValueTask Fly(ReadOnlyMemory<SemaphoreSlim> batch)
        {
            if (flightsTakeTime)
                await Task.Yield();
            flown += batch.Length;
            foreach (var waiting in batch.ToArray())
                waiting.Release();
        }
    }

    [Fact]
    public async Task Under_load_every_accepted_item_flies_once_in_its_producers_order_also_past_faults()
    {
        const int Producers = 4;
        const int Each = 100_000;
        var next = new int[Producers];
        var flying = 0;
        var overlaps = 0;
        var disorder = 0;
        var flights = 0;
        var faults = 0;
        var commit = new GroupCommit<(int Producer, int Number)>(256, 64, Fly, (_, _) => faults++);

        Crew.Run(Enumerable.Range(0, Producers).Select<int, Action>(producer => () =>
        {
            for (var number = 0; number < Each; number++)
            {
                var spinner = default(SpinWait);
                while (!commit.TryEnqueue((producer, number)))
                    spinner.SpinOnce(sleep1Threshold: -1);
            }
        }));
        await commit.CompleteAsync().WaitAsync(Patience);

        Assert.All(next, flown => Assert.Equal(Each, flown));
        Assert.Equal((0, 0), (overlaps, disorder));
        Assert.Equal(flights / 10, faults);

        async ValueTask Fly(ReadOnlyMemory<(int Producer, int Number)> batch)
        {
            if (Interlocked.Increment(ref flying) != 1)
                overlaps++;
            flights++;
            if (flights % 3 == 0)
                await Task.Yield();
            for (var i = 0; i < batch.Length; i++)
            {
                var (producer, number) = batch.Span[i];
                if (next[producer]++ != number)
                    disorder++;
            }

            Interlocked.Decrement(ref flying);
            if (flights % 10 == 0)
                throw new InvalidOperationException("A flight in ten fails.");
        }
    }

    [Fact]
    public async Task Completing_under_fire_flies_exactly_what_was_accepted()
    {
        for (var round = 0; round < 200; round++)
        {
            var accepted = 0;
            var flown = 0;
            var commit = new GroupCommit<int>(
                1024,
                64,
                batch =>
                {
                    flown += batch.Length;
                    return ValueTask.CompletedTask;
                },
                (fault, _) => throw fault);
            var producers = Enumerable.Range(0, 2).Select(_ => Task.Run(() =>
            {
                for (var i = 0; i < 5000; i++)
                {
                    if (commit.TryEnqueue(i))
                        Interlocked.Increment(ref accepted);
                }
            })).ToArray();
            await commit.CompleteAsync().WaitAsync(Patience);
            var flownAtCompletion = flown;
            await Task.WhenAll(producers).WaitAsync(Patience);

            Assert.Equal(accepted, flownAtCompletion);
            Assert.Equal(accepted, flown);
        }
    }
}
