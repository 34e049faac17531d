using System.Runtime.InteropServices;

namespace LiveTownHall.LoadTests.Measuring;

/// <summary>CPU time of the calling thread, to the nanosecond (clock_gettime(2)).</summary>
internal static class ThreadCpu
{
    private const int ThreadClock = 3;

    public static TimeSpan Now
    {
        get
        {
            var time = new long[2];
            _ = clock_gettime(ThreadClock, time);
            return TimeSpan.FromSeconds(time[0]) + TimeSpan.FromTicks(time[1] / 100);
        }
    }

    [DllImport("libc")]
    private static extern int clock_gettime(int clock, long[] time);
}
