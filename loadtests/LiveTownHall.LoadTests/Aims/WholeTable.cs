using System.Globalization;

namespace LiveTownHall.LoadTests.Aims;

/// <summary>Runs the parts of the table one after the other; a part that fails is reported as failed and the others go on.</summary>
internal static class WholeTable
{
    private static readonly (string Name, TimeSpan Limit, Func<Scale, Action<string>, CancellationToken, Task<IReadOnlyList<Measured>>> Run)[] Parts =
    [
        ("fan-out", TimeSpan.FromMinutes(6), FanOutRows.RunAsync),
        ("ballots", TimeSpan.FromMinutes(4), BallotRows.RunAsync),
    ];

    public static async Task<int> RunAsync(Scale scale, string[] names, CancellationToken cancellation)
    {
        var rows = new List<Measured>();
        foreach (var (name, limit, run) in Parts)
        {
            if (names.Length > 0 && !names.Contains(name)) continue;
            using var bounded = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            bounded.CancelAfter(limit);
            try
            {
                rows.AddRange(await run(scale, Say, bounded.Token).WaitAsync(limit + TimeSpan.FromSeconds(30), cancellation));
            }
            catch (Exception fault) when (!cancellation.IsCancellationRequested)
            {
                rows.Add(new Measured(name, "", "", _ => false) { Skipped = $"failed: {fault.GetType().Name}: {fault.Message}" });
                Say($"{name} failed: {fault}");
            }
        }

        foreach (var row in rows)
            Say(string.Create(CultureInfo.InvariantCulture, $"{(row.Holds ? "holds " : "MISSES")} {row.What} / {row.Against}: {row.Median:0.000} ({row.Aim}) {row.Skipped}"));
        return 0;
    }

    private static void Say(string line) => Console.Error.WriteLine(line);
}
