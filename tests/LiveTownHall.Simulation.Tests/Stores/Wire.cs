using LiveTownHall.Journal;
using LiveTownHall.Simulation.Tests.Machines;

namespace LiveTownHall.Simulation.Tests.Stores;

/// <summary>A connection between a node and the store that is slow, breaks, and keeps what was on it for later.</summary>
/// <remarks>
/// What is sent arrives in the order it was sent, apart from what was under way when the wire was cut: that is lost, or arrives when the wire is whole again, by then perhaps
/// behind what was sent over a new connection.
/// </remarks>
internal sealed class Wire(World world, Machine node, Machine store, TimeProvider clock) : IWire
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan LongestStay = TimeSpan.FromSeconds(6);

    private long _lastArrival;
    private long _cutUntil;

    /// <summary>Most milliseconds that anything takes.</summary>
    public double Slowness { get; set; } = 12;

    /// <summary>Of what is told, the part that is lost, and likewise what is told twice.</summary>
    public double Loss { get; set; } = 0.02;

    public bool IsCut => world.Now < _cutUntil;

    public void Cut(TimeSpan time) => _cutUntil = Math.Max(_cutUntil, world.Now + time.Ticks);

    public void Heal() => _cutUntil = world.Now;

    public async ValueTask<T> CallAsync<T>(Func<T> atStore, CancellationToken cancellation)
    {
        world.MustBeHere();
        cancellation.ThrowIfCancellationRequested();
        var answer = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        _lastArrival = Math.Max(_lastArrival, world.Now + world.Between(0.1, Slowness).Ticks);
        world.At(_lastArrival, store, () => Arrive(atStore, answer));
        using var patience = clock.CreateTimer(
            _ => answer.TrySetException(new JournalUnavailableException("No answer.")), null, Patience, Timeout.InfiniteTimeSpan);
        using var end = cancellation.Register(() => answer.TrySetCanceled(cancellation));
        return await answer.Task;
    }

    public void Tell(Action atNode)
    {
        if (IsCut || world.Chance.NextDouble() < Loss)
            return;
        world.In(world.Between(0.1, Slowness), node, atNode);
        if (world.Chance.NextDouble() < Loss)
            world.In(world.Between(0.1, 40 * Slowness), node, atNode);
    }

    private void Arrive<T>(Func<T> atStore, TaskCompletionSource<T> answer)
    {
        if (IsCut)
        {
            if (world.Chance.Next(2) == 0)
                world.At(_cutUntil + (long)(world.Chance.NextDouble() * LongestStay.Ticks), store, () => Arrive(atStore, answer));
            return;
        }

        Action tell;
        try
        {
            var result = atStore();
            tell = () => answer.TrySetResult(result);
        }
        catch (JournalCorruptException refusal)
        {
            tell = () => answer.TrySetException(refusal);
        }

        world.In(world.Between(0.1, Slowness), store, () =>
        {
            if (!IsCut)
                world.Soon(node, tell);
        });
    }
}
