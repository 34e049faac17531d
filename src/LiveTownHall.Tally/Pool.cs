namespace LiveTownHall.Tally;

/// <summary>The thread pool, as long as nobody directs.</summary>
public static class Pool
{
    /// <summary>Whether what is awaited goes on where it was awaited; outside of a simulation it does not matter where.</summary>
    public static bool IsDirected => SynchronizationContext.Current is DirectedContext;

    /// <summary>How a promise that must not run whoever waits for it is made.</summary>
    public static TaskCreationOptions Continuations => IsDirected ? TaskCreationOptions.None : TaskCreationOptions.RunContinuationsAsynchronously;

    public static void Queue(IThreadPoolWorkItem work)
    {
        if (SynchronizationContext.Current is DirectedContext director)
            director.Queue(work);
        else
            ThreadPool.UnsafeQueueUserWorkItem(work, preferLocal: false);
    }

    /// <summary>Begins something there that nobody waits for, and that sees to its own faults.</summary>
    public static void Begin(Func<Task> work)
    {
        if (SynchronizationContext.Current is DirectedContext director)
            director.Post(static begun => _ = ((Func<Task>)begun!)(), work);
        else
            _ = Task.Run(work);
    }

    /// <summary>Cancels without running whoever waits for it on this thread.</summary>
    public static Task CancelAsync(CancellationTokenSource source)
    {
        if (!IsDirected)
            return source.CancelAsync();
        source.Cancel();
        return Task.CompletedTask;
    }

    /// <summary>From 0 up to and without 1.</summary>
    public static double Chance() => SynchronizationContext.Current is DirectedContext director ? director.Chance() : Random.Shared.NextDouble();
}

/// <summary>
/// Runs everything that would go to the thread pool, one after the other and in an order of its own, so that what is done under it happens again in the same way.
/// Simulations derive from it; a server has none, and asks no more than whether there is one.
/// </summary>
public abstract class DirectedContext : SynchronizationContext
{
    public abstract void Queue(IThreadPoolWorkItem work);

    /// <summary>From 0 up to and without 1.</summary>
    public abstract double Chance();
}
