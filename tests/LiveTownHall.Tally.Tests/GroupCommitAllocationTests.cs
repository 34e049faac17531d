using System.Diagnostics;

namespace LiveTownHall.Tally.Tests;

/// <summary>Alone, because the runtime only counts what all threads together allocate.</summary>
[CollectionDefinition(nameof(GroupCommitAllocationTests), DisableParallelization = true)]
[Collection(nameof(GroupCommitAllocationTests))]
public class GroupCommitAllocationTests
{
    [Fact]
    public async Task A_batch_in_flight_costs_no_allocation()
    {
        const int Items = 20_000;
        var flown = 0;
        var clock = Stopwatch.StartNew();
        var commit = new GroupCommit<int>(16, 16, Fly, (fault, _) => throw fault);
        Pass(1000);
        var before = GC.GetTotalAllocatedBytes(precise: true);
        Pass(Items);
        var bytes = GC.GetTotalAllocatedBytes(precise: true) - before;
        await commit.CompleteAsync().WaitAsync(TimeSpan.FromSeconds(20));

        // The runner and the pool allocate a little as well; the smallest object per batch would be 24 bytes times the items.
        Assert.True(bytes < Items * 8L, $"{bytes} bytes for {Items} batches.");

        void Pass(int items)
        {
            for (var i = 0; i < items; i++)
            {
                var target = Volatile.Read(ref flown) + 1;
                Assert.True(commit.TryEnqueue(i));
                var spinner = default(SpinWait);
                while (Volatile.Read(ref flown) != target)
                {
                    Assert.True(clock.Elapsed < TimeSpan.FromSeconds(60));
                    spinner.SpinOnce(sleep1Threshold: -1);
                }
            }
        }

        ValueTask Fly(ReadOnlyMemory<int> batch)
        {
            Volatile.Write(ref flown, flown + batch.Length);
            return ValueTask.CompletedTask;
        }
    }
}
