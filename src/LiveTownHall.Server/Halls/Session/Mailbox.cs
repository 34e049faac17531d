using System.Collections.Concurrent;
using LiveTownHall.Tally;

namespace LiveTownHall.Server.Halls;

/// <summary>Runs what is posted one after the other on the thread pool: the one writer of a replica. No lock, nobody waits.</summary>
internal sealed class Mailbox<T>(Action<T> handle) : IThreadPoolWorkItem
{
    private readonly ConcurrentQueue<T> _letters = new();
    private int _pending;

    public int Pending => Volatile.Read(ref _pending);

    public void Post(T letter)
    {
        _letters.Enqueue(letter);
        if (Interlocked.Increment(ref _pending) == 1)
            Pool.Queue(this);
    }

    void IThreadPoolWorkItem.Execute()
    {
        do
        {
            // Counted before it can be seen as handled: whoever raises the count from zero starts the next run.
            _letters.TryDequeue(out var letter);
            handle(letter!);
        }
        while (Interlocked.Decrement(ref _pending) != 0);
    }
}
