using System.Collections.Concurrent;
using LiveTownHall.Server.Fanout;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace LiveTownHall.Server.Hubs;

/// <summary>The audience's connections on this node. Frames go to them through <see cref="HallScreens"/>; nothing here awaits a client on behalf of others.</summary>
/// <remarks>SignalR's own manager awaits the slowest client of a group (dotnet/aspnetcore #20282, #33582). There are no groups
/// and no backplane here: every node has the hall's whole state and shows it to its own connections.</remarks>
internal sealed class AudienceFanout : HubLifetimeManager<AudienceHub>, IConnections
{
    private readonly ConcurrentDictionary<string, HubConnectionContext> _connections = new(StringComparer.Ordinal);

    public HubConnectionContext? Find(string connectionId) => _connections.GetValueOrDefault(connectionId);

    public override Task OnConnectedAsync(HubConnectionContext connection)
    {
        _connections[connection.ConnectionId] = connection;
        return Task.CompletedTask;
    }

    public override Task OnDisconnectedAsync(HubConnectionContext connection)
    {
        _connections.TryRemove(connection.ConnectionId, out _);
        return Task.CompletedTask;
    }

    public override Task SendConnectionAsync(string connectionId, string methodName, object?[] args, CancellationToken cancellationToken = default)
        => Find(connectionId)?.WriteAsync(new InvocationMessage(methodName, args), cancellationToken).AsTask() ?? Task.CompletedTask;

    public override async Task SendConnectionsAsync(IReadOnlyList<string> connectionIds, string methodName, object?[] args, CancellationToken cancellationToken = default)
    {
        foreach (var id in connectionIds)
            await SendConnectionAsync(id, methodName, args, cancellationToken);
    }

    public override Task SendAllAsync(string methodName, object?[] args, CancellationToken cancellationToken = default) => throw Unsupported();

    public override Task SendAllExceptAsync(string methodName, object?[] args, IReadOnlyList<string> excludedConnectionIds, CancellationToken cancellationToken = default)
        => throw Unsupported();

    public override Task SendGroupAsync(string groupName, string methodName, object?[] args, CancellationToken cancellationToken = default) => throw Unsupported();

    public override Task SendGroupsAsync(IReadOnlyList<string> groupNames, string methodName, object?[] args, CancellationToken cancellationToken = default) => throw Unsupported();

    public override Task SendGroupExceptAsync(string groupName, string methodName, object?[] args, IReadOnlyList<string> excludedConnectionIds,
        CancellationToken cancellationToken = default) => throw Unsupported();

    public override Task SendUserAsync(string userId, string methodName, object?[] args, CancellationToken cancellationToken = default) => throw Unsupported();

    public override Task SendUsersAsync(IReadOnlyList<string> userIds, string methodName, object?[] args, CancellationToken cancellationToken = default) => throw Unsupported();

    public override Task AddToGroupAsync(string connectionId, string groupName, CancellationToken cancellationToken = default) => throw Unsupported();

    public override Task RemoveFromGroupAsync(string connectionId, string groupName, CancellationToken cancellationToken = default) => throw Unsupported();

    private static NotSupportedException Unsupported() => new("The audience is reached by frames, not by groups or users; see HallScreens.");
}

/// <summary>Finds a connection of this node.</summary>
internal interface IConnections
{
    HubConnectionContext? Find(string connectionId);
}
