using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using LiveTownHall.Client.Wire;
using LiveTownHall.Contracts.Halls;

namespace LiveTownHall.Server.Tests.Rig.Sockets;

/// <summary>A WebSocket to a hub that does exactly what a test says: nothing is read or answered by itself.</summary>
internal sealed class RawSocket : IAsyncDisposable
{
    private readonly HttpMessageInvoker _http;

    private RawSocket(ClientWebSocket socket, HttpMessageInvoker http) => (Socket, _http) = (socket, http);

    public ClientWebSocket Socket { get; }

    /// <param name="smallBuffers">The kernel keeps as little as it can for this end, so that who does not read is soon noticed.</param>
    /// <returns>The socket, or the status with which the upgrade was refused.</returns>
    public static async Task<(RawSocket? Socket, HttpStatusCode Status)> TryOpenAsync(Uri server, TicketGranted ticket, string? origin = null, bool smallBuffers = false)
    {
        var handler = new SocketsHttpHandler { UseProxy = false };
        if (smallBuffers)
            handler.ConnectCallback = ConnectNarrowAsync;
        var http = new HttpMessageInvoker(handler);
        var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        socket.Options.KeepAliveInterval = TimeSpan.Zero;
        if (origin is not null)
            socket.Options.SetRequestHeader("Origin", origin);
        var url = new UriBuilder(new Uri(server, HubMessages.Target(ticket.Hub, ticket.Ticket))) { Scheme = "ws" }.Uri;
        try
        {
            await socket.ConnectAsync(url, http, CancellationToken.None).Within();
            return (new RawSocket(socket, http), socket.HttpStatusCode);
        }
        catch (WebSocketException)
        {
            var status = socket.HttpStatusCode;
            socket.Dispose();
            http.Dispose();
            return (null, status);
        }
    }

    /// <summary>Opens and shakes hands, without reading the answer.</summary>
    public static async Task<RawSocket> OpenAsync(Uri server, TicketGranted ticket, WireFormat wire = WireFormat.Json, bool smallBuffers = false)
    {
        var (socket, status) = await TryOpenAsync(server, ticket, smallBuffers: smallBuffers);
        Assert.True(socket is not null, $"refused with {status}");
        await socket.SendAsync(HubMessages.Handshake(wire));
        return socket;
    }

    public Task SendAsync(string text) => SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text);

    public Task SendAsync(byte[] bytes, WebSocketMessageType type) => Socket.SendAsync(bytes, type, endOfMessage: true, CancellationToken.None).Within();

    /// <summary>The next bytes; none when the connection has ended.</summary>
    public async Task<byte[]> ReadAsync()
    {
        var buffer = new byte[64 * 1024];
        try
        {
            var read = await Socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None).Within();
            return read.MessageType == WebSocketMessageType.Close ? [] : buffer[..read.Count];
        }
        catch (WebSocketException)
        {
            return [];
        }
    }

    /// <summary>Reads until the other end is gone.</summary>
    public async Task ReadToEndAsync()
    {
        while ((await ReadAsync()).Length > 0)
        {
        }
    }

    public ValueTask DisposeAsync()
    {
        Socket.Dispose();
        _http.Dispose();
        return ValueTask.CompletedTask;
    }

    private static async ValueTask<Stream> ConnectNarrowAsync(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 2048, NoDelay = true };
        await socket.ConnectAsync(context.DnsEndPoint, cancellation);
        return new NetworkStream(socket, ownsSocket: true);
    }
}
