using System.Globalization;

namespace LiveTownHall.LoadTests.Measuring;

/// <summary>What the kernel holds for TCP on the whole machine: buffers in use (proc(5), sockstat), and how many sockets there are.</summary>
/// <remarks>Both ends of a loopback connection are on this machine, so a connection shows twice.</remarks>
internal readonly record struct KernelMemory(long Bytes, long Sockets)
{
    private const int PageSize = 4096;

    public static KernelMemory Read()
    {
        var line = File.ReadLines("/proc/net/sockstat").First(l => l.StartsWith("TCP:", StringComparison.Ordinal)).Split(' ');
        return new KernelMemory(Value(line, "mem") * PageSize, Value(line, "inuse"));
    }

    private static long Value(string[] words, string name) => long.Parse(words[Array.IndexOf(words, name) + 1], CultureInfo.InvariantCulture);
}
