using System.Buffers;
using System.IO.Pipelines;
using System.Net.Sockets;

namespace LiveTownHall.Server.Direct;

/// <summary>Where a hub connection writes: each flush is one WebSocket message and, while the client keeps up, one <c>send</c>.</summary>
/// <remarks>
/// SignalR's own transport puts every message into a pipe and wakes another thread to send it; that costs as much as sending.
/// Here nothing is kept in between: what the kernel does not take is the write under way, and SignalR lets only one be so.
/// Only control frames are written beside the hub; a flag keeps the two apart.
/// </remarks>
internal sealed class SocketWriter(Socket socket, Action abort) : PipeWriter
{
    private const int Free = 0;
    private const int Taken = 1;
    private const int NormalClosure = 1000;
    private const int LargestOnStack = 1024;

    private static readonly FlushResult Ended = new(isCanceled: false, isCompleted: true);

    private byte[]? _buffer;
    private int _written;
    private int _use;
    private byte[]? _pong;
    private volatile bool _ended;
    private volatile bool _waits;

    /// <summary>Whether the hub protocol is a binary one.</summary>
    public bool IsBinary { get; set; }

    /// <summary>What the close frame will say.</summary>
    public ushort CloseStatus { get; set; } = NormalClosure;

    private int Opcode => IsBinary ? WebSocketFrame.Binary : WebSocketFrame.Text;

    public override Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _buffer.AsMemory(WebSocketFrame.LongestOwnHeader + _written);
    }

    public override Span<byte> GetSpan(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _buffer.AsSpan(WebSocketFrame.LongestOwnHeader + _written);
    }

    public override void Advance(int bytes) => _written += bytes;

    public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default)
    {
        if (_buffer is not { } buffer) return new ValueTask<FlushResult>(default(FlushResult));
        var header = WebSocketFrame.HeaderLength(_written);
        var frame = buffer.AsMemory(WebSocketFrame.LongestOwnHeader - header, header + _written);
        WebSocketFrame.WriteHeader(frame.Span, Opcode, _written);
        (_buffer, _written) = (null, 0);
        return Send(frame.Span, buffer);
    }

    /// <summary>A message that was serialised before.</summary>
    public override ValueTask<FlushResult> WriteAsync(ReadOnlyMemory<byte> source, CancellationToken cancellationToken = default)
    {
        var header = WebSocketFrame.HeaderLength(source.Length);
        if (_written > 0 || header + source.Length > LargestOnStack)
        {
            source.Span.CopyTo(GetSpan(source.Length));
            Advance(source.Length);
            return FlushAsync(cancellationToken);
        }

        Span<byte> frame = stackalloc byte[LargestOnStack];
        frame = frame[..(header + source.Length)];
        WebSocketFrame.WriteHeader(frame, Opcode, source.Length);
        source.Span.CopyTo(frame[header..]);
        return Send(frame, null);
    }

    /// <summary>A write that is under way can't be taken back without breaking the frame, so the connection ends.</summary>
    public override void CancelPendingFlush()
    {
        if (_waits) abort();
    }

    public override void Complete(Exception? exception = null)
    {
        if (_buffer is { } buffer) ArrayPool<byte>.Shared.Return(buffer);
        (_buffer, _written) = (null, 0);
    }

    /// <summary>Answers a ping, at once or after the write under way. The newest ping is the one to be answered (RFC 6455, section 5.5.3).</summary>
    public void Pong(ReadOnlySpan<byte> payload)
    {
        var frame = new byte[2 + payload.Length];
        WebSocketFrame.WriteHeader(frame, WebSocketFrame.Pong, payload.Length);
        payload.CopyTo(frame.AsSpan(2));
        Volatile.Write(ref _pong, frame);
        if (Interlocked.CompareExchange(ref _use, Taken, Free) == Free) Release();
    }

    /// <summary>The last frame; whatever the hub writes later is dropped.</summary>
    /// <returns>False where it can't be sent, because a write is stuck or the connection is gone.</returns>
    public bool Close()
    {
        if (_ended || _waits) return false;
        Span<byte> frame = [0x80 | WebSocketFrame.Close, 2, (byte)(CloseStatus >> 8), (byte)CloseStatus];
        Take();
        var sent = NativeSend.TrySend(socket.SafeHandle, frame);
        if (!NativeSend.IsSupported) sent = socket.Send(frame);
        _ended = true;
        Release();
        return sent == frame.Length;
    }

    private void Reserve(int sizeHint)
    {
        var wanted = WebSocketFrame.LongestOwnHeader + _written + Math.Max(sizeHint, 1);
        if (_buffer is null)
        {
            _buffer = ArrayPool<byte>.Shared.Rent(Math.Max(wanted, 512));
            return;
        }

        if (wanted <= _buffer.Length) return;
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(wanted, _buffer.Length * 2));
        _buffer.AsSpan(0, WebSocketFrame.LongestOwnHeader + _written).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
    }

    /// <param name="rented">What the frame lies in, given back when it is sent; null for one on the stack.</param>
    private ValueTask<FlushResult> Send(ReadOnlySpan<byte> frame, byte[]? rented)
    {
        Take();
        var sent = _ended ? -1 : NativeSend.TrySend(socket.SafeHandle, frame);
        if (sent >= 0 && sent < frame.Length)
        {
            var rest = ArrayPool<byte>.Shared.Rent(frame.Length - sent);
            frame[sent..].CopyTo(rest);
            if (rented is not null) ArrayPool<byte>.Shared.Return(rented);
            return SendRestAsync(rest, frame.Length - sent);
        }

        if (rented is not null) ArrayPool<byte>.Shared.Return(rented);
        if (sent < 0) _ended = true;
        Release();
        return new ValueTask<FlushResult>(sent < 0 ? Ended : default);
    }

    private async ValueTask<FlushResult> SendRestAsync(byte[] rest, int length)
    {
        _waits = true;
        try
        {
            await socket.SendAsync(rest.AsMemory(0, length), SocketFlags.None);
            ArrayPool<byte>.Shared.Return(rest);
            return default;
        }
        catch (Exception gone) when (gone is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            _ended = true;
            return Ended;
        }
        finally
        {
            _waits = false;
            Release();
        }
    }

    /// <summary>Only a pong can be in the way, which takes one call into the kernel.</summary>
    private void Take()
    {
        var spin = default(SpinWait);
        while (Interlocked.CompareExchange(ref _use, Taken, Free) != Free) spin.SpinOnce();
    }

    private void Release()
    {
        while (true)
        {
            if (Interlocked.Exchange(ref _pong, null) is { } pong && !_ended) SendPong(pong);
            Volatile.Write(ref _use, Free);

            // A ping that came between the two lines above found the flag taken and left its answer to us.
            Interlocked.MemoryBarrier();
            if (Volatile.Read(ref _pong) is null || Interlocked.CompareExchange(ref _use, Taken, Free) != Free) return;
        }
    }

    private void SendPong(byte[] pong)
    {
        if (!NativeSend.IsSupported)
        {
            socket.Send(pong);
            return;
        }

        // A client that pings and does not read gets no answer; half of one would break the stream.
        if (NativeSend.TrySend(socket.SafeHandle, pong) is > 0 and var sent && sent < pong.Length) abort();
    }
}
