using System.Buffers;
using System.IO.Pipelines;

namespace LiveTownHall.WebSockets;

/// <summary>Reads a client's messages off the connection into the hub's pipe, and answers its control frames.</summary>
/// <remarks>SignalR finds the ends of its messages by itself, so those of the frames are dropped.</remarks>
internal sealed class MessageReader(PipeReader incoming, PipeWriter hub, SocketWriter writer, SocketMeter meter)
{
    /// <summary>After so many frames or bytes a client that always has more to say lets the others have the thread.</summary>
    internal const int TurnFrames = 64;
    private const int TurnBytes = 16 * 1024;

    /// <summary>A message that is longer is refused before its bytes come. Several of the hub's own may lie in one.</summary>
    internal const int LongestMessage = 64 * 1024;

    /// <summary>What is still read of a client that broke the rules, so that it gets to see why it is closed.</summary>
    private const int LongestFarewell = 256 * 1024;

    private SocketMeter _meter = meter;
    private Utf8Stream _text;
    private long _message;
    private FrameParser _parser;
    private bool _hubIsGone;
    private int _frames;
    private int _bytes;

    /// <summary>Whether the client said goodbye, or broke the protocol, after which it is heard no more.</summary>
    public bool IsOver { get; private set; }

    /// <summary>Whether it was heard no more because it broke the rules.</summary>
    public bool IsRefused { get; private set; }

    /// <summary>Set whenever something came; whoever looks for silent clients takes it back.</summary>
    public bool WasHeard { get; set; }

    private bool IsTurnOver => _frames >= TurnFrames || _bytes >= TurnBytes;

    /// <summary>Runs until the client closes, is gone, or breaks the protocol. Does not throw.</summary>
    /// <returns>Whether the end was an orderly one.</returns>
    public async Task<bool> RunAsync()
    {
        var orderly = false;
        try
        {
            orderly = await ReadToEndAsync();
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException or ObjectDisposedException or InvalidOperationException)
        {
            // The client is gone, or the connection was aborted here.
        }

        await hub.CompleteAsync();
        if (IsRefused)
            await PassOverAsync();
        return orderly;
    }

    private async Task<bool> ReadToEndAsync()
    {
        while (!IsOver)
        {
            var read = await incoming.ReadAsync();
            WasHeard = true;
            var wrote = Take(read.Buffer, out var taken);
            var consumed = read.Buffer.GetPosition(taken);
            incoming.AdvanceTo(consumed, IsTurnOver ? consumed : read.Buffer.End);
            if (!IsOver && !_meter.IsWithin())
                End(WebSocketFrame.PolicyViolation, SocketLimits.RateLimited);
            if (wrote && (await hub.FlushAsync()).IsCompleted)
                _hubIsGone = true;
            if (!IsTurnOver)
            {
                if (read.IsCompleted && !IsOver)
                    return false;
                continue;
            }

            // Here and not in a method of its own: that could be over before it is awaited, and then this thread would go on.
            (_frames, _bytes) = (0, 0);
            await Task.Yield();
        }

        return true;
    }

    private async ValueTask PassOverAsync()
    {
        try
        {
            for (long passed = 0; passed < LongestFarewell;)
            {
                var read = await incoming.ReadAsync();
                passed += read.Buffer.Length;
                incoming.AdvanceTo(read.Buffer.End);
                if (read.IsCompleted)
                    return;
            }
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException or ObjectDisposedException or InvalidOperationException)
        {
            // Then there is nobody to tell.
        }
    }

    private void End(ushort status, string reason = "")
    {
        (IsOver, IsRefused) = (true, true);
        writer.CloseAs(status, reason);
    }

    /// <summary>Most messages lie in one piece of memory; of the others only a header or a control frame across two pieces has to be copied.</summary>
    private bool Take(ReadOnlySequence<byte> bytes, out long taken)
    {
        taken = 0;
        var wrote = false;
        Span<byte> seam = stackalloc byte[WebSocketFrame.LongestHeader + WebSocketFrame.LongestControl];
        while (!IsOver && !IsTurnOver && taken < bytes.Length)
        {
            var rest = bytes.Slice(taken);
            wrote |= Take(rest.FirstSpan, out var inPiece);
            taken += inPiece;
            if (inPiece == rest.FirstSpan.Length)
                continue;
            if (IsOver || IsTurnOver || rest.IsSingleSegment)
                return wrote;
            rest = bytes.Slice(taken);
            var across = seam[..(int)Math.Min(rest.Length, seam.Length)];
            rest.Slice(0, across.Length).CopyTo(across);
            wrote |= Take(across, out var inSeam);
            taken += inSeam;
            if (inSeam == 0)
                return wrote;
        }

        return wrote;
    }

    /// <summary>Takes what is whole, which is everything but a header in pieces.</summary>
    /// <returns>Whether something is there for the hub.</returns>
    private bool Take(ReadOnlySpan<byte> bytes, out int taken)
    {
        taken = 0;
        var wrote = false;
        while (!IsOver && !IsTurnOver && taken < bytes.Length)
        {
            if (_parser.Left == 0)
            {
                var header = _parser.ReadHeader(bytes[taken..]);
                if (header == 0)
                    return wrote;
                if (header < 0)
                {
                    End(WebSocketFrame.ProtocolError);
                    return wrote;
                }

                if (_parser.IsControl && bytes.Length - taken - header < _parser.Left)
                {
                    // Short, so it is waited for as a whole.
                    _parser.Forget();
                    return wrote;
                }

                taken += header;
                if (!IsShortEnough())
                {
                    End(WebSocketFrame.TooLarge);
                    return wrote;
                }

                _frames++;
                _meter.Count(isForHub: !_parser.IsControl && _parser.Left > 0);
            }

            var part = bytes.Slice(taken, (int)Math.Min(_parser.Left, bytes.Length - taken));
            taken += part.Length;
            _bytes += part.Length;
            _meter.CountBytes(part.Length);
            if (_parser.IsControl)
                Answer(part);
            else
                wrote |= Hand(part);
        }

        return wrote;
    }

    private bool IsShortEnough()
    {
        if (_parser.IsControl)
            return true;
        if (_parser.Opcode != WebSocketFrame.Continuation)
            (_message, _text) = (0, default);
        _message += _parser.Left;
        return _message <= LongestMessage;
    }

    private bool Hand(ReadOnlySpan<byte> part)
    {
        if (_hubIsGone)
        {
            _parser.Skip(part.Length);
            return false;
        }

        if (!part.IsEmpty)
        {
            var plain = hub.GetSpan(part.Length)[..part.Length];
            _parser.Unmask(part, plain);
            if (_parser.IsText && !_text.Add(plain))
            {
                End(WebSocketFrame.InvalidText);
                return false;
            }

            hub.Advance(part.Length);
        }

        if (_parser is { IsText: true, IsFinal: true, Left: 0 } && !_text.IsWhole)
            End(WebSocketFrame.InvalidText);
        return !part.IsEmpty;
    }

    private void Answer(ReadOnlySpan<byte> part)
    {
        Span<byte> payload = stackalloc byte[WebSocketFrame.LongestControl];
        payload = payload[..part.Length];
        _parser.Unmask(part, payload);
        if (_parser.Opcode == WebSocketFrame.Close)
            AgreeToClose(CloseCode.AnswerTo(payload));
        else if (_parser.Opcode == WebSocketFrame.Ping)
            writer.Pong(payload);
    }

    private void AgreeToClose(ushort status)
    {
        IsOver = true;
        writer.CloseAs(status);
    }
}
