using System.Buffers.Text;
using System.IO.Pipelines;
using System.Net.Sockets;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;

namespace LiveTownHall.WebSockets;

/// <summary>
/// Serves the WebSockets of a hub over <see cref="SocketConnection"/> where the way to the client is one plain socket. Everything else goes on through SignalR's own
/// transport.
/// </summary>
public static class SocketHubs
{
    /// <summary>How long a client may take to answer our goodbye, as in SignalR's own transport.</summary>
    private static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(5);

    /// <summary>What a client may send ahead of a hub that is busy with its last call. Larger than the largest message, or a hub would wait for its end for ever.</summary>
    private const int ReadAhead = 64 * 1024;

    private static readonly PipeOptions Inline = new(
        readerScheduler: PipeScheduler.Inline,
        writerScheduler: PipeScheduler.Inline,
        pauseWriterThreshold: ReadAhead,
        resumeWriterThreshold: ReadAhead / 2,
        minimumSegmentSize: 1024,
        useSynchronizationContext: false);

    /// <summary>While nothing comes no buffer is held.</summary>
    private static readonly StreamPipeReaderOptions WithoutBuffer = new(leaveOpen: true, useZeroByteReads: true);

    /// <summary>What the hubs' sockets and the front door need.</summary>
    public static IServiceCollection AddSocketHubs(this IServiceCollection services, SocketLimits limits)
    {
        services.AddSingleton(limits);
        services.AddSingleton<SocketConnections>();
        return services.AddHostedService(s => s.GetRequiredService<SocketConnections>());
    }

    /// <summary>As SignalR's <c>MapHub</c>; a client sees no difference.</summary>
    public static void MapSocketHub<THub>(this WebApplication app, string path, Action<HttpConnectionDispatcherOptions> configure)
        where THub : Hub
    {
        var connections = app.Services.GetRequiredService<SocketConnections>();
        var hub = new ConnectionBuilder(app.Services).UseHub<THub>().Build();
        app.MapHub<THub>(path, configure).Add(endpoint =>
        {
            var stock = endpoint.RequestDelegate!;
            endpoint.RequestDelegate = http => SocketOf(http) is { } socket ? ServeAsync(http, socket, hub, connections) : stock(http);
        });
    }

    /// <summary>The socket, where nothing lies between it and the client's frames: no TLS, no second request on it, no connection that was negotiated before.</summary>
    private static Socket? SocketOf(HttpContext http)
    {
        if (!http.WebSockets.IsWebSocketRequest || !HttpProtocol.IsHttp11(http.Request.Protocol) || http.Request.Query.ContainsKey("id"))
            return null;
        if (http.Features.Get<ITlsHandshakeFeature>() is not null)
            return null;
        return http.Features.Get<IHttpUpgradeFeature>() is { IsUpgradableRequest: true } ? http.Features.Get<IConnectionSocketFeature>()?.Socket : null;
    }

    private static async Task ServeAsync(HttpContext http, Socket socket, ConnectionDelegate hub, SocketConnections connections)
    {
        var key = http.Request.Headers.SecWebSocketKey.ToString();
        http.Response.Headers.Upgrade = "websocket";
        http.Response.Headers.SecWebSocketAccept = WebSocketFrame.Accept(key);
        var stream = await http.Features.GetRequiredFeature<IHttpUpgradeFeature>().UpgradeAsync();
        ForgetRequest(http);
        await ServeAsync(new Arrival(null, http, null), PipeReader.Create(stream, WithoutBuffer), new SocketWriter(socket, http.Abort), http.Abort, hub, connections);
    }

    /// <summary>Serves a WebSocket that was agreed on, until it ends.</summary>
    /// <param name="arrival">Who is there.</param>
    /// <param name="incoming">Frames as the client sends them.</param>
    /// <param name="writer">The way back.</param>
    /// <param name="abort">Ends the connection without a goodbye.</param>
    /// <param name="hub">Where the messages go.</param>
    /// <param name="connections">Those of this node.</param>
    internal static async Task ServeAsync(Arrival arrival, PipeReader incoming, SocketWriter writer, Action abort, ConnectionDelegate hub, SocketConnections connections)
    {
        var pipe = new Pipe(Inline);
        var address = connections.Enter(arrival.Address);
        var reader = new MessageReader(incoming, pipe.Writer, writer, connections.MeterOn(address));
        var connection = new SocketConnection(NewId(), arrival, new TurnReader(pipe.Reader), writer, abort, connections.GoingDown);
        connection.HearBy(reader);
        connections.Add(connection);
        try
        {
            var reading = ReadAsync(reader, connection);
            await RunAsync(hub, connection, writer);
            await pipe.Reader.CompleteAsync();
            if (!writer.Close())
                abort();
            if (reader.IsRefused)
                writer.EndSending();
            await reading.WaitAsync(CloseTimeout).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!reading.IsCompleted)
                abort();
            await reading;
        }
        finally
        {
            writer.Complete();
            await incoming.CompleteAsync();
            connections.Remove(connection);
            AddressMeters.Leave(address);
        }
    }

    /// <summary>A client stays for hours; the words of the request that brought them, ticket included, need not.</summary>
    private static void ForgetRequest(HttpContext http)
    {
        http.Request.Headers.Clear();
        http.Request.QueryString = QueryString.Empty;
        http.Features.Set<IQueryFeature>(null);
        http.Features.Set<IAuthenticateResultFeature>(null);
        if (http.Features.Get<IHttpRequestFeature>() is { } request)
            request.RawTarget = "";
    }

    private static async Task RunAsync(ConnectionDelegate hub, SocketConnection connection, SocketWriter writer)
    {
        try
        {
            await hub(connection);
        }
#pragma warning disable CA1031 // SignalR has logged it; what is left to do is to say goodbye.
        catch (Exception)
#pragma warning restore CA1031
        {
            writer.CloseAs(WebSocketFrame.InternalError);
        }
    }

    private static async Task ReadAsync(MessageReader reader, SocketConnection connection)
    {
        if (!await reader.RunAsync())
            connection.End();
    }

    private static string NewId() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));
}
