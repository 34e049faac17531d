namespace LiveTownHall.Tally.Tests;

/// <summary>Threads that start together; the first failure of any is the failure of the test.</summary>
internal static class Crew
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static void Run(params IEnumerable<Action> duties)
    {
        var all = duties.ToArray();
        using var start = new Barrier(all.Length);
        var failures = new Exception?[all.Length];
        var threads = all.Select((duty, i) => new Thread(() =>
        {
            try
            {
                start.SignalAndWait(Patience);
                duty();
            }
            catch (Exception failure)
            {
                failures[i] = failure;
            }
        })
        { IsBackground = true }).ToArray();

        foreach (var thread in threads)
            thread.Start();
        var deadline = DateTime.UtcNow + Patience;
        foreach (var thread in threads)
            Assert.True(thread.Join(TimeSpan.FromTicks(Math.Max(0, (deadline - DateTime.UtcNow).Ticks))), "A thread did not end in time.");
        if (failures.FirstOrDefault(failure => failure is not null) is { } first)
            throw new AggregateException(first);
    }
}
