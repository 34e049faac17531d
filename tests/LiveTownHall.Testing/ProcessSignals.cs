using System.Diagnostics;
using System.Runtime.InteropServices;

namespace LiveTownHall.Testing;

/// <summary>Signals of POSIX, by their numbers on Linux (signal(7)).</summary>
internal static class ProcessSignals
{
    private const int Terminate = 15;
    private const int Continue = 18;
    private const int Stop = 19;

    /// <summary>Asks it to end, as an operator or an orchestrator does.</summary>
    public static void AskToEnd(this Process process) => _ = Kill(process.Id, Terminate);

    /// <summary>Has it stand still, its connections open, until <see cref="GoOn"/>.</summary>
    public static void StandStill(this Process process) => _ = Kill(process.Id, Stop);

    public static void GoOn(this Process process) => _ = Kill(process.Id, Continue);

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int Kill(int process, int signal);
}
