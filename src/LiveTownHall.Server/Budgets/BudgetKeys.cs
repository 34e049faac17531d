using System.Collections.Concurrent;
using LiveTownHall.Core.Budgets;
using LiveTownHall.Journal;
using LiveTownHall.Server.Halls;
using LiveTownHall.Server.Halls.Keys;
using LiveTownHall.Server.Metrics;

namespace LiveTownHall.Server.Budgets;

/// <summary>The keys that turn a person into a voter's pseudonym, one for each budget, kept outside the journal.</summary>
/// <remarks>One is made only while nobody but the voters of an imported file has voted: under another key whoever had voted would be one more voter.</remarks>
internal sealed class BudgetKeys
{
    private readonly ConcurrentDictionary<int, byte[]> _known = new();
    private readonly ConcurrentDictionary<int, byte> _lost = new();
    private readonly HallSession _session;
    private readonly IDirectory _directory;
    private readonly ILogger _log;

    public BudgetKeys(HallSession session, IDirectory directory, TimeProvider time, ILogger<BudgetKeys> log)
    {
        (_session, _directory, _log) = (session, directory, log);
        session.StoreChanged += () => _ = VoterKeys.GiveBackAsync(directory, time, [.. _known.Select(known => (NameOf(session.HallId, known.Key), known.Value))]);
    }

    /// <summary>Where the key of a hall's budget lies in the store's directory.</summary>
    public static string NameOf(string hallId, int budget) => $"budget-key/{hallId}/{budget}";

    /// <summary>Who this person is among those who vote on the budget; null where the store has lost the key and somebody has voted under it.</summary>
    /// <exception cref="JournalUnavailableException">The key is not known here yet and the store does not answer.</exception>
    public ValueTask<ulong?> VoterAsync(Budget budget, string attendeeId, CancellationToken cancellation)
    {
        return _known.TryGetValue(budget.Number, out var key) ? ValueTask.FromResult<ulong?>(VoterKeys.PseudonymOf(key, attendeeId)) : Fetch();

        async ValueTask<ulong?> Fetch()
        {
            var name = NameOf(_session.HallId, budget.Number);
            var isInUse = _session.Replica.Budgets.Of(budget.Number) is { } ballots && ballots.Voters > (budget.Imported ?? 0);
            var bytes = isInUse
                ? await _directory.GetAsync(name, cancellation)
                : (await _directory.CreateIfAbsentAsync(name, VoterKeys.New(), null, cancellation)).Value;
            if (bytes is null)
            {
                Lose(budget.Number);
                return null;
            }

            _lost.TryRemove(budget.Number, out _);
            return VoterKeys.PseudonymOf(_known.GetOrAdd(budget.Number, bytes), attendeeId);
        }
    }

    private void Lose(int budget)
    {
        if (!_lost.TryAdd(budget, 0))
            return;
        TownhallMetrics.KeysLost.Add(1);
        BudgetLog.KeyLost(_log);
    }
}
