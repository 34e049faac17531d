using System.Collections.Concurrent;
using LiveTownHall.Contracts.Budgets;
using LiveTownHall.Core.Budgets;

namespace LiveTownHall.Server.Budgets;

/// <summary>What would be funded if voting ended now, for the desk: counted beside the writer, at most every 2 seconds, and never stored.</summary>
internal sealed class BudgetPreviews(TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    /// <summary>So many times as long as it took the last count rests: a large town does not take the whole machine.</summary>
    private const int RestPerWork = 4;

    private readonly ConcurrentDictionary<int, Seen> _seen = new();
    private readonly CancellationTokenSource _stop = new();
    private long _version;
    private int _passedOver;

    /// <summary>Grows with every new preview. Any thread.</summary>
    public long Version => Volatile.Read(ref _version);

    /// <summary>Whether ballots have come that no preview has counted.</summary>
    public bool HasPending => Volatile.Read(ref _passedOver) > 0;

    /// <summary>The newest preview; begins to count anew where ballots have come and it is time.</summary>
    public BudgetPreview? Of(Budget budget, BudgetCut cut)
    {
        var seen = _seen.GetOrAdd(budget.Number, _ => new Seen());
        if (ReferenceEquals(seen.Cut, cut) || seen.IsCounting)
            return seen.Preview;
        if (seen.Preview is null ? cut.Voters == 0 : time.GetElapsedTime(seen.Ended) < seen.Rest)
        {
            if (cut.Voters > 0)
                Volatile.Write(ref _passedOver, 1);
            return seen.Preview;
        }

        if (!seen.TryBegin())
            return seen.Preview;
        Volatile.Write(ref _passedOver, 0);
        _ = Task.Run(() => Count(budget, cut, seen));
        return seen.Preview;
    }

    public void Dispose()
    {
        _stop.Cancel();
        _stop.Dispose();
    }

    private void Count(Budget budget, BudgetCut cut, Seen seen)
    {
        var began = time.GetTimestamp();
        try
        {
            var (funded, spent, greedy, votes, flaw) = BudgetCounting.Preview(budget, cut, _stop.Token);
            var projects = BudgetElections.ProjectsOf(budget);
            var byId = projects.Select((project, place) => (project.Id, Votes: votes[place])).ToDictionary(project => project.Id, project => project.Votes, StringComparer.Ordinal);
            seen.Preview = new BudgetPreview(cut.Voters, byId, funded, spent, greedy, flaw);
            seen.Cut = cut;
        }
        catch (Exception end) when (end is OperationCanceledException or ObjectDisposedException)
        {
            // The hall leaves memory.
        }
        finally
        {
            var worked = time.GetElapsedTime(began);
            seen.End(time.GetTimestamp(), worked * RestPerWork > Pause ? worked * RestPerWork : Pause);
            Interlocked.Increment(ref _version);
        }
    }

    private sealed class Seen
    {
        private int _counting;

        public BudgetCut? Cut { get; set; }

        public BudgetPreview? Preview { get; set; }

        public long Ended { get; private set; }

        public TimeSpan Rest { get; private set; }

        public bool IsCounting => Volatile.Read(ref _counting) == 1;

        public bool TryBegin() => Interlocked.CompareExchange(ref _counting, 1, 0) == 0;

        public void End(long ended, TimeSpan rest)
        {
            (Ended, Rest) = (ended, rest);
            Volatile.Write(ref _counting, 0);
        }
    }
}
