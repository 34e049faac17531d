namespace LiveTownHall.Architecture.Tests;

/// <summary>No lock on the way from a hub method to the counted ballot, or from the counted ballot to the frame.</summary>
public class LockFreedomTests
{
    private static readonly string[] Locks =
    [
        "System.Threading.Monitor", "System.Threading.Lock", "System.Threading.SemaphoreSlim", "System.Threading.Semaphore", "System.Threading.Mutex",
        "System.Threading.ReaderWriterLock", "System.Threading.ReaderWriterLockSlim", "System.Threading.SpinLock", "System.Threading.ManualResetEvent",
        "System.Threading.ManualResetEventSlim", "System.Threading.AutoResetEvent", "System.Threading.Barrier", "System.Threading.CountdownEvent",
    ];

    [Theory]
    [InlineData("LiveTownHall.Tally", "LiveTownHall.Tally")]
    [InlineData("LiveTownHall.Core", "LiveTownHall.Core")]
    [InlineData("LiveTownHall.Server", "LiveTownHall.Server.Halls")]
    [InlineData("LiveTownHall.Server", "LiveTownHall.Server.Fanout")]
    [InlineData("LiveTownHall.Server", "LiveTownHall.Server.Coordination")]
    public void No_type_on_the_way_waits_for_a_lock(string assembly, string place)
    {
        var compiled = CompiledAssembly.Read(assembly);

        Assert.Contains(compiled.Uses, use => IsIn(use, place));
        Assert.Empty(compiled.Uses.Where(use => IsIn(use, place) && IsLock(use)).Select(use => $"{use.Namespace}.{use.By} uses {use.Type}"));
    }

    [Fact]
    public void A_lock_would_be_found()
    {
        var here = CompiledAssembly.Read("LiveTownHall.Architecture.Tests");

        Assert.Contains(here.Uses, use => use.By == nameof(LockFreedomTests) && use.Type == "System.Threading.Monitor");
        Assert.Contains(here.Uses, use => use.By == nameof(LockFreedomTests) && use.Type.StartsWith("System.Threading.Lock", StringComparison.Ordinal));
        Assert.Contains(here.Uses, use => use.By == nameof(LockFreedomTests) && use.Type == "System.Threading.SemaphoreSlim");
    }

    // Never called: what the test above has to find, inside a lambda as it would be in earnest.
    private static readonly Func<object, Lock, SemaphoreSlim, int> Bait = (plain, modern, slim) =>
    {
        slim.Wait(TimeSpan.Zero);
        lock (modern)
        {
            lock (plain)
                return 0;
        }
    };

    private static bool IsIn(CompiledUse use, string place)
        => use.Namespace == place || use.Namespace.StartsWith(place + ".", StringComparison.Ordinal);

    private static bool IsLock(CompiledUse use) => Locks.Any(name => use.Type == name || use.Type.StartsWith(name + "+", StringComparison.Ordinal));
}
