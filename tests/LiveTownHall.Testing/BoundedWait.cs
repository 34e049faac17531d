namespace LiveTownHall.Testing;

/// <summary>Waits that end: every await of a test goes through one of these.</summary>
public static class BoundedWait
{
    /// <summary>Long enough for a busy machine; never part of what a test asserts.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static Task<T> Within<T>(this Task<T> task, TimeSpan? patience = null) => task.WaitAsync(patience ?? Patience);

    public static Task Within(this Task task, TimeSpan? patience = null) => task.WaitAsync(patience ?? Patience);

    public static Task<T> Within<T>(this ValueTask<T> task, TimeSpan? patience = null) => task.AsTask().Within(patience);

    public static Task Within(this ValueTask task, TimeSpan? patience = null) => task.AsTask().Within(patience);

    /// <summary>Returns as soon as <paramref name="condition"/> holds; fails naming <paramref name="what"/> when patience ends.</summary>
    public static async Task UntilAsync(string what, Func<ValueTask<bool>> condition, TimeSpan? patience = null)
    {
        using var end = new CancellationTokenSource(patience ?? Patience);
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        try
        {
            while (!await condition().AsTask().WaitAsync(end.Token).ConfigureAwait(false))
            {
                await tick.WaitForNextTickAsync(end.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            throw new TimeoutException($"Waited in vain until {what}.");
        }
    }

    public static Task UntilAsync(string what, Func<bool> condition, TimeSpan? patience = null)
        => UntilAsync(what, () => ValueTask.FromResult(condition()), patience);
}
