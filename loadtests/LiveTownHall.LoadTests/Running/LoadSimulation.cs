using System.Diagnostics;

namespace LiveTownHall.LoadTests.Running;

/// <summary>When things are done to a server; the words are NBomber's.</summary>
internal abstract record LoadSimulation
{
    /// <summary>Open model: iterations start at moments fixed beforehand, however slow the answers are.</summary>
    /// <param name="Count">Iterations in all, at random moments.</param>
    public sealed record Inject(int Count, TimeSpan During) : LoadSimulation;

    /// <summary>Adds copies evenly until all are there; at most <paramref name="AtOnce"/> are on their way.</summary>
    public sealed record Ramp(int Copies, TimeSpan During, int AtOnce) : LoadSimulation;

    /// <summary>Closed model: this many copies go round and round.</summary>
    public sealed record KeepConstant(int Copies, TimeSpan During) : LoadSimulation;

    /// <summary>Runs every iteration to its end. An iteration gets its number and the moment it was meant to start.</summary>
    /// <remarks>Latencies are counted from that moment (<see cref="Stopwatch.GetTimestamp"/>), not from when the machine got round to it:
    /// else a stall would hide the very waits it causes (G. Tene, "How NOT to Measure Latency": coordinated omission).</remarks>
    public Task RunAsync(Func<int, long, Task> iteration, CancellationToken cancellation) => this switch
    {
        Inject inject => InjectAsync(inject, iteration, cancellation),
        Ramp ramp => RampAsync(ramp, iteration, cancellation),
        KeepConstant keep => KeepAsync(keep, iteration, cancellation),
        _ => throw new UnreachableException(),
    };

    private static async Task InjectAsync(Inject inject, Func<int, long, Task> iteration, CancellationToken cancellation)
    {
        var random = new Random(17);
        var moments = Enumerable.Range(0, inject.Count).Select(_ => random.NextDouble()).Order().ToArray();
        var running = new List<Task>(inject.Count);
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < moments.Length; i++)
        {
            var due = start + (long)(moments[i] * inject.During.TotalSeconds * Stopwatch.Frequency);
            await UntilAsync(due, cancellation);
            running.Add(iteration(i, due));
        }

        await Task.WhenAll(running).WaitAsync(cancellation);
    }

    private static async Task RampAsync(Ramp ramp, Func<int, long, Task> iteration, CancellationToken cancellation)
    {
        using var slots = new SemaphoreSlim(ramp.AtOnce);
        var running = new List<Task>(ramp.Copies);
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < ramp.Copies; i++)
        {
            var due = start + (long)(ramp.During.TotalSeconds * Stopwatch.Frequency * i / ramp.Copies);
            await UntilAsync(due, cancellation);
            await slots.WaitAsync(cancellation);
            running.Add(OneAsync(i, due));
        }

        await Task.WhenAll(running).WaitAsync(cancellation);

        async Task OneAsync(int number, long due)
        {
            try
            {
                await iteration(number, due);
            }
            finally
            {
                slots.Release();
            }
        }
    }

    private static async Task KeepAsync(KeepConstant keep, Func<int, long, Task> iteration, CancellationToken cancellation)
    {
        var end = Stopwatch.GetTimestamp() + (long)(keep.During.TotalSeconds * Stopwatch.Frequency);
        await Task.WhenAll(Enumerable.Range(0, keep.Copies).Select(GoRoundAsync)).WaitAsync(cancellation);

        async Task GoRoundAsync(int number)
        {
            while (Stopwatch.GetTimestamp() is var now && now < end)
                await iteration(number, now);
        }
    }

    private static Task UntilAsync(long due, CancellationToken cancellation)
    {
        var wait = Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), due);
        return wait > TimeSpan.FromMilliseconds(1) ? Task.Delay(wait, cancellation) : Task.CompletedTask;
    }
}
