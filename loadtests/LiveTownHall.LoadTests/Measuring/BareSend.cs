using System.Net;
using System.Net.Sockets;
using LiveTownHall.LoadTests.Raw;

namespace LiveTownHall.LoadTests.Measuring;

/// <summary>The floor of a delivery: a thread that does nothing but <c>send()</c> the same bytes to many sockets on loopback, ten times a second, to readers like those of the
/// servers.</summary>
internal sealed class BareSend : IDisposable
{
    private readonly Reactor _reactor;
    private readonly Socket[] _senders;

    private BareSend(Reactor reactor, Socket[] senders) => (_reactor, _senders) = (reactor, senders);

    public static async Task<BareSend> OpenAsync(int sockets, CancellationToken cancellation)
    {
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen(512);
        var reactor = new Reactor();
        var senders = new Socket[sockets];
        for (var i = 0; i < sockets; i++)
        {
            var reader = new Drain();
            var accepting = listener.AcceptAsync(cancellation);
            await reader.Socket.ConnectAsync(listener.LocalEndPoint!, cancellation);
            senders[i] = await accepting;
            senders[i].NoDelay = true;
            reactor.Add(reader);
        }

        return new BareSend(reactor, senders);
    }

    /// <summary>CPU time of the sending thread for one send.</summary>
    public TimeSpan PerSend(int bytes, TimeSpan during, int hz)
    {
        var (spent, rounds, frame) = (TimeSpan.Zero, (int)(during.TotalSeconds * hz), new byte[bytes]);
        var thread = new Thread(() =>
        {
            using var pause = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / hz));
            for (var round = 0; round < rounds; round++)
            {
                pause.WaitForNextTickAsync().AsTask().GetAwaiter().GetResult();
                var before = ThreadCpu.Now;
                foreach (var socket in _senders)
                    socket.Send(frame);
                spent += ThreadCpu.Now - before;
            }
        });
        thread.Start();
        thread.Join();
        return spent / ((long)rounds * _senders.Length);
    }

    public void Dispose()
    {
        foreach (var socket in _senders)
            socket.Dispose();
        _reactor.Dispose();
    }

    /// <summary>Reads and forgets.</summary>
    private sealed class Drain : RawPeer
    {
        protected override bool IsPlain => true;
    }
}
