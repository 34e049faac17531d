using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace LiveTownHall.LoadTests.Raw;

/// <summary>Readiness of many sockets by epoll(7); Linux only, like the rest of the load generator.</summary>
internal sealed class Epoll : IDisposable
{
    private const int Add = 1;
    private const int Remove = 2;
    private const uint Readable = 1;

    /// <summary><c>struct epoll_event</c> is packed on x86-64 only.</summary>
    private static readonly int EventSize = RuntimeInformation.ProcessArchitecture == Architecture.X64 ? 12 : 16;

    private readonly int _epoll = epoll_create1(0);
    private readonly byte[] _events = new byte[512 * 16];

    /// <summary>Reports <paramref name="number"/> whenever there is something to read.</summary>
    public void Watch(Socket socket, int number)
    {
        var wanted = new byte[16];
        MemoryMarshal.Write(wanted, Readable);
        MemoryMarshal.Write(wanted.AsSpan(EventSize - 8), (long)number);
        if (epoll_ctl(_epoll, Add, (int)socket.SafeHandle.DangerousGetHandle(), wanted) != 0)
            throw new IOException("A socket could not be watched.");
    }

    public void Forget(Socket socket) => _ = epoll_ctl(_epoll, Remove, (int)socket.SafeHandle.DangerousGetHandle(), new byte[16]);

    /// <summary>Waits for something to read, at most this long.</summary>
    /// <returns>How many of <paramref name="numbers"/> were filled.</returns>
    public int Wait(Span<int> numbers, int milliseconds)
    {
        var count = epoll_wait(_epoll, _events, Math.Min(numbers.Length, 512), milliseconds);
        for (var i = 0; i < count; i++)
            numbers[i] = (int)MemoryMarshal.Read<long>(_events.AsSpan((i * EventSize) + EventSize - 8));
        return Math.Max(count, 0);
    }

    public void Dispose() => _ = close(_epoll);

    [DllImport("libc", SetLastError = true)]
    private static extern int epoll_create1(int flags);

    [DllImport("libc", SetLastError = true)]
    private static extern int epoll_ctl(int epoll, int operation, int file, byte[] wanted);

    [DllImport("libc", SetLastError = true)]
    private static extern int epoll_wait(int epoll, byte[] events, int most, int milliseconds);

    [DllImport("libc")]
    private static extern int close(int file);
}
