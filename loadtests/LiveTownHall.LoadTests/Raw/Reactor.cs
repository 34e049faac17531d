using System.Diagnostics;
using System.Net.Sockets;

namespace LiveTownHall.LoadTests.Raw;

/// <summary>One thread that reads many sockets, so that thousands of clients cost little beside the server that is measured.</summary>
internal sealed class Reactor : IDisposable
{
    private const int MostAtOnce = 512;

    private readonly Epoll _epoll = new();
    private readonly List<RawPeer?> _peers = [];
    private readonly Thread _thread;
    private volatile bool _stop;

    public Reactor()
    {
        _thread = new Thread(Run) { IsBackground = true, Name = "reactor" };
        _thread.Start();
    }

    public void Add(RawPeer peer)
    {
        lock (_peers)
        {
            peer.Number = _peers.Count;
            _peers.Add(peer);
        }

        _epoll.Watch(peer.Socket, peer.Number);
    }

    public void Dispose()
    {
        _stop = true;
        _thread.Join();
        _epoll.Dispose();
        foreach (var peer in _peers)
            peer?.Dispose();
    }

    private void Run()
    {
        var ready = new int[MostAtOnce];
        var buffer = new byte[256 * 1024];
        while (!_stop)
        {
            var count = _epoll.Wait(ready, 50);
            for (var i = 0; i < count; i++)
            {
                RawPeer? peer;
                lock (_peers)
                    peer = _peers[ready[i]];
                if (peer is null)
                    continue;

                // Who does not read must not be reported as readable for ever either.
                if (peer.IsPaused)
                    _epoll.Forget(peer.Socket);
                else if (!Read(peer, buffer))
                    Drop(peer);
            }
        }
    }

    private static bool Read(RawPeer peer, byte[] buffer)
    {
        try
        {
            var read = peer.Socket.Receive(buffer, SocketFlags.None, out var error);
            if (error == SocketError.WouldBlock)
                return true;
            if (read <= 0 || error != SocketError.Success)
                return false;
            peer.Take(buffer.AsSpan(0, read), Stopwatch.GetTimestamp());
            return true;
        }
        catch (ObjectDisposedException)
        {
            return false;
        }
    }

    private void Drop(RawPeer peer)
    {
        lock (_peers)
            _peers[peer.Number] = null;
        try
        {
            _epoll.Forget(peer.Socket);
        }
        catch (ObjectDisposedException)
        {
            // Closed by its owner, which took it off the list as well.
        }

        peer.Ended();
    }
}
