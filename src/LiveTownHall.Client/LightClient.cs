using System.Buffers;
using System.Net.WebSockets;
using LiveTownHall.Client.Connection;
using LiveTownHall.Client.State;
using LiveTownHall.Client.Wire;
using LiveTownHall.Contracts.Halls;

namespace LiveTownHall.Client;

/// <summary>One connection that looks at positions only: it folds nothing, decodes nothing, and does not come back by itself.</summary>
/// <remarks>For rehearsals and load tests, where thousands have to fit beside the server. Whoever wants to see a hall wants <see cref="AudienceClient"/>.</remarks>
public sealed class LightClient : IAsyncDisposable
{
    private static readonly TimeSpan PingEvery = TimeSpan.FromSeconds(10);

    private readonly ClientWebSocket _socket = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly SemaphoreSlim _sending = new(1);
    private readonly GlanceReader _reader = new();
    private readonly TaskCompletionSource _keyframe = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _reading = Task.CompletedTask;
    private Timer? _pinging;
    private TaskCompletionSource<Glance?>? _answer;
    private string _end = "without a word";
    private volatile bool _ended;

    /// <summary>When this client first saw which position.</summary>
    public Sightings Sightings { get; } = new();

    /// <summary>Deltas and keyframes that came.</summary>
    public int Frames { get; private set; }

    public int Keyframes { get; private set; }

    /// <summary>All that came.</summary>
    public long Bytes { get; private set; }

    /// <summary>Returns when the first keyframe is there.</summary>
    /// <exception cref="WebSocketException">The server does not let it in.</exception>
    /// <exception cref="IOException">The connection ended before the keyframe.</exception>
    public async Task ConnectAsync(Uri server, TicketGranted ticket, CancellationToken cancellation)
    {
        var address = new UriBuilder(new Uri(server, HubMessages.Target(ticket.Hub, ticket.Ticket))) { Scheme = server.Scheme == "https" ? "wss" : "ws" };
        await _socket.ConnectAsync(address.Uri, cancellation);
        await _socket.SendAsync(HubMessages.HandshakeBytes(HubEncoding.MessagePack), WebSocketMessageType.Text, true, cancellation);
        _reading = ReadAsync();
        _pinging = new Timer(_ => _ = PingAsync(), null, PingEvery, PingEvery);
        await _keyframe.Task.WaitAsync(cancellation);
    }

    /// <summary>Calls a hub method, one call at a time.</summary>
    /// <param name="call">Made by <see cref="HubMessages"/>.</param>
    /// <returns>The answer; null where the connection ended before it.</returns>
    public async Task<Glance?> CallAsync(ReadOnlyMemory<byte> call, CancellationToken cancellation)
    {
        var answer = new TaskCompletionSource<Glance?>(TaskCreationOptions.RunContinuationsAsynchronously);
        Volatile.Write(ref _answer, answer);
        if (_ended || !await TrySendAsync(call, cancellation))
            return null;
        return await answer.Task.WaitAsync(cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        if (_stop.IsCancellationRequested)
            return;
        await _stop.CancelAsync();
        if (_pinging is not null)
            await _pinging.DisposeAsync();
        await _reading;
        _socket.Dispose();
        _sending.Dispose();
        _stop.Dispose();
    }

    private async Task PingAsync()
    {
        try
        {
            await TrySendAsync(HubMessages.Ping, _stop.Token);
        }
        catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException)
        {
            // Over.
        }
    }

    /// <summary>A WebSocket takes one message at a time.</summary>
    private async Task<bool> TrySendAsync(ReadOnlyMemory<byte> message, CancellationToken cancellation)
    {
        await _sending.WaitAsync(cancellation);
        try
        {
            await _socket.SendAsync(message, WebSocketMessageType.Binary, true, cancellation);
            return true;
        }
        catch (Exception e) when (e is WebSocketException or ObjectDisposedException)
        {
            return false;
        }
        finally
        {
            _sending.Release();
        }
    }

    private async Task ReadAsync()
    {
        var buffer = new ArrayBufferWriter<byte>(2048);
        try
        {
            while (true)
            {
                var part = await _socket.ReceiveAsync(buffer.GetMemory(1024), _stop.Token);
                if (part.MessageType == WebSocketMessageType.Close)
                    break;
                buffer.Advance(part.Count);
                Bytes += part.Count;
                if (!part.EndOfMessage)
                    continue;
                Take(buffer.WrittenSpan);
                buffer.ResetWrittenCount();
            }
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException)
        {
            _end = e.Message;
        }

        _ended = true;
        _keyframe.TrySetException(new IOException($"The connection ended before the keyframe: {_end}"));
        _ = _keyframe.Task.Exception;
        Volatile.Read(ref _answer)?.TrySetResult(null);
    }

    private void Take(ReadOnlySpan<byte> messages)
    {
        while (_reader.TryTake(ref messages, out var glance))
        {
            switch (glance.Kind)
            {
                case GlanceKind.Keyframe or GlanceKind.Delta:
                    Frames++;
                    Sightings.Saw(glance.Position);
                    if (glance.Kind == GlanceKind.Keyframe)
                    {
                        Keyframes++;
                        _keyframe.TrySetResult();
                    }

                    break;
                case GlanceKind.Answer:
                    Volatile.Read(ref _answer)?.TrySetResult(glance);
                    break;
                case GlanceKind.Close:
                    _end = glance.Reason ?? _end;
                    break;
            }
        }
    }
}
