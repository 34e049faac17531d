using System.Collections.Concurrent;
using LiveTownHall.Core.Facts;
using LiveTownHall.Journal;
using LiveTownHall.Tally;

namespace LiveTownHall.Server.Halls;

/// <summary>Gives everybody who is let into a hall a number greater than that of whoever was let in before, on whatever node. All who wait share one trip to the store.</summary>
/// <param name="greatest">The greatest in the hall's journal so far.</param>
internal sealed class Admissions(IFences fences, Func<ulong> greatest)
{
    private const int LargestGroup = 4096;

    private readonly ConcurrentQueue<TaskCompletionSource<ulong>> _waiting = new();
    private int _pending;

    /// <summary>A number for somebody who is here now.</summary>
    /// <exception cref="JournalUnavailableException">The store does not answer.</exception>
    public Task<ulong> TakeAsync()
    {
        var turn = new TaskCompletionSource<ulong>(Pool.Continuations);
        _waiting.Enqueue(turn);
        if (Interlocked.Increment(ref _pending) == 1)
            _ = TakeForAllAsync();
        return turn.Task;
    }

    private async Task TakeForAllAsync()
    {
        var group = new List<TaskCompletionSource<ulong>>();
        do
        {
            group.Clear();
            while (group.Count < LargestGroup && _waiting.TryDequeue(out var turn))
                group.Add(turn);
            await TakeAsync(group);
        }
        while (Interlocked.Add(ref _pending, -group.Count) > 0);
    }

    // Asked only now that the group is complete: a number from before they came would not be greater than those given meanwhile elsewhere.
    private async Task TakeAsync(List<TaskCompletionSource<ulong>> group)
    {
        if (group.Count == 0)
            return;
        try
        {
            var last = await fences.TakeAsync(group.Count, greatest());
            if (last > Mark.GreatestFence)
                throw new JournalUnavailableException("The store has used up its numbers.");
            for (var i = 0; i < group.Count; i++)
                group[i].TrySetResult(last - (ulong)(group.Count - 1 - i));
        }
#pragma warning disable CA1031 // Whatever happened, those who wait must not wait for ever.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            var away = fault as JournalUnavailableException ?? new JournalUnavailableException("No number could be had.", fault);
            foreach (var turn in group)
                turn.TrySetException(away);
        }
    }
}
