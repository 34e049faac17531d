using System.Diagnostics;
using System.Globalization;

namespace LiveTownHall.LoadTests.Aims;

/// <summary>Runs the parts of the table one after the other; a part that fails or takes too long is reported as such and the others go on.</summary>
internal static class WholeTable
{
    /// <summary>How long a part may take to notice that its time is up.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(20);

    private static readonly (string Name, double Minutes, Func<Scale, Action<string>, CancellationToken, Task<IReadOnlyList<Measured>>> Run)[] Parts =
    [
        ("fan-out", 5, FanOutRows.RunAsync),
        ("ballots", 3, BallotRows.RunAsync),
        ("broadcast", 2.5, BroadcastRows.RunAsync),
        ("latency", 2, LatencyRows.RunAsync),
        ("memory", 2.5, MemoryRows.RunAsync),
        ("slow-reader", 2.5, SlowReaderRows.RunAsync),
        ("come-back", 3.5, ComeBackRows.RunAsync),
        ("nodes", 5, NodesRows.RunAsync),
        ("replay", 3, ReplayRows.RunAsync),
        ("first-answer", 1.5, FirstAnswerRows.RunAsync),
    ];

    public static IEnumerable<string> Names => Parts.Select(p => p.Name);

    /// <returns>0 when every part could be measured; whether an aim holds depends on the machine and is only reported.</returns>
    public static async Task<int> RunAsync(Scale scale, string[] names, CancellationToken cancellation)
    {
        if (names.Except(Names).FirstOrDefault() is { } unknown)
        {
            Say($"There is no part {unknown}; there are {string.Join(", ", Names)}.");
            return 1;
        }

        var (rows, clock, failed) = (new List<Measured>(), Stopwatch.StartNew(), false);
        foreach (var (name, minutes, run) in Parts.Where(p => names.Length == 0 || names.Contains(p.Name)))
        {
            var limit = TimeSpan.FromMinutes(minutes);
            using var bounded = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            bounded.CancelAfter(limit);
            try
            {
                rows.AddRange(await Task.Run(() => run(scale, Say, bounded.Token), cancellation).WaitAsync(limit + Grace, cancellation));
            }
            catch (Exception fault) when (!cancellation.IsCancellationRequested)
            {
                failed = true;
                var why = fault is OperationCanceledException or TimeoutException ? $"took longer than {minutes} min" : $"failed: {fault.GetType().Name}: {fault.Message}";
                rows.Add(new Measured(name, "", "", _ => false) { Skipped = why });
                Say(string.Create(CultureInfo.InvariantCulture, $"{name} {why}\n{fault}"));
            }
        }

        await TableReport.WriteAsync(rows, TableReport.Setting(scale, clock.Elapsed), cancellation);
        return failed ? 1 : 0;
    }

    private static void Say(string line) => Console.Error.WriteLine(line);
}
