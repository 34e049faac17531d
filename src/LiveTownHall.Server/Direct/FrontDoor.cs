using System.Buffers;
using System.IO.Pipelines;
using System.Net.Sockets;
using System.Text;
using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Server.Access;
using LiveTownHall.Server.Hubs;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.SignalR;

namespace LiveTownHall.Server.Direct;

/// <summary>Lets attendees and screens in before HTTP: most connections bring one request, a WebSocket with a good ticket, and then stay for hours.</summary>
/// <remarks>
/// A request that goes through the server's HTTP leaves its objects with the connection as long as that lasts. Whoever brings anything but what is understood
/// here down to the last byte goes there all the same, with all of their bytes: every refusal is said there.
/// </remarks>
internal sealed class FrontDoor(ConnectionDelegate next, ConnectionDelegate hub, Tickets tickets, KnownOrigins origins, DirectConnections connections, TimeProvider time)
{
    /// <summary>Who says nothing for this long goes on, to where silence has its own limits.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private static readonly byte[] Target = Encoding.ASCII.GetBytes($"{HubNames.AudiencePath}?access_token=");

    /// <summary>Only where every address is plain HTTP: on an address with TLS what comes first is not for reading.</summary>
    public static void Install(KestrelServerOptions kestrel, string urls, IConfiguration configuration)
    {
        if (urls.Contains("https", StringComparison.OrdinalIgnoreCase) || configuration.GetSection("Kestrel").Exists())
            return;
        kestrel.ConfigureEndpointDefaults(endpoint => endpoint.Use(next =>
        {
            var services = endpoint.ApplicationServices;
            var hub = new ConnectionBuilder(services).UseHub<AudienceHub>().Build();
            var door = new FrontDoor(
                next,
                hub,
                services.GetRequiredService<Tickets>(),
                services.GetRequiredService<KnownOrigins>(),
                services.GetRequiredService<DirectConnections>(),
                services.GetRequiredService<TimeProvider>());
            return door.MeetAsync;
        }));
    }

    private async Task MeetAsync(ConnectionContext connection)
    {
        var input = connection.Transport.Input;
        if (await FirstAsync(input) is not { } read)
        {
            await next(connection);
            return;
        }

        var request = Understand(read.Buffer, out var end);
        var socket = connection.Features.Get<IConnectionSocketFeature>()?.Socket;
        if (request is not { } plain || socket is null || await AdmitAsync(plain, connection) is not { } caller)
        {
            input.AdvanceTo(read.Buffer.Start);
            await next(connection);
            return;
        }

        input.AdvanceTo(end);
        await LetInAsync(caller, plain.Key, connection, socket);
    }

    /// <summary>What comes first, or null where nothing does; who comes next finds out by themselves what is wrong.</summary>
    private async ValueTask<ReadResult?> FirstAsync(PipeReader input)
    {
        if (input.TryRead(out var there))
            return there;
        using var patience = new CancellationTokenSource(Patience, time);
        try
        {
            return await input.ReadAsync(patience.Token);
        }
        catch (Exception nothing) when (nothing is OperationCanceledException or IOException)
        {
            return null;
        }
    }

    /// <summary>A request that came whole and in one piece, as all but a few do.</summary>
    private static UpgradeRequest? Understand(ReadOnlySequence<byte> bytes, out SequencePosition end)
    {
        end = default;
        var length = bytes.FirstSpan.IndexOf("\r\n\r\n"u8) + 4;
        if (length < 4)
            return null;
        end = bytes.GetPosition(length);
        return UpgradeRequest.Read(bytes.FirstSpan[..length], Target);
    }

    private async ValueTask<Caller?> AdmitAsync(UpgradeRequest request, ConnectionContext connection)
    {
        if (request.Origin is not null && !origins.IsAllowed(request.Origin, new HostString(request.Host)))
            return null;
        try
        {
            return await tickets.CheckAsync(request.Ticket, connection.ConnectionClosed) is { IsAudience: true } caller ? caller : null;
        }
        catch (Exception unavailable) when (unavailable is Journal.JournalUnavailableException or OperationCanceledException)
        {
            return null;
        }
    }

    private Task LetInAsync(Caller caller, string key, ConnectionContext connection, Socket socket)
    {
        var writer = new SocketWriter(socket, connection.Abort);
        var answer = $"HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Accept: {WebSocketFrame.Accept(key)}\r\n\r\n";
        if (writer.Agree(Encoding.ASCII.GetBytes(answer)))
            return DirectHubs.ServeAsync(new Visitor(caller, null, connection), connection.Transport.Input, writer, connection.Abort, hub, connections);
        connection.Abort();
        return Task.CompletedTask;
    }
}
