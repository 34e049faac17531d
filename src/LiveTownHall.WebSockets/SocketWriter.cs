using System.Buffers;
using System.IO.Pipelines;
using System.Net.Sockets;
using System.Text;

namespace LiveTownHall.WebSockets;

/// <summary>Where a hub connection writes: each flush is one WebSocket message and, while the client keeps up, one <c>send</c>.</summary>
/// <remarks>
/// SignalR's own transport puts every message into a pipe and wakes another thread to send it; that costs as much as sending.
/// Here nothing is kept in between: what the kernel does not take at once is the write under way, and who comes next waits for it.
/// A flag keeps writers apart: the hub, of which SignalR lets only one write, frames that were built before, and pongs.
/// </remarks>
internal sealed class SocketWriter(Socket socket, Action abort) : PipeWriter, IFrameLine
{
    private const int Free = 0;
    private const int Taken = 1;
    private const int Spins = 20;

    private static readonly FlushResult Ended = new(isCanceled: false, isCompleted: true);

    private static readonly byte[] EmptyPing = [0x80 | WebSocketFrame.Ping, 0];

    private readonly SafeSocketHandle _handle = socket.SafeHandle;
    private int _use;
    private volatile bool _ended;
    private volatile Task? _rest;
    private byte[]? _control;
    private ushort _closeStatus = WebSocketFrame.NormalClosure;
    private string _closeReason = "";
    private byte[]? _buffer;
    private int _written;

