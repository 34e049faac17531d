using System.Globalization;

namespace LiveTownHall.Simulation.Tests.Machines;

/// <summary>Everything that happens in a simulated run, one thing after the other on one thread, in an order and at times that a seed decides.</summary>
internal sealed class World(int seed)
{
    /// <summary>When the run begins.</summary>
    public static readonly DateTimeOffset Epoch = new(2030, 1, 1, 9, 0, 0, TimeSpan.Zero);

    private readonly PriorityQueue<Work, (long At, long Order)> _later = new();
    private readonly List<Work> _ready = [];
    private readonly int _thread = Environment.CurrentManagedThreadId;
    private long _order;
    private ulong _hash = 14695981039346656037;

    /// <summary>Decides the schedule; what is done is decided elsewhere, so that a shorter history meets nearly the same schedule.</summary>
    public Random Chance { get; } = new(seed);

    /// <summary>Ticks of 100 ns since the beginning.</summary>
    public long Now { get; private set; }

    public long Milliseconds => Now / TimeSpan.TicksPerMillisecond;

    /// <summary>What left the thread or was thrown where nobody catches it: the run says nothing.</summary>
    public List<string> Faults { get; } = [];

    /// <summary>What happened, where it is wanted.</summary>
    public List<string>? Story { get; init; }

    /// <summary>Of all that was noted: two runs with the same one were the same.</summary>
    public ulong Hash => _hash;

    public long Steps { get; private set; }

    public void Note(string what)
    {
        foreach (var letter in what)
            _hash = (_hash ^ letter) * 1099511628211;
        _hash = (_hash ^ (ulong)Now) * 1099511628211;
        Story?.Add(string.Create(CultureInfo.InvariantCulture, $"{Now / (double)TimeSpan.TicksPerSecond,9:0.0000}  {what}"));
    }

    public void Soon(Machine machine, Action action)
    {
        MustBeHere();
        _ready.Add(new Work(machine, action));
    }

    public void In(TimeSpan delay, Machine machine, Action action) => At(Now + Math.Max(0, delay.Ticks), machine, action);

    public void At(long time, Machine machine, Action action)
    {
        MustBeHere();
        _later.Enqueue(new Work(machine, action), (Math.Max(time, Now), _order++));
    }

    /// <summary>Milliseconds, most of them near the least.</summary>
    public TimeSpan Between(double least, double most)
    {
        var draw = Chance.NextDouble();
        return TimeSpan.FromMilliseconds(least + (draw * draw * draw * (most - least)));
    }

    /// <returns>False where the time was up first.</returns>
    public bool Run(Func<bool> isDone, TimeSpan limit)
    {
        var end = Now + limit.Ticks;
        while (!isDone())
        {
            if (_ready.Count == 0)
            {
                if (!_later.TryDequeue(out var next, out var at) || at.At > end)
                {
                    Now = end;
                    if (next is not null)
                        _later.Enqueue(next, at);
                    return isDone();
                }

                Now = at.At;
                _ready.Add(next);
            }

            Step();
        }

        return true;
    }

    private void Step()
    {
        var index = _ready.Count > 1 && Chance.Next(3) == 0 ? Chance.Next(_ready.Count) : 0;
        var work = _ready[index];
        _ready.RemoveAt(index);
        if (work.Machine.IsDead)
            return;
        if (work.Machine.Hold(work.Action))
            return;

        // A thread that gets no turn for a while.
        if (Chance.Next(400) == 0)
        {
            In(Between(1, 300), work.Machine, work.Action);
            return;
        }

        Steps++;
        SynchronizationContext.SetSynchronizationContext(work.Machine);
        try
        {
            work.Action();
        }
#pragma warning disable CA1031 // Whatever it is belongs to the run.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            Faults.Add($"{work.Machine.Name}: {fault}");
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(null);
        }
    }

    public void MustBeHere()
    {
        if (Environment.CurrentManagedThreadId == _thread)
            return;
        lock (Faults)
            Faults.Add($"Something went on elsewhere than in the simulation:\n{Environment.StackTrace}");
        throw new InvalidOperationException("Something went on elsewhere than in the simulation.");
    }

    private sealed record Work(Machine Machine, Action Action);
}
