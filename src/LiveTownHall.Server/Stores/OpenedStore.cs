using LiveTownHall.Journal;
using LiveTownHall.Server.Presence;
using Microsoft.AspNetCore.SignalR;

namespace LiveTownHall.Server.Stores;

/// <summary>An open store, and what the nodes that share it hear each other over. By itself it is a single node's.</summary>
internal sealed record OpenedStore(IStore Store)
{
    /// <summary>For whoever thinks of stopping the server: where the votes are then.</summary>
    public string WhatIsKept { get; init; } = "every counted vote is on disk";

    /// <summary>A directory of this node's own, where it can remember something beside the store; null where it has none.</summary>
    public string? Beside { get; init; }

    /// <summary>How nodes tell each other about their audiences; null on a single node.</summary>
    public IPulseLine? Pulse { get; init; }

    /// <summary>SignalR's manager of connections, a generic type over the hub: the stock one, or one with a backplane.</summary>
    public Type ConnectionManager { get; init; } = typeof(DefaultHubLifetimeManager<>);

    /// <summary>Adds what <see cref="ConnectionManager"/> needs.</summary>
    public Action<ISignalRServerBuilder> AddBackplane { get; init; } = static _ => { };
}
