using System.Diagnostics;
using System.Runtime.InteropServices;

namespace LiveTownHall.Server.Fanout;

/// <summary>CPU time of the calling thread. On a machine that others keep busy the clock on the wall says nothing about what our own work costs.</summary>
internal static class ThreadCpuClock
{
    /// <summary>CLOCK_THREAD_CPUTIME_ID of Linux (clock_gettime(2)).</summary>
    private const int ThreadClock = 3;

    private static readonly bool IsCounted = OperatingSystem.IsLinux() && Environment.Is64BitProcess;

    /// <summary>A reading to compare with <see cref="Since"/> on the same thread. Where the system does not count it: the time that passes.</summary>
    public static TimeSpan Now()
    {
        if (!IsCounted || GetTime(ThreadClock, out var time) != 0)
            return Stopwatch.GetElapsedTime(0);
        return new TimeSpan((time.Seconds * TimeSpan.TicksPerSecond) + (time.Nanoseconds / TimeSpan.NanosecondsPerTick));
    }

    public static TimeSpan Since(TimeSpan start) => Now() - start;

    [DllImport("libc", EntryPoint = "clock_gettime")]
    private static extern int GetTime(int clock, out Timespec time);

    private struct Timespec
    {
        public long Seconds;
        public long Nanoseconds;
    }
}
