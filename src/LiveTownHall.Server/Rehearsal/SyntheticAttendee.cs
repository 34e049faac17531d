using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using LiveTownHall.Contracts.Halls;
using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Contracts.Polls;
using LiveTownHall.Core.Polls;
using LiveTownHall.Server.Polls;
using LiveTownHall.Server.Wire;

namespace LiveTownHall.Server.Rehearsal;

/// <summary>One synthetic attendee: a real WebSocket to the hub that speaks SignalR's JSON protocol, joins, votes in one poll after the other and watches.</summary>
/// <remarks>It looks at positions only and folds nothing: thousands have to fit beside the server that they rehearse.</remarks>
internal sealed class SyntheticAttendee(int seed) : IDisposable, ISyntheticVoter
{
    private const byte Separator = 0x1e;

    private readonly ClientWebSocket _socket = new();
    private readonly TaskCompletionSource _keyframe = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Random _chance = new(seed);
    private readonly List<(long Position, long At)> _seen = [];
    private TaskCompletionSource<long?> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool _ended;
    private int _calls;

    /// <summary>Returns when the hall is on this attendee's screen.</summary>
    public async Task JoinAsync(Uri server, TicketGranted ticket, CancellationToken cancellation)
    {
        var address = new UriBuilder(new Uri(server, ticket.Hub)) { Scheme = "ws", Query = $"access_token={ticket.Ticket}" };
        await _socket.ConnectAsync(address.Uri, cancellation);
        await SendAsync("{\"protocol\":\"json\",\"version\":1}", cancellation);
        _ = ReadAsync(cancellation);
        await _keyframe.Task.WaitAsync(cancellation);
    }

    /// <summary>Votes what the poll's kind has made-up voters answer. One vote at a time.</summary>
    /// <returns>When the ballot left (<see cref="Stopwatch.GetTimestamp"/>), and where in the journal it is; null where it was refused.</returns>
    public async Task<(long CastAt, long? Position)> VoteAsync(RehearsedPoll poll, CancellationToken cancellation)
    {
        var ballot = KindRegistry.Of(poll.Definition.Kind).Answer(poll.Definition, this).ToBallot();
        var answer = new TaskCompletionSource<long?>(TaskCreationOptions.RunContinuationsAsynchronously);
        Volatile.Write(ref _answer, answer);
        if (_ended)
            return (Stopwatch.GetTimestamp(), null);
        var call = new
        {
            type = 1,
            invocationId = (++_calls).ToString(CultureInfo.InvariantCulture),
            target = "CastBallot",
            arguments = new[] { new CastBallot { PollId = poll.Id, Ballot = ballot } }
        };
        var castAt = Stopwatch.GetTimestamp();
        await SendAsync(JsonSerializer.Serialize(call, WireJson.Options), cancellation);
        return (castAt, await answer.Task.WaitAsync(cancellation));
    }

    public int Below(int bound) => _chance.Next(bound);

    /// <summary>When this attendee's screen first showed a state with the position in it; null if it never did.</summary>
    public long? SawAt(long position)
    {
        lock (_seen)
        {
            // Positions only grow.
            var (first, end) = (0, _seen.Count);
            while (first < end)
            {
                var middle = (first + end) / 2;
                if (_seen[middle].Position < position)
                    first = middle + 1;
                else
                    end = middle;
            }

            return first == _seen.Count ? null : _seen[first].At;
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
        _ended = true;
        Volatile.Read(ref _answer).TrySetResult(null);
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
            Volatile.Read(ref _answer).TrySetResult(isOk ? result.GetProperty("position").GetInt64() : null);
        }
        else if (type.GetInt32() == 1 && root.GetProperty("target").GetString() is HubNames.Keyframe or HubNames.Delta)
        {
            lock (_seen)
                _seen.Add((root.GetProperty("arguments")[0].GetProperty("position").GetInt64(), Stopwatch.GetTimestamp()));
            _keyframe.TrySetResult();
        }
    }
}
