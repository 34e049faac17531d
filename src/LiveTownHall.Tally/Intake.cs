using System.Runtime.CompilerServices;

namespace LiveTownHall.Tally;

/// <summary>
/// A bounded lock-free queue for many producers and one consumer. A full intake refuses at once; nobody ever waits in it.
/// </summary>
/// <remarks>
/// Method: Dmitry Vyukov, "Bounded MPMC queue" (1024cores.net), with the consumer's side reduced to one thread. Each slot carries a sequence
/// number that says whose turn it is: at <c>position</c> a producer may fill it, at <c>position + 1</c> the consumer may empty it.
/// A producer that was interrupted between claiming and filling its slot delays the items behind it, but no other producer.
/// </remarks>
/// <typeparam name="T">What is queued.</typeparam>
public sealed class Intake<T>
{
    /// <summary>Set in the tail by <see cref="Close"/>, so that every claim that is still under way fails its compare-exchange.</summary>
    private const long ClosedBit = long.MinValue;

    private readonly Slot[] _slots;
    private readonly int _mask;
    private IntakeCursors _cursors;

    /// <param name="capacity">Items it can hold: a power of two, at least 2.</param>
    /// <exception cref="ArgumentOutOfRangeException">The capacity is no power of two, or less than 2.</exception>
    public Intake(int capacity)
    {
        if (capacity < 2 || (capacity & (capacity - 1)) != 0)
            throw new ArgumentOutOfRangeException(nameof(capacity), capacity, "The capacity of an intake is a power of two, at least 2.");

        _slots = new Slot[capacity];
        _mask = capacity - 1;
        for (var i = 0; i < capacity; i++)
            _slots[i].Sequence = i;
    }

    /// <summary>Items it can hold.</summary>
    public int Capacity => _slots.Length;

    /// <summary>Items claimed and not yet taken out; exact only while nobody else is at work.</summary>
    public int Count => (int)((Volatile.Read(ref _cursors.Tail) & ~ClosedBit) - Volatile.Read(ref _cursors.Head));

    /// <summary>Whether <see cref="Close"/> was called.</summary>
    public bool IsClosed => Volatile.Read(ref _cursors.Tail) < 0;

    /// <summary>Whether the oldest item can be taken out. A glance from any thread; binding only for the consumer.</summary>
    internal bool HasNext
    {
        get
        {
            var head = Volatile.Read(ref _cursors.Head);
            return Volatile.Read(ref SlotAt(head).Sequence) == head + 1;
        }
    }

    /// <summary>Puts an item in. Any thread.</summary>
    /// <returns>False, at once, where the intake is full or closed.</returns>
    public bool TryEnqueue(T item)
    {
        var position = Volatile.Read(ref _cursors.Tail);
        while (true)
        {
            if (position < 0)
                return false;

            ref var slot = ref SlotAt(position);
            var turn = Volatile.Read(ref slot.Sequence) - position;
            if (turn < 0)
                return false;

            if (turn == 0)
            {
                var seen = Interlocked.CompareExchange(ref _cursors.Tail, position + 1, position);
                if (seen == position)
                {
                    slot.Item = item;
                    Volatile.Write(ref slot.Sequence, position + 1);
                    return true;
                }

                position = seen;
            }
            else
            {
                position = Volatile.Read(ref _cursors.Tail);
            }
        }
    }

    /// <summary>Takes the oldest item out. Only the one consumer.</summary>
    /// <returns>False where there is none, or where its producer has not finished filling the slot.</returns>
    public bool TryDequeue(out T item)
    {
        var head = _cursors.Head;
        ref var slot = ref SlotAt(head);
        if (Volatile.Read(ref slot.Sequence) != head + 1)
        {
            item = default!;
            return false;
        }

        item = slot.Item;
        Empty(ref slot, head);
        Volatile.Write(ref _cursors.Head, head + 1);
        return true;
    }

    /// <summary>Takes out as many items as are there and fit, oldest first. Only the one consumer.</summary>
    /// <returns>How many were written to <paramref name="destination"/>.</returns>
    public int DrainTo(Span<T> destination)
    {
        var head = _cursors.Head;
        var count = 0;
        while (count < destination.Length)
        {
            ref var slot = ref SlotAt(head);
            if (Volatile.Read(ref slot.Sequence) != head + 1)
                break;

            destination[count++] = slot.Item;
            Empty(ref slot, head);
            head++;
        }

        Volatile.Write(ref _cursors.Head, head);
        return count;
    }

    /// <summary>Refuses every further item; what was accepted before can still be taken out. Any thread, any number of times.</summary>
    public void Close() => Interlocked.Or(ref _cursors.Tail, ClosedBit);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref Slot SlotAt(long position) => ref _slots[(int)position & _mask];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Empty(ref Slot slot, long head)
    {
        if (RuntimeHelpers.IsReferenceOrContainsReferences<T>())
            slot.Item = default!;
        Volatile.Write(ref slot.Sequence, head + _slots.Length);
    }

    private struct Slot
    {
        internal long Sequence;
        internal T Item;
    }
}
