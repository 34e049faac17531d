using LiveTownHall.Tally;

namespace LiveTownHall.Simulation.Tests.Machines;

/// <summary>A process: what it awaits and what it queues goes on in the world it is part of. It can be killed between any two steps, and stopped.</summary>
internal sealed class Machine(World world, string name) : DirectedContext
{
    private readonly List<Action> _held = [];
    private bool _isStopped;

    public string Name => name;

    public bool IsDead { get; private set; }

    public bool IsStopped => _isStopped;

    public void Kill()
    {
        IsDead = true;
        _held.Clear();
    }

    public void Stop() => _isStopped = true;

    public void Continue()
    {
        _isStopped = false;
        foreach (var action in _held)
            world.Soon(this, action);
        _held.Clear();
    }

    /// <returns>Whether the machine is stopped, and does it when it goes on.</returns>
    public bool Hold(Action action)
    {
        if (_isStopped)
            _held.Add(action);
        return _isStopped;
    }

    public override void Post(SendOrPostCallback d, object? state) => world.Soon(this, () => d(state));

    public override void Send(SendOrPostCallback d, object? state) => throw new NotSupportedException("Nothing waits for a thread here.");

    public override void Queue(IThreadPoolWorkItem work) => world.Soon(this, work.Execute);

    public override double Chance() => world.Chance.NextDouble();

    public override SynchronizationContext CreateCopy() => this;
}
