using System.Buffers;
using System.Security.Cryptography;
using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;

namespace LiveTownHall.LoadTests.Simulation;

/// <summary>A node in simulated time: group commit on the way in, the real replica on the way out.</summary>
internal sealed class SimulatedNode(int number, int seed)
{
    private const int MostInBatch = 2048;
    private const double LostHint = 0.001;
    private const double Silence = 1.0;

    private readonly Random _network = new(seed + number);
    private readonly Queue<SimulatedBallot> _intake = new();
    private readonly BatchWriter _batch = new();

    public int Number => number;

    public bool IsDead { get; private set; }

    public bool IsFlying { get; set; }

    public void Take(SimulatedBallot ballot) => _intake.Enqueue(ballot);

    /// <summary>Sends what waits as one batch.</summary>
    /// <returns>When the node hears that it is durable; null where nothing waits.</returns>
    public double? Launch(SimulatedLog log, double now)
    {
        if (_intake.Count == 0 || IsDead)
            return null;
        _batch.Begin(1);
        var ballots = new SimulatedBallot[Math.Min(_intake.Count, MostInBatch)];
        for (var i = 0; i < ballots.Length; i++)
        {
            ballots[i] = _intake.Dequeue();
            ballots[i].WriteTo(_batch);
        }

        IsFlying = true;
        return log.Append(number, _batch.Written.ToArray(), ballots, now + Hop()) + Hop();
    }

    /// <summary>Ends without a word. What waited is lost here; what was on its way to the log may still arrive.</summary>
    /// <returns>Ballots that nobody was told of.</returns>
    public List<SimulatedBallot> Die(SimulatedLog log)
    {
        IsDead = true;
        var unheard = _intake.ToList();
        if (IsFlying)
            unheard.AddRange(log.Entries.Last(e => e.Node == number).Ballots);
        return unheard;
    }

    /// <summary>Follows the log by hints that come late and sometimes never, and applies it with the code of the server.</summary>
    /// <param name="waited">Told how long each ballot of this node waited for its answer.</param>
    /// <returns>The result, and a fingerprint of the whole state.</returns>
    public (long Voters, long[] Counts, string State) Follow(SimulatedLog log, Action<double> waited, bool fingerprint)
    {
        var (replica, rulings, reached) = (new HallReplica(), new List<Ruling>(), 0.0);
        for (var i = 0; i < log.Entries.Count; i++)
        {
            var entry = log.Entries[i];
            var heard = entry.Durable + Hop();

            // A lost hint is noticed by the next one, or by silence; then the log is read.
            if (_network.NextDouble() < LostHint)
                heard = Math.Min(entry.Durable + Silence, i + 1 < log.Entries.Count ? log.Entries[i + 1].Durable + Hop() : double.MaxValue) + Hop() + Hop();
            reached = Math.Max(reached, heard);
            rulings.Clear();
            if (!replica.Apply(i + 1, entry.Body, rulings))
                throw new InvalidOperationException("A replica did not take a batch.");
            if (entry.Node != number)
                continue;
            foreach (var ballot in entry.Ballots)
                waited(reached - ballot.Due);
        }

        var tally = replica.Cut()!.Polls[0].Tally;
        var counts = new long[4];
        foreach (var distinct in tally.Profile)
            counts[distinct.Ballot] += distinct.Count;
        return (tally.Voters, counts, fingerprint ? Fingerprint(replica) : "");
    }

    private static string Fingerprint(HallReplica replica)
    {
        var state = new ArrayBufferWriter<byte>();
        replica.WriteState(state);
        return Convert.ToHexString(SHA256.HashData(state.WrittenSpan));
    }

    /// <summary>One way through the network: 0.1 to 1 ms, and once in a while far more.</summary>
    private double Hop() => 0.0001 + (_network.NextDouble() * 0.0009) + (_network.NextDouble() < 0.001 ? 0.05 : 0);
}
