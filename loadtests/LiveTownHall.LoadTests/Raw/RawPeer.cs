using System.Net;
using System.Net.Sockets;
using System.Text;
using LiveTownHall.Testing;

namespace LiveTownHall.LoadTests.Raw;

/// <summary>A WebSocket client of as few instructions as possible: it masks with a key of zeros, and looks at whole frames only.</summary>
internal class RawPeer : IDisposable
{
    private readonly TaskCompletionSource _upgraded = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private byte[] _rest = [];
    private int _restLength;
    private bool _isUpgraded;
    private int _frames;
    private long _bytes;

    public Socket Socket { get; } = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };

    public int Number { get; set; }

    /// <summary>Set for a client that does not read.</summary>
    public bool IsPaused { get; set; }

    /// <summary>Messages that count as a frame; see who derives from this.</summary>
    public int Frames => Volatile.Read(ref _frames);

    /// <summary>Of those.</summary>
    public long Bytes => Volatile.Read(ref _bytes);

    public Task End => _ended.Task;

    /// <summary>Whether what comes is no WebSocket and only taken away.</summary>
    protected virtual bool IsPlain => false;

    /// <summary>Connects and asks for the WebSocket; returns when the server agreed.</summary>
    public async Task OpenAsync(Reactor reactor, Uri server, string pathAndQuery, CancellationToken cancellation)
    {
        await Socket.ConnectAsync(IPAddress.Loopback, server.Port, cancellation);
        reactor.Add(this);
        Send(WebSocketBytes.Upgrade(server, pathAndQuery));
        await _upgraded.Task.WaitAsync(cancellation);
    }

    /// <summary>A whole client frame (RFC 6455), ready to be sent any number of times.</summary>
    public static byte[] Frame(ReadOnlySpan<byte> payload, bool text = false) => WebSocketBytes.Frame((byte)(text ? 0x81 : 0x82), payload, [0, 0, 0, 0]);

    public void Send(ReadOnlySpan<byte> bytes)
    {
        try
        {
            Socket.Send(bytes);
        }
        catch (Exception gone) when (gone is SocketException or ObjectDisposedException)
        {
            // Noticed by whoever reads.
        }
    }

    /// <summary>Bytes as they come, on the reactor's thread.</summary>
    public void Take(ReadOnlySpan<byte> bytes, long at)
    {
        if (IsPlain)
            return;
        if (_restLength > 0)
        {
            if (_rest.Length < _restLength + bytes.Length)
                Array.Resize(ref _rest, _restLength + bytes.Length);
            bytes.CopyTo(_rest.AsSpan(_restLength));
            bytes = _rest.AsSpan(0, _restLength + bytes.Length);
        }

        var taken = TakeWhole(bytes, at);
        Keep(bytes[taken..]);
    }

    public void Ended()
    {
        _upgraded.TrySetException(new IOException("The server ended the connection before it was a WebSocket."));
        OnEnded();
        _ended.TrySetResult();
    }

    public void Dispose()
    {
        Socket.Dispose();
        GC.SuppressFinalize(this);
    }

    protected virtual void OnMessage(ReadOnlySpan<byte> payload, long at) => Count(payload.Length);

    protected virtual void OnEnded()
    {
    }

    protected void Count(int bytes)
    {
        Volatile.Write(ref _frames, _frames + 1);
        Volatile.Write(ref _bytes, _bytes + bytes);
    }

    private void Keep(ReadOnlySpan<byte> rest)
    {
        _restLength = rest.Length;
        if (rest.IsEmpty)
            return;
        if (_rest.Length < rest.Length)
            _rest = new byte[Math.Max(rest.Length, 256)];
        rest.CopyTo(_rest);
    }

    private int TakeWhole(ReadOnlySpan<byte> bytes, long at)
    {
        var taken = 0;
        if (!_isUpgraded)
        {
            var end = bytes.IndexOf("\r\n\r\n"u8);
            if (end < 0)
                return 0;
            _isUpgraded = bytes.StartsWith("HTTP/1.1 101"u8);
            if (_isUpgraded)
                _upgraded.TrySetResult();
            else
                _upgraded.TrySetException(new IOException($"No WebSocket: {Encoding.ASCII.GetString(bytes[..Math.Min(end, 64)])}"));
            taken = end + 4;
        }

        while (WebSocketBytes.TryRead(bytes[taken..], out var opcode, out var payload, out var size))
        {
            if (opcode <= 2)
                OnMessage(payload, at);
            taken += size;
        }

        return taken;
    }
}
