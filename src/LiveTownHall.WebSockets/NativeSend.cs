using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace LiveTownHall.WebSockets;

/// <summary>One <c>send(2)</c> that never waits and says how much the kernel took, which the framework's own non-blocking send does not.</summary>
internal static class NativeSend
{
    // <sys/socket.h> of Linux.
    private const int DontWait = 0x40;
    private const int NoSignal = 0x4000;

    // <errno.h> of Linux.
    private const int Interrupted = 4;
    private const int Again = 11;
    private const int NoBuffers = 105;

    public static bool IsSupported { get; } = OperatingSystem.IsLinux();

    /// <returns>Bytes that the kernel took, 0 where it can take none now; -1 where the connection is gone.</returns>
    public static int TrySend(SafeSocketHandle socket, ReadOnlySpan<byte> bytes)
    {
        if (!IsSupported)
            return 0;
        try
        {
            while (true)
            {
                var sent = Send(socket, in MemoryMarshal.GetReference(bytes), bytes.Length, DontWait | NoSignal);
                if (sent >= 0)
                    return (int)sent;
                switch (Marshal.GetLastPInvokeError())
                {
                    case Interrupted: continue;
                    case Again or NoBuffers: return 0;
                    default: return -1;
                }
            }
        }
        catch (ObjectDisposedException)
        {
            return -1;
        }
    }

    [DllImport("libc", EntryPoint = "send", SetLastError = true)]
    private static extern nint Send(SafeSocketHandle socket, in byte bytes, nint length, int flags);
}
