using System.Buffers;
using System.Net.WebSockets;
using System.Text;
using LiveTownHall.Contracts.Halls;
using LiveTownHall.LoadTests.Measuring;
using MessagePack;

namespace LiveTownHall.LoadTests.Town;

/// <summary>A screen that reads frames off the socket and looks at nothing but their position, so that thousands fit beside the server.</summary>
/// <remarks>
/// SignalR's hub protocol in MessagePack over one WebSocket (dotnet/aspnetcore, HubProtocol.md): a JSON handshake ended by 0x1E, then messages
/// after a varint length; an invocation is <c>[1, headers, id, target, [argument]]</c>, a ping <c>[6]</c>, a close <c>[7, error]</c>.
/// </remarks>
internal sealed class RawScreen : IAsyncDisposable
{
    private const int Invocation = 1;
    private const int Close = 7;

    private static readonly byte[] Handshake = Encoding.UTF8.GetBytes("{\"protocol\":\"messagepack\",\"version\":1}\x1e");
    private static readonly byte[] Ping = [2, 0x91, 6];
    private static readonly TimeSpan PingEvery = TimeSpan.FromSeconds(10);

    private readonly ClientWebSocket _socket = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource _keyframe = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _reading = Task.CompletedTask;
    private Timer? _pinging;
    private bool _welcomed;
    private string _end = "without a word";

    public Sightings Sightings { get; } = new();

    /// <summary>Deltas and keyframes that came.</summary>
    public int Frames { get; private set; }

    public int Keyframes { get; private set; }

    public long Bytes { get; private set; }

    /// <summary>Returns when the first keyframe is there.</summary>
    public async Task ConnectAsync(Uri server, TicketGranted ticket, CancellationToken cancellation)
    {
        var address = new UriBuilder(new Uri(server, ticket.Hub)) { Scheme = "ws", Query = $"access_token={ticket.Ticket}" };
        await _socket.ConnectAsync(address.Uri, cancellation);
        await _socket.SendAsync(Handshake, WebSocketMessageType.Text, true, cancellation);
        _reading = ReadAsync();
        _pinging = new Timer(_ => _ = PingAsync(), null, PingEvery, PingEvery);
        await _keyframe.Task.WaitAsync(cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        if (_pinging is not null)
            await _pinging.DisposeAsync();
        await _stop.CancelAsync();
        await _reading;
        _socket.Dispose();
        _stop.Dispose();
    }

    private async Task PingAsync()
    {
        try
        {
            await _socket.SendAsync(Ping, WebSocketMessageType.Binary, true, _stop.Token);
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            // Over.
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
                Take(buffer.WrittenMemory);
                buffer.ResetWrittenCount();
            }
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException)
        {
            _end = e.Message;
        }

        _keyframe.TrySetException(new IOException($"The connection ended before the keyframe: {_end}"));
    }

    private void Take(ReadOnlyMemory<byte> messages)
    {
        if (!_welcomed)
        {
            messages = messages[(messages.Span.IndexOf((byte)0x1e) + 1)..];
            _welcomed = true;
        }

        while (!messages.IsEmpty)
        {
            var (length, digits) = ReadLength(messages.Span);
            Look(messages.Slice(digits, length));
            messages = messages[(digits + length)..];
        }
    }

    private void Look(ReadOnlyMemory<byte> message)
    {
        var reader = new MessagePackReader(message);
        reader.ReadArrayHeader();
        var type = reader.ReadInt32();
        if (type == Close)
            _end = reader.ReadString() ?? _end;
        if (type != Invocation)
            return;
        reader.Skip();
        reader.Skip();
        var target = reader.ReadString();
        if (target is not ("Delta" or "Keyframe"))
            return;
        reader.ReadArrayHeader();
        reader.ReadArrayHeader();
        if (target == "Delta")
            reader.Skip();
        Frames++;
        Sightings.Saw(reader.ReadInt64());
        if (target == "Delta")
            return;
        Keyframes++;
        _keyframe.TrySetResult();
    }

    private static (int Length, int Digits) ReadLength(ReadOnlySpan<byte> bytes)
    {
        var (length, digits) = (0, 0);
        do
            length |= (bytes[digits] & 0x7f) << (7 * digits);
        while ((bytes[digits++] & 0x80) != 0);
        return (length, digits);
    }
}
