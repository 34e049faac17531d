namespace LiveTownHall.Simulation.Tests.Stores;

/// <summary>A node's way to the store.</summary>
internal interface IWire
{
    /// <summary>Has something done by the store.</summary>
    /// <param name="atStore">Done at once when it has arrived.</param>
    /// <exception cref="Journal.JournalUnavailableException">No answer came in time; it was done, will be done or never is.</exception>
    ValueTask<T> CallAsync<T>(Func<T> atStore, CancellationToken cancellation);

    /// <summary>Tells the node something that may get lost, come late, twice, or before what was told earlier.</summary>
    void Tell(Action atNode);
}

/// <summary>For the specification: the store is right here.</summary>
internal sealed class NoWire : IWire
{
    public ValueTask<T> CallAsync<T>(Func<T> atStore, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return ValueTask.FromResult(atStore());
    }

    public void Tell(Action atNode) => atNode();
}
