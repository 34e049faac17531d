using System.Globalization;

namespace LiveTownHall.LoadTests.Measuring;

/// <summary>What processes have used so far, as the kernel counts it (proc(5)); zero where there is no /proc.</summary>
/// <param name="Cpu">User and system time.</param>
/// <param name="Resident">Bytes of memory held.</param>
internal readonly record struct ProcessGauge(TimeSpan Cpu, long Resident)
{
    /// <summary>USER_HZ, which is 100 on every Linux that .NET runs on.</summary>
    private const double TicksPerSecond = 100;

    private const int UserTime = 11;
    private const int SystemTime = 12;

    public static ProcessGauge Read(IEnumerable<int> processes)
        => processes.Select(Read).Aggregate(default(ProcessGauge), (sum, one) => new ProcessGauge(sum.Cpu + one.Cpu, sum.Resident + one.Resident));

    /// <summary>CPU time in a <c>stat</c> file of proc(5); zero where there is none.</summary>
    public static TimeSpan ReadStat(string path)
    {
        if (!File.Exists(path))
            return TimeSpan.Zero;

        // The name in brackets may hold blanks; the fields are counted from behind it.
        var stat = File.ReadAllText(path);
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        var ticks = long.Parse(fields[UserTime], CultureInfo.InvariantCulture) + long.Parse(fields[SystemTime], CultureInfo.InvariantCulture);
        return TimeSpan.FromSeconds(ticks / TicksPerSecond);
    }

    private static ProcessGauge Read(int process)
    {
        try
        {
            var resident = File.ReadLines($"/proc/{process}/status").First(l => l.StartsWith("VmRSS:", StringComparison.Ordinal));
            var kilobytes = long.Parse(resident.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
            return new ProcessGauge(ReadStat($"/proc/{process}/stat"), kilobytes * 1024);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return default;
        }
    }
}
