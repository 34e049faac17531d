using LiveTownHall.Server.Halls;
using LiveTownHall.Server.Metrics;
using LiveTownHall.Server.Settings;

namespace LiveTownHall.Server.Codes;

/// <summary>
/// How many wrong codes one network may bring to a hall through this node. Past that nobody can tell who guesses until the code was looked at, so whatever code comes from there
/// is looked at late and few at a time: a right one passes, and guessing stays slow. Any thread.
/// </summary>
internal sealed class CodeQuota(LimitSettings limits, TimeProvider time)
{
    private const string Budget = "wrong_voter_codes";

    /// <summary>Codes of one network that wait at a time.</summary>
    private const int MostLate = 8;

    private static readonly TimeSpan LateAnswer = TimeSpan.FromSeconds(2);

    private readonly NetworkBuckets _wrong = new(time, limits.WrongVoterCodesPerMinute / 60, limits.WrongVoterCodesPerMinute, false, Budget);

    /// <summary>How many codes of each network wait; networks of which none does are not in it.</summary>
    private readonly Dictionary<ulong, int> _late = [];

    /// <summary>Lets a code be looked at: at once where its network has wrong ones left, else late.</summary>
    /// <returns>False where too many wait already.</returns>
    public async Task<bool> WaitAsync(ulong network, CancellationToken cancellation)
    {
        network = KeyOf(network);
        if (_wrong.HasOne(network))
            return true;
        if (!TryQueue(network))
        {
            TownhallMetrics.BudgetExceeded(Budget);
            return false;
        }

        try
        {
            await Task.Delay(LateAnswer, time, cancellation);
            return true;
        }
        finally
        {
            Leave(network);
        }
    }

    /// <summary>Counts a code that this node does not know. Only where this says so the store is asked about it.</summary>
    public bool TryBeWrong(ulong network) => _wrong.TryTake(KeyOf(network));

    /// <summary>Those whose network is not known share one: as in a hall that has long been closed.</summary>
    private static ulong KeyOf(ulong network) => Math.Max(1, network);

    private bool TryQueue(ulong network)
    {
        lock (_late)
        {
            var waiting = _late.GetValueOrDefault(network);
            if (waiting == MostLate)
                return false;
            _late[network] = waiting + 1;
            return true;
        }
    }

    private void Leave(ulong network)
    {
        lock (_late)
        {
            if (--_late[network] == 0)
                _late.Remove(network);
        }
    }
}
