using System.Buffers;
using System.IO.Pipelines;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace LiveTownHall.WebSockets;

/// <summary>Lets clients in before HTTP: most connections bring one request, a WebSocket with a good ticket, and then stay for hours.</summary>
/// <remarks>
/// A request that goes through the server's HTTP leaves its objects with the connection as long as that lasts. Whoever brings anything but what is understood
/// here down to the last byte goes there all the same, with all of their bytes: every refusal is said there.
/// </remarks>
public sealed class FrontDoor
{
    /// <summary>Who says nothing for this long goes on, to where silence has its own limits.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly ConnectionDelegate _next;
    private readonly ConnectionDelegate _hub;
    private readonly IDoorman _doorman;
    private readonly SocketConnections _connections;
    private readonly TimeProvider _time;
    private readonly byte[] _target;

    private FrontDoor(ConnectionDelegate next, ConnectionDelegate hub, IDoorman doorman, SocketConnections connections, TimeProvider time)
    {
        (_next, _hub, _doorman, _connections, _time) = (next, hub, doorman, connections, time);
        _target = Encoding.ASCII.GetBytes($"{doorman.Path}?access_token=");
    }

    /// <summary>Puts the door where every address is plain HTTP: on an address with TLS what comes first is not for reading. Everywhere connections take turns.</summary>
    /// <param name="kestrel">Gets the door on all of its endpoints.</param>
    /// <param name="urls">Where it listens.</param>
    /// <param name="configuration">May name endpoints of its own; then there is no door.</param>
    /// <param name="withoutDoor">A port by which no client comes.</param>
    /// <typeparam name="THub">Lies behind the door.</typeparam>
    /// <typeparam name="TDoorman">A service.</typeparam>
    public static void Install<THub, TDoorman>(KestrelServerOptions kestrel, string urls, IConfiguration configuration, int? withoutDoor = null)
        where THub : Hub
        where TDoorman : IDoorman
    {
        if (urls.Contains("https", StringComparison.OrdinalIgnoreCase) || configuration.GetSection("Kestrel").Exists())
        {
            kestrel.ConfigureEndpointDefaults(endpoint => endpoint.Use(Turns.Before));
            return;
        }

        kestrel.ConfigureEndpointDefaults(endpoint => endpoint.Use(next =>
        {
            if (withoutDoor is not null && endpoint.IPEndPoint?.Port == withoutDoor)
                return Turns.Before(next);
            var services = endpoint.ApplicationServices;
            var hub = new ConnectionBuilder(services).UseHub<THub>().Build();
            var door = new FrontDoor(
                next,
                hub,
                services.GetRequiredService<TDoorman>(),
                services.GetRequiredService<SocketConnections>(),
                services.GetRequiredService<TimeProvider>());
            return door.MeetAsync;
        }));
    }

    private async Task MeetAsync(ConnectionContext connection)
    {
        var input = connection.Transport.Input;
        if (await FirstAsync(input) is not { } read)
        {
            await GoOnAsync(connection);
            return;
        }

        var request = Understand(read.Buffer, out var end);
        var socket = connection.Features.Get<IConnectionSocketFeature>()?.Socket;
        var sender = request?.Forwarded is null ? null : SenderOf(connection, ref request);
        if (request is not { } plain || socket is null || await _doorman.AdmitAsync(plain, connection.ConnectionClosed) is not { } visitor)
        {
            input.AdvanceTo(read.Buffer.Start);
            await GoOnAsync(connection);
            return;
        }

        input.AdvanceTo(end);
        await LetInAsync(new Arrival(visitor, null, connection, sender), plain.Key, connection, socket);
    }

    private Task GoOnAsync(ConnectionContext connection)
    {
        Turns.Take(connection);
        return _next(connection);
    }

    /// <summary>What comes first, or null where nothing does; who comes next finds out by themselves what is wrong.</summary>
    private async ValueTask<ReadResult?> FirstAsync(PipeReader input)
    {
        if (input.TryRead(out var there))
            return there;
        using var patience = new CancellationTokenSource(Patience, _time);
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
    private UpgradeRequest? Understand(ReadOnlySequence<byte> bytes, out SequencePosition end)
    {
        end = default;
        var length = bytes.FirstSpan.IndexOf("\r\n\r\n"u8) + 4;
        if (length < 4)
            return null;
        end = bytes.GetPosition(length);
        return UpgradeRequest.Read(bytes.FirstSpan[..length], _target);
    }

    /// <summary>Whom a proxy speaks for, and what they asked for. A request of one that is not believed, or says what can't be read, is for HTTP.</summary>
    private IPAddress? SenderOf(ConnectionContext connection, ref UpgradeRequest? request)
    {
        var forwarded = request!.Value.Forwarded!.Value;
        if (connection.RemoteEndPoint is IPEndPoint { Address: var proxy } && _doorman.Believes(proxy) && IPAddress.TryParse(forwarded.For, out var sender))
        {
            request = request.Value with { Host = forwarded.Host ?? request.Value.Host };
            return sender;
        }

        request = null;
        return null;
    }

    private Task LetInAsync(in Arrival arrival, string key, ConnectionContext connection, Socket socket)
    {
        var writer = new SocketWriter(socket, connection.Abort);
        var answer = $"HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Accept: {WebSocketFrame.Accept(key)}\r\n\r\n";
        if (writer.Agree(Encoding.ASCII.GetBytes(answer)))
            return SocketHubs.ServeAsync(arrival, connection.Transport.Input, writer, connection.Abort, _hub, _connections);
        connection.Abort();
        return Task.CompletedTask;
    }
}
