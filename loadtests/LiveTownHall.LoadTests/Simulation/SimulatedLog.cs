using LiveTownHall.Core.Facts;

namespace LiveTownHall.LoadTests.Simulation;

/// <summary>A Redis whose clock is simulated: it takes one append after the other, each for a time, and gives it the next position.</summary>
/// <param name="perBatch">Seconds that an append keeps it busy.</param>
internal sealed class SimulatedLog(double perBatch)
{
    private const double PerBallot = 50e-9;

    private readonly List<Entry> _entries = [];
    private double _free;

    public IReadOnlyList<Entry> Entries => _entries;

    /// <summary>Seconds of work so far.</summary>
    public double Busy { get; private set; }

    /// <summary>Appends what arrives at a time.</summary>
    /// <returns>When it is durable.</returns>
    public double Append(int node, byte[] body, SimulatedBallot[] ballots, double arrives)
    {
        var work = perBatch + (PerBallot * ballots.Length);
        _free = Math.Max(arrives, _free) + work;
        Busy += work;
        _entries.Add(new Entry(node, body, ballots, _free));
        return _free;
    }

    public void Append(byte[] body) => _entries.Add(new Entry(-1, body, [], 0));

    /// <param name="Node">Who appended it.</param>
    /// <param name="Durable">When, in simulated seconds.</param>
    internal sealed record Entry(int Node, byte[] Body, SimulatedBallot[] Ballots, double Durable);
}

/// <param name="Due">When the person pressed the button, in simulated seconds.</param>
internal readonly record struct SimulatedBallot(int Voter, int Choice, double Due)
{
    /// <summary>What a pseudonym looks like: all 64 bits are used.</summary>
    public ulong Pseudonym => ((ulong)Voter + 1) * 0x9E3779B97F4A7C15;

    public void WriteTo(BatchWriter batch) => batch.Ballot(0, 1, Pseudonym, (ulong)Choice);
}
