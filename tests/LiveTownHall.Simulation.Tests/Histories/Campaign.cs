using System.Collections.Concurrent;
using System.Diagnostics;
using LiveTownHall.Simulation.Tests.Halls;

namespace LiveTownHall.Simulation.Tests.Histories;

/// <summary>Runs seed after seed, each history on one thread.</summary>
internal static class Campaign
{
    /// <param name="enough">Stops at so many bad ones.</param>
    public static (int Tried, List<Trial> Bad) Run(IEnumerable<int> seeds, int threads, int enough, bool loses, Mutation mutation = Mutation.None)
    {
        var bad = new ConcurrentBag<Trial>();
        var tried = 0;
        using var source = seeds.GetEnumerator();
        var gate = new Lock();
        var workers = Enumerable.Range(0, threads).Select(_ => new Thread(Work)).ToList();
        workers.ForEach(worker => worker.Start());
        workers.ForEach(worker => worker.Join());
        return (tried, [.. bad.OrderBy(trial => trial.History.Seed)]);

        void Work()
        {
            while (bad.Count < enough && Next() is { } seed)
            {
                var trial = Try(seed, loses, mutation);
                Interlocked.Increment(ref tried);
                if (!trial.IsGood)
                    bad.Add(trial);
            }
        }

        int? Next()
        {
            lock (gate)
                return source.MoveNext() ? source.Current : null;
        }
    }

    /// <summary>From <paramref name="first"/> on, until the time is up.</summary>
    public static IEnumerable<int> For(TimeSpan time, int first)
    {
        var watch = Stopwatch.StartNew();
        for (var seed = first; watch.Elapsed < time; seed++)
            yield return seed;
    }

    /// <summary>On a thread on which no context is set.</summary>
    public static T Apart<T>(Func<T> work)
    {
        var (result, fault) = (default(T), (Exception?)null);
        var thread = new Thread(() =>
        {
            try
            {
                result = work();
            }
            catch (Exception failed)
            {
                fault = failed;
            }
        });
        thread.Start();
        thread.Join();
        return fault is null ? result! : throw new InvalidOperationException("The simulation failed.", fault);
    }

    private static Trial Try(int seed, bool loses, Mutation mutation)
    {
        var history = History.Of(seed, loses);
        try
        {
            return Trial.Of(history, mutation);
        }
        catch (Exception fault)
        {
            return new Trial(history, 0, [new Violation("nothing fails", fault.ToString())], []);
        }
    }
}
