using System.Collections.Concurrent;
using LiveTownHall.Contracts.Hubs;
using LiveTownHall.Core.Budgets;
using LiveTownHall.Core.Halls;
using LiveTownHall.Server.Halls;

namespace LiveTownHall.Server.Budgets;

/// <summary>
/// Counts what was cast as soon as voting has ended, beside the writer of the hall, and says the outcome to the journal. Every node that has the hall in memory does so; the
/// first outcome in the journal is the one.
/// </summary>
internal sealed class BudgetCounter : IDisposable
{
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(1);

    private readonly HallSession _session;
    private readonly TimeProvider _time;
    private readonly ILogger _log;
    private readonly CancellationTokenSource _stop = new();
    private readonly CancellationToken _stopped;
    private readonly ConcurrentDictionary<(int Budget, int Cut), Task> _counts = new();

    public BudgetCounter(HallSession session, TimeProvider time, ILogger log)
    {
        (_session, _time, _log, _stopped) = (session, time, log, _stop.Token);
        session.Changed += (before, after, _) => Follow(before, after);

        // What ended when no node had the hall in memory, or while its node went down.
        Follow(null, session.State);
    }

    public void Dispose()
    {
        _stop.Cancel();
        _stop.Dispose();
    }

    /// <summary>Waits until what was cast is counted and the count is in the journal.</summary>
    public async Task<Outcome> CountAsync(string? budgetId, CancellationToken cancellation)
    {
        if (budgetId?.ToUpperInvariant() is not { } id)
            return Outcome.Refused(RefusalCodes.NotFound, "budgetId: is missing.");
        var confirmed = await _session.ConfirmAsync(Judge, ends: true);
        if (confirmed.IsBusy || confirmed.Ruling != Ruling.Accepted)
        {
            return confirmed is { IsBusy: false, Ruling: Ruling.InvalidTransition }
                ? Outcome.Refused(RefusalCodes.InvalidTransition, "Votes are counted when voting has ended: set the phase to results first.")
                : confirmed.ToOutcome();
        }

        if (_session.State.Budgets?.Find(id) is { Count: null, IsPublic: true } budget)
            await Begin(budget).WaitAsync(cancellation);
        return (await _session.ConfirmAsync(IsCounted, ends: true)).ToOutcome();

        Ruling IsCounted(HallReplica replica) => replica.State!.Budgets?.Find(id) is { Count: not null } ? Ruling.Accepted : Ruling.InvalidTransition;

        Ruling Judge(HallReplica replica) => replica.State!.Budgets?.Find(id) switch
        {
            null => Ruling.NotFound,
            { IsPublic: true } => Ruling.Accepted,
            _ => Ruling.InvalidTransition,
        };
    }

    private void Follow(HallState? before, HallState after)
    {
        if (after.Budgets is not { } budgets || budgets == before?.Budgets)
            return;
        foreach (var budget in budgets.All)
        {
            if (budget is { IsPublic: true, Count: null })
                _ = Begin(budget);
        }
    }

    private Task Begin(Budget budget)
    {
        var key = (budget.Number, budget.Closings);
        if (_counts.TryGetValue(key, out var last) && last.IsCompleted)
            _counts.TryRemove(new(key, last));
        return _counts.GetOrAdd(key, static (key, counter) => Task.Run(() => counter.CountAsync(key.Budget, key.Cut)), this);
    }

    private async Task CountAsync(int number, int cut)
    {
        try
        {
            // Nobody can vote any more, so that any cut from here on has the same ballots.
            var whole = await _session.CutAsync().WaitAsync(_stopped);
            if (whole.State.Budgets?.All[number] is not { IsPublic: true, Count: null } budget || budget.Closings != cut)
                return;
            var fact = new BudgetCounted(budget.Id, cut, BudgetCounting.Algorithm, BudgetCounting.Run(budget, whole.Budgets[number], _stopped));
            var settled = await _session.SubmitAsync(fact);
            for (; settled.IsBusy; settled = await _session.SubmitAsync(fact))
                await Task.Delay(Again, _time, _stopped);
            if (settled.Ruling == Ruling.InvalidRequest)
                BudgetLog.CountRefused(_log);
        }
        catch (OperationCanceledException)
        {
            // Done again when the hall is next opened.
        }
#pragma warning disable CA1031 // Nobody waits for this: what went wrong is said in the log, and the next look at the hall tries again.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            BudgetLog.CountFailed(_log, fault);
        }
        finally
        {
            _counts.TryRemove((number, cut), out _);
        }
    }
}

/// <summary>Lines of the log about budgets.</summary>
internal static partial class BudgetLog
{
    [LoggerMessage(64, LogLevel.Error, "A budget could not be counted.")]
    public static partial void CountFailed(ILogger log, Exception fault);

    [LoggerMessage(65, LogLevel.Error, "The count of a budget is too large for the journal, so that the budget has no result.")]
    public static partial void CountRefused(ILogger log);

    [LoggerMessage(66, LogLevel.Critical, "The store has lost the key that tells the voters of a budget apart; nobody votes on it until the key is back")]
    public static partial void KeyLost(ILogger log);
}