    /// <summary>Whether the hub protocol is a binary one.</summary>
    public bool IsBinary { get; set; }

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
        if (_buffer is not { } buffer)
            return new ValueTask<FlushResult>(default(FlushResult));
        var header = WebSocketFrame.HeaderLength(_written);
        var frame = buffer.AsMemory(WebSocketFrame.LongestOwnHeader - header, header + _written);
        WebSocketFrame.WriteHeader(frame.Span, IsBinary ? WebSocketFrame.Binary : WebSocketFrame.Text, _written);
        (_buffer, _written) = (null, 0);
        if (!TryTake())
            return SendLaterAsync(frame, buffer);
        return Send(frame.Span, buffer);
    }

    public override ValueTask<FlushResult> WriteAsync(ReadOnlyMemory<byte> source, CancellationToken cancellationToken = default)
    {
        source.Span.CopyTo(GetSpan(source.Length));
        Advance(source.Length);
        return FlushAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<FlushResult> WriteFrameAsync(ReadOnlyMemory<byte> frame)
        => TryTake() ? Send(frame.Span, null) : SendLaterAsync(frame, null);

    /// <summary>A write that is under way can't be taken back without breaking the frame, so the connection ends.</summary>
    public override void CancelPendingFlush()
    {
        if (_rest is not null)
            abort();
    }

    public override void Complete(Exception? exception = null)
    {
        if (_buffer is { } buffer)
            ArrayPool<byte>.Shared.Return(buffer);
        (_buffer, _written) = (null, 0);
    }

    /// <summary>Answers a ping, at once or after the write under way. The newest ping is the one to be answered (RFC 6455, section 5.5.3).</summary>
    public void Pong(ReadOnlySpan<byte> payload)
    {
        var frame = new byte[2 + payload.Length];
        WebSocketFrame.WriteHeader(frame, WebSocketFrame.Pong, payload.Length);
        payload.CopyTo(frame.AsSpan(2));
        SendControl(frame);
    }

    /// <summary>Asks a silent client whether it is there; one whose buffers are full is not.</summary>
    public void Ping() => SendControl(EmptyPing);

    /// <summary>What the close frame will say.</summary>
    /// <param name="status">See RFC 6455, section 7.4.</param>
    /// <param name="reason">ASCII, at most 123 characters.</param>
    public void CloseAs(ushort status, string reason = "") => (_closeStatus, _closeReason) = (status, reason);

    /// <summary>Agrees to the WebSocket; the first that is sent.</summary>
    /// <returns>False where the connection is gone.</returns>
    public bool Agree(ReadOnlySpan<byte> answer) => SendShort(answer);

    /// <summary>The last frame; whatever is written later is dropped.</summary>
    /// <returns>False where it can't be sent, because a write is stuck or the connection is gone.</returns>
    public bool Close()
    {
        if (_ended || !TryTake())
            return false;
        _ended = true;
        var (status, reason) = (_closeStatus, _closeReason);
        var isSent = SendShort([0x80 | WebSocketFrame.Close, (byte)(2 + reason.Length), (byte)(status >> 8), (byte)status, .. Encoding.ASCII.GetBytes(reason)]);
        Release();
        return isSent;
    }

    /// <summary>Says that nothing follows the goodbye, while what the client still sends is passed over: bytes unread at the end would make the kernel drop the goodbye.</summary>
    public void EndSending()
    {
        try
        {
            socket.Shutdown(SocketShutdown.Send);
        }
        catch (Exception gone) when (gone is SocketException or ObjectDisposedException)
        {
            // It ended meanwhile.
        }
    }

    private void SendControl(byte[] frame)
    {
        Volatile.Write(ref _control, frame);
        Interlocked.MemoryBarrier();
        if (Interlocked.CompareExchange(ref _use, Taken, Free) == Free)
            Release();
    }

    private void Reserve(int sizeHint)
    {
        var wanted = WebSocketFrame.LongestOwnHeader + _written + Math.Max(sizeHint, 1);
        if (_buffer is null)
        {
            _buffer = ArrayPool<byte>.Shared.Rent(Math.Max(wanted, 256));
            return;
        }

        if (wanted <= _buffer.Length)
            return;
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(wanted, _buffer.Length * 2));
        _buffer.AsSpan(0, WebSocketFrame.LongestOwnHeader + _written).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
    }

    /// <summary>Sends with the flag taken, and gives it back when all of it is sent.</summary>
    /// <param name="rented">What the frame lies in where it must be given back.</param>
    private ValueTask<FlushResult> Send(ReadOnlySpan<byte> frame, byte[]? rented)
    {
        var sent = _ended ? -1 : NativeSend.TrySend(_handle, frame);
        if (sent >= 0 && sent < frame.Length)
        {
            var rest = ArrayPool<byte>.Shared.Rent(frame.Length - sent);
            frame[sent..].CopyTo(rest);
            if (rented is not null)
                ArrayPool<byte>.Shared.Return(rented);
            return SendRestAsync(rest, frame.Length - sent);
        }

        if (rented is not null)
            ArrayPool<byte>.Shared.Return(rented);
        if (sent < 0)
            _ended = true;
        Release();
        return new ValueTask<FlushResult>(sent < 0 ? Ended : default);
    }

    private async ValueTask<FlushResult> SendRestAsync(byte[] rest, int length)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _rest = done.Task;
        try
        {
            await socket.SendAsync(rest.AsMemory(0, length), SocketFlags.None);
            ArrayPool<byte>.Shared.Return(rest);
        }
        catch (Exception gone) when (gone is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            _ended = true;
        }

        _rest = null;
        Release();
        done.SetResult();
        return _ended ? Ended : default;
    }

    private async ValueTask<FlushResult> SendLaterAsync(ReadOnlyMemory<byte> frame, byte[]? rented)
    {
        while (!TryTake())
        {
            if (_rest is { } rest)
                await rest;
            else
                await Task.Yield();
        }

        return await Send(frame.Span, rented);
    }

    /// <summary>Whoever else writes is done after one call into the kernel, except where the client does not keep up.</summary>
    private bool TryTake()
    {
        for (var spins = 0; spins < Spins; spins++)
        {
            if (Interlocked.CompareExchange(ref _use, Taken, Free) == Free)
                return true;
            if (_rest is not null)
                return false;
            Thread.SpinWait(Spins);
        }

        return false;
    }

    private void Release()
    {
        while (true)
        {
            // A client that pings and does not read gets no answer; half of one would break the stream.
            if (Volatile.Read(ref _control) is not null && Interlocked.Exchange(ref _control, null) is { } control && !_ended && !SendShort(control))
                abort();
            Volatile.Write(ref _use, Free);

            // A ping that came between the two lines above found the flag taken and left its answer to us.
            Interlocked.MemoryBarrier();
            if (Volatile.Read(ref _control) is null || Interlocked.CompareExchange(ref _use, Taken, Free) != Free)
                return;
        }
    }

    private bool SendShort(ReadOnlySpan<byte> frame)
    {
        if (NativeSend.IsSupported)
            return NativeSend.TrySend(_handle, frame) == frame.Length;
        return socket.Send(frame, SocketFlags.None, out _) == frame.Length;
    }
}
