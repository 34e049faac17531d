using System.Buffers;
using System.IO.Pipelines;

namespace LiveTownHall.WebSockets;

/// <summary>Reads a client's messages off the connection into the hub's pipe, and answers its control frames.</summary>
/// <remarks>SignalR finds the ends of its messages by itself, so those of the frames are dropped.</remarks>
internal sealed class MessageReader(PipeReader incoming, PipeWriter hub, SocketWriter writer)
{
    private FrameParser _parser;
    private bool _hubIsGone;

    /// <summary>Whether the client said goodbye, or broke the protocol, after which it is heard no more.</summary>
    public bool IsOver { get; private set; }

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
        return orderly;
    }

    private async Task<bool> ReadToEndAsync()
    {
        while (!IsOver)
        {
            var read = await incoming.ReadAsync();
            var wrote = Take(read.Buffer, out var taken);
            incoming.AdvanceTo(read.Buffer.GetPosition(taken), read.Buffer.End);
            if (wrote && (await hub.FlushAsync()).IsCompleted)
                _hubIsGone = true;
            if (read.IsCompleted && !IsOver)
                return false;
        }

        return true;
    }

    /// <summary>Most messages lie in one piece of memory; of the others only a header or a control frame across two pieces has to be copied.</summary>
    private bool Take(ReadOnlySequence<byte> bytes, out long taken)
    {
        taken = 0;
        var wrote = false;
        Span<byte> seam = stackalloc byte[WebSocketFrame.LongestHeader + WebSocketFrame.LongestControl];
        while (!IsOver && taken < bytes.Length)
        {
            var rest = bytes.Slice(taken);
            wrote |= Take(rest.FirstSpan, out var inPiece);
            taken += inPiece;
            if (inPiece == rest.FirstSpan.Length)
                continue;
            if (IsOver || rest.IsSingleSegment)
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
        while (!IsOver && taken < bytes.Length)
        {
            if (_parser.Left == 0)
            {
                var header = _parser.ReadHeader(bytes[taken..]);
                if (header == 0)
                    return wrote;
                if (header < 0)
                {
                    IsOver = true;
                    writer.CloseStatus = 1002;
                    return wrote;
                }

                if (_parser.IsControl && bytes.Length - taken - header < _parser.Left)
                {
                    // Short, so it is waited for as a whole.
                    _parser.Forget();
                    return wrote;
                }

                taken += header;
            }

            var part = bytes.Slice(taken, (int)Math.Min(_parser.Left, bytes.Length - taken));
            taken += part.Length;
            if (_parser.IsControl)
                Answer(part);
            else
                wrote |= Hand(part);
        }

        return wrote;
    }

    private bool Hand(ReadOnlySpan<byte> part)
    {
        if (part.IsEmpty)
            return false;
        if (_hubIsGone)
        {
            _parser.Skip(part.Length);
            return false;
        }

        _parser.Unmask(part, hub.GetSpan(part.Length)[..part.Length]);
        hub.Advance(part.Length);
        return true;
    }

    private void Answer(ReadOnlySpan<byte> part)
    {
        Span<byte> payload = stackalloc byte[WebSocketFrame.LongestControl];
        payload = payload[..part.Length];
        _parser.Unmask(part, payload);
        if (_parser.Opcode == WebSocketFrame.Close)
            IsOver = true;
        else if (_parser.Opcode == WebSocketFrame.Ping)
            writer.Pong(payload);
    }
}
