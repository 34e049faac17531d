using System.Runtime.CompilerServices;

namespace LiveTownHall.Tally;

/// <summary>Carries one batch. The items lie in a buffer that is used again when the returned task is done; copy what must outlive it.</summary>
/// <param name="batch">At least one item, in the order of arrival.</param>
/// <typeparam name="T">What is committed.</typeparam>
public delegate ValueTask Flight<T>(ReadOnlyMemory<T> batch);

/// <summary>Told of a flight that failed, after it ended and before the next one leaves. Must not throw.</summary>
/// <param name="fault">What the flight threw.</param>
/// <param name="batch">The items it carried, valid during the call.</param>
/// <typeparam name="T">What is committed.</typeparam>
public delegate void FlightFault<T>(Exception fault, ReadOnlyMemory<T> batch);

/// <summary>
/// Group commit: many producers hand in items, one flight at a time carries them. A batch leaves at once when nothing is in
/// flight, otherwise as soon as the flight returns, with everything that came meanwhile (up to a maximum). So a lone item
/// never waits for company, and under load the batches grow by themselves.
/// </summary>
/// <remarks>
/// Source of the idea: DeWitt et al., "Implementation techniques for main memory database systems" (SIGMOD 1984), without its timer.
/// No lock and no allocation per batch. Flights start on the thread pool, never on a producer's thread, one after the other.
/// </remarks>
/// <typeparam name="T">What is committed.</typeparam>
public sealed class GroupCommit<T> : IThreadPoolWorkItem
{
    private const int Idle = 0;
    private const int Busy = 1;

    /// <summary>Flights that return at once are followed by the next on the same thread, but not for ever: other halls need it too.</summary>
    private const int FlightsInARow = 16;

    private readonly Intake<T> _intake;
    private readonly Flight<T> _fly;
    private readonly FlightFault<T> _onFault;
    private readonly T[] _buffer;
    private readonly Action _reschedule;
    private readonly TaskCompletionSource _completed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private int _state;

    // Written only by whoever holds Busy; handed from thread to thread by the pool's queue.
    private ConfiguredValueTaskAwaitable.ConfiguredValueTaskAwaiter _awaiter;
    private int _airborne;

    /// <param name="capacity">Items that may wait: a power of two. Past it <see cref="TryEnqueue"/> refuses.</param>
    /// <param name="maxBatch">Most items a flight carries, at least 1.</param>
    /// <param name="fly">Carries a batch; called for one batch at a time.</param>
    /// <param name="onFault">Told when a flight throws; the next batch leaves all the same.</param>
    public GroupCommit(int capacity, int maxBatch, Flight<T> fly, FlightFault<T> onFault)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxBatch, 1);
        ArgumentNullException.ThrowIfNull(fly);
        ArgumentNullException.ThrowIfNull(onFault);
        _intake = new Intake<T>(capacity);
        _buffer = new T[Math.Min(maxBatch, capacity)];
        _fly = fly;
        _onFault = onFault;
        _reschedule = Schedule;
    }

    /// <summary>Items waiting for a flight; a figure for metrics, not for decisions.</summary>
    public int Waiting => _intake.Count;

    /// <summary>Hands an item in. Any thread; never waits.</summary>
    /// <returns>False where too much is waiting (busy), or after <see cref="CompleteAsync"/>.</returns>
    public bool TryEnqueue(T item)
    {
        if (!_intake.TryEnqueue(item))
            return false;

        WakeUp();
        return true;
    }

    /// <summary>Refuses further items and flies what was accepted. Any thread, any number of times.</summary>
    /// <returns>Done when the last flight has landed. It fails never; faults went to the callback.</returns>
    public Task CompleteAsync()
    {
        _intake.Close();
        WakeUp();
        return _completed.Task;
    }

    void IThreadPoolWorkItem.Execute()
    {
        if (_airborne > 0)
            Land();

        for (var flights = 0; flights < FlightsInARow; flights++)
        {
            if (!TryLoad() || !TakeOff())
                return;
        }

        Schedule();
    }

    private bool HasFinished => _intake.IsClosed && _intake.Count == 0;

    private void WakeUp()
    {
        // The item must be visible before the state is read, or producer and committer could each miss the other and the item
        // would wait for the next one. The counterpart is the exchange in TryLoad.
        Interlocked.MemoryBarrier();
        if (Volatile.Read(ref _state) == Idle && Interlocked.CompareExchange(ref _state, Busy, Idle) == Idle)
            Schedule();
    }

    private void Schedule() => Pool.Queue(this);

    /// <summary>Loads what is waiting. Where nothing is, goes idle and hands the right to fly to whoever comes next.</summary>
    private bool TryLoad()
    {
        while (true)
        {
            _airborne = _intake.DrainTo(_buffer);
            if (_airborne > 0)
                return true;

            if (HasFinished)
                _completed.TrySetResult();

            // Look again after going idle: whoever came before it saw Busy and left their item to us. A slot that is claimed
            // but not yet filled needs no second look: its producer wakes us when it is.
            Interlocked.Exchange(ref _state, Idle);
            var leftToUs = _intake.HasNext || (HasFinished && !_completed.Task.IsCompleted);
            if (!leftToUs || Interlocked.CompareExchange(ref _state, Busy, Idle) != Idle)
                return false;
        }
    }

    /// <summary>Starts a flight.</summary>
    /// <returns>Whether it landed at once. Where not, somebody else may already be here: touch nothing any more.</returns>
    private bool TakeOff()
    {
        try
        {
            _awaiter = _fly(_buffer.AsMemory(0, _airborne)).ConfigureAwait(Pool.IsDirected).GetAwaiter();
        }
#pragma warning disable CA1031 // Whatever a flight throws belongs to the callback; the committer goes on.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            _awaiter = new ValueTask(Task.FromException(fault)).ConfigureAwait(false).GetAwaiter();
        }

        if (!_awaiter.IsCompleted)
        {
            // Through a copy: the field belongs to the next thread from the moment the continuation is known.
            var awaiter = _awaiter;
            awaiter.UnsafeOnCompleted(_reschedule);
            return false;
        }

        Land();
        return true;
    }

    private void Land()
    {
        try
        {
            _awaiter.GetResult();
        }
#pragma warning disable CA1031 // Whatever a flight throws belongs to the callback; the committer goes on.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            _onFault(fault, _buffer.AsMemory(0, _airborne));
        }

        _awaiter = default;
        if (RuntimeHelpers.IsReferenceOrContainsReferences<T>())
            Array.Clear(_buffer, 0, _airborne);
        _airborne = 0;
    }
}
