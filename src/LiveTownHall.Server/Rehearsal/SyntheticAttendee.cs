using System.Buffers;
using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using LiveTownHall.Contracts.Halls;
using LiveTownHall.Contracts.Hubs;

namespace LiveTownHall.Server.Rehearsal;

/// <summary>One synthetic attendee: a real WebSocket to the hub that speaks SignalR's JSON protocol, joins, votes once and watches.</summary>
internal sealed class SyntheticAttendee : IDisposable
{
    private const byte Separator = 0x1e;

    private readonly ClientWebSocket _socket = new();
    private readonly TaskCompletionSource _keyframe = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<long?> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<(long Position, long At)> _seen = [];

    /// <summary>When the ballot left (<see cref="Stopwatch.GetTimestamp"/>).</summary>
    public long CastAt { get; private set; }

    /// <summary>Returns when the hall is on this attendee's screen.</summary>
    public async Task JoinAsync(Uri server, TicketGranted ticket, CancellationToken cancellation)
    {
        var address = new UriBuilder(new Uri(server, ticket.Hub)) { Scheme = "ws", Query = $"access_token={ticket.Ticket}" };
        await _socket.ConnectAsync(address.Uri, cancellation);
        await SendAsync("{\"protocol\":\"json\",\"version\":1}", cancellation);
        _ = ReadAsync(cancellation);
        await _keyframe.Task.WaitAsync(cancellation);
    }

    /// <returns>Where in the journal the ballot is; null where it was refused.</returns>
    public async Task<long?> VoteAsync(string pollId, string option, CancellationToken cancellation)
    {
        CastAt = Stopwatch.GetTimestamp();
        await SendAsync($$$"""{"type":1,"invocationId":"1","target":"CastBallot","arguments":[{"pollId":"{{{pollId}}}","ballot":{"choices":["{{{option}}}"]}}]}""", cancellation);
        return await _answer.Task.WaitAsync(cancellation);
    }

    /// <summary>When this attendee's screen first showed a state with the position in it; null if it never did.</summary>
    public long? SawAt(long position)
    {
        lock (_seen)
        {
            var first = _seen.FindIndex(s => s.Position >= position);
            return first < 0 ? null : _seen[first].At;
        }
    }

    public void Dispose() => _socket.Dispose();

    private async Task SendAsync(string message, CancellationToken cancellation)
        => await _socket.SendAsync(Encoding.UTF8.GetBytes(message + (char)Separator), WebSocketMessageType.Text, true, cancellation);

    private async Task ReadAsync(CancellationToken cancellation)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        try
        {
            while (true)
            {
                var part = await _socket.ReceiveAsync(buffer.GetMemory(4096), cancellation);
                if (part.MessageType == WebSocketMessageType.Close)
                    break;
                buffer.Advance(part.Count);
                if (!part.EndOfMessage)
                    continue;
                TakeAll(buffer.WrittenMemory);
                buffer.ResetWrittenCount();
            }
        }
        catch (Exception end) when (end is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            // The rehearsal is over, or this one was thrown out.
        }

        _keyframe.TrySetException(new IOException("The connection ended."));
        _answer.TrySetResult(null);
    }

    private void TakeAll(ReadOnlyMemory<byte> messages)
    {
        for (var end = messages.Span.IndexOf(Separator); end >= 0; end = messages.Span.IndexOf(Separator))
        {
            if (end > 2)
                Take(messages[..end]);
            messages = messages[(end + 1)..];
        }
    }

    private void Take(ReadOnlyMemory<byte> message)
    {
        using var json = JsonDocument.Parse(message);
        var root = json.RootElement;
        if (!root.TryGetProperty("type", out var type))
            return;
        if (type.GetInt32() == 3)
        {
            var isOk = root.TryGetProperty("result", out var result) && result.GetProperty("ok").GetBoolean();
            _answer.TrySetResult(isOk ? result.GetProperty("position").GetInt64() : null);
        }
        else if (type.GetInt32() == 1 && root.GetProperty("target").GetString() is HubNames.Keyframe or HubNames.Delta)
        {
            lock (_seen)
                _seen.Add((root.GetProperty("arguments")[0].GetProperty("position").GetInt64(), Stopwatch.GetTimestamp()));
            _keyframe.TrySetResult();
        }
    }
}
