using System.Net;
using System.Net.Sockets;

namespace LiveTownHall.LoadTests.Measuring;

/// <summary>The bound for what a delivery can cost here: one thread that does nothing but <c>send()</c> to sockets on loopback whose readers are awake.</summary>
/// <remarks>Measured in the same run, because what a system call costs depends on the machine and on who else uses it.</remarks>
internal static class LoopbackFloor
{
    private const int Sockets = 200;
    private const int Rounds = 250;

    /// <summary>CPU time of the sending thread for one send; zero where there is no /proc.</summary>
    /// <param name="bytes">As long as a frame.</param>
    public static TimeSpan PerSend(int bytes)
    {
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen(Sockets);
        var pairs = Enumerable.Range(0, Sockets).Select(_ => Connect(listener)).ToList();
        var reading = pairs.Select(p => DrainAsync(p.Receiver)).ToList();
        var spent = TimeSpan.Zero;
        var sender = new Thread(() => spent = SendAll([.. pairs.Select(p => p.Sender)], new byte[bytes]));
        sender.Start();
        sender.Join();
        foreach (var (from, _) in pairs)
            from.Dispose();
        Task.WaitAll([.. reading]);
        return spent / (Sockets * Rounds);
    }

    private static TimeSpan SendAll(Socket[] sockets, byte[] frame)
    {
        var before = ThreadCpu();
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var socket in sockets)
                socket.Send(frame);
        }

        return ThreadCpu() - before;
    }

    private static (Socket Sender, Socket Receiver) Connect(Socket listener)
    {
        var sender = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        sender.Connect(listener.LocalEndPoint!);
        return (sender, listener.Accept());
    }

    private static async Task DrainAsync(Socket socket)
    {
        using var receiver = socket;
        var buffer = new byte[4096];
        while (await receiver.ReceiveAsync(buffer) > 0)
        {
            // Nothing is done with it.
        }
    }

    private static TimeSpan ThreadCpu() => ProcessGauge.ReadStat("/proc/thread-self/stat");
}
