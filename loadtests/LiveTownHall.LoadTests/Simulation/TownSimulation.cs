using System.Collections.Immutable;
using HdrHistogram;
using LiveTownHall.Core.Facts;
using LiveTownHall.Core.Halls;
using LiveTownHall.Core.Polls;
using LiveTownHall.LoadTests.Running;

namespace LiveTownHall.LoadTests.Simulation;

/// <summary>
/// Many nodes and a whole country of attendees on one machine: the code of the server counts, clock and network are simulated.
/// Everybody votes within a minute, one in ten changes their mind, two nodes die in the middle and their people go on elsewhere.
/// </summary>
internal static class TownSimulation
{
    private const double Minute = 60;
    private const double ChangeShare = 0.1;
    private const double AppendWork = 80e-6;
    private const int Seed = 20;

    public static ScenarioReport Run(int nodes, int attendees, CancellationToken cancellation)
    {
        var report = new ScenarioReport("simulation", $"{attendees:N0} attendees on {nodes} nodes, simulated clock and network");
        var log = new SimulatedLog(AppendWork);
        log.Append(Beginning());
        var town = Enumerable.Range(0, nodes).Select(n => new SimulatedNode(n, Seed)).ToArray();
        var resent = Vote(town, log, Votes(attendees), cancellation);

        var (truth, truthCounts) = Truth(log, attendees);
        var latency = new LongHistogram(1, 600_000_000, 3);
        var (agree, states) = (0, new HashSet<string>(StringComparer.Ordinal));
        foreach (var node in town)
        {
            cancellation.ThrowIfCancellationRequested();
            var isFirstOrLast = node.Number == 0 || node.Number == nodes - 1;
            var (voters, counts, state) = node.Follow(log, wait => latency.RecordValue(Math.Max(1, (long)(wait * 1e6))), isFirstOrLast);
            if (voters == truth && counts.SequenceEqual(truthCounts))
                agree++;
            if (isFirstOrLast)
                states.Add(state);
        }

        var ballots = log.Entries.Sum(e => e.Ballots.Length);
        var batches = log.Entries.Count - 1;
        var lasted = log.Entries[^1].Durable;
        report.Figure("ballots in the journal", $"{ballots:N0}, {resent:N0} of them sent again after a node died");
        report.Figure("batches", $"{batches:N0}, {(double)ballots / batches:0.0} ballots each, {batches / lasted:N0} a second");
        report.Figure("the log is busy", $"{log.Busy / lasted:0.00} of the time");
        report.Figure("vote -> counted, simulated", $"p50 {latency.GetValueAtPercentile(50) / 1000.0:0.0} ms, p99 {latency.GetValueAtPercentile(99) / 1000.0:0.0} ms");
        report.Figure("hints to nodes", $"{batches / lasted * nodes:N0} a second, where one message per vote would be {ballots / lasted * nodes:N0}");
        report.Check("every attendee is counted once", truth == attendees, $"{truth:N0} voters");
        report.Check("every node has the result of plain arithmetic", agree == nodes, $"{agree} of {nodes}, dead ones replayed");
        report.Check("replicas are the same to the byte", states.Count == 1, "first and last node");
        return report;
    }

    /// <summary>Runs the minute.</summary>
    /// <returns>Ballots that were sent again.</returns>
    private static int Vote(SimulatedNode[] town, SimulatedLog log, List<(SimulatedBallot Ballot, int Home)> votes, CancellationToken cancellation)
    {
        var landings = new PriorityQueue<SimulatedNode, double>();
        var again = new PriorityQueue<(SimulatedBallot, int), double>();
        var deaths = new Queue<(double At, int Node)>(town.Length > 3 ? [(Minute * 0.4, 1), (Minute * 0.6, 2)] : []);
        var (next, resent) = (0, 0);
        while (next < votes.Count || landings.Count > 0 || again.Count > 0)
        {
            if (next % 65536 == 0)
                cancellation.ThrowIfCancellationRequested();
            var vote = next < votes.Count ? votes[next].Ballot.Due : double.MaxValue;
            var landing = landings.TryPeek(out _, out var at) ? at : double.MaxValue;
            var retry = again.TryPeek(out _, out var when) ? when : double.MaxValue;
            var now = Math.Min(vote, Math.Min(landing, retry));
            if (deaths.TryPeek(out var death) && death.At <= now)
            {
                deaths.Dequeue();
                foreach (var lost in town[death.Node].Die(log))
                {
                    resent++;
                    again.Enqueue((lost, death.Node + 1), death.At + 0.5 + (lost.Voter % 1000 / 1000.0));
                }
            }
            else if (landing <= vote && landing <= retry)
            {
                var node = landings.Dequeue();
                node.IsFlying = false;
                if (node.Launch(log, now) is { } back)
                    landings.Enqueue(node, back);
            }
            else
            {
                var (ballot, home) = retry < vote ? again.Dequeue() : votes[next++];
                while (town[home % town.Length].IsDead)
                    home++;
                var node = town[home % town.Length];
                node.Take(ballot);
                if (!node.IsFlying && node.Launch(log, now) is { } back)
                    landings.Enqueue(node, back);
            }
        }

        return resent;
    }

    private static List<(SimulatedBallot Ballot, int Home)> Votes(int attendees)
    {
        var random = new Random(Seed);
        var votes = new List<(SimulatedBallot, int)>((int)(attendees * (1 + ChangeShare)) + 1);
        for (var voter = 0; voter < attendees; voter++)
        {
            var due = random.NextDouble() * Minute * 0.8;
            votes.Add((new SimulatedBallot(voter, random.Next(4), due), voter));

            // Long enough after the first that it was answered: see the note on ballots without an order in the README.
            if (random.NextDouble() < ChangeShare)
                votes.Add((new SimulatedBallot(voter, random.Next(4), due + (Minute * 0.1) + (random.NextDouble() * Minute * 0.1)), voter));
        }

        votes.Sort((a, b) => a.Item1.Due.CompareTo(b.Item1.Due));
        return votes;
    }

    /// <summary>The last ballot of each voter in the order of the journal, counted without any code of the server.</summary>
    private static (long Voters, long[] Counts) Truth(SimulatedLog log, int attendees)
    {
        var last = new sbyte[attendees];
        Array.Fill(last, (sbyte)-1);
        foreach (var entry in log.Entries)
        {
            foreach (var ballot in entry.Ballots)
                last[ballot.Voter] = (sbyte)ballot.Choice;
        }

        var counts = new long[4];
        foreach (var choice in last)
        {
            if (choice >= 0)
                counts[choice]++;
        }

        return (counts.Sum(), counts);
    }

    private static byte[] Beginning()
    {
        var batch = new BatchWriter();
        batch.Begin(1);
        batch.Fact(new HallCreated
        {
            HallId = "01J00000000000000000000000",
            Title = "A country",
            Languages = ["en"],
            JoinCode = "ABCDEF",
            KeyHashes = ImmutableSortedDictionary<string, string>.Empty,
            Moderation = "pre",
            AnonymousQuestions = true,
        });
        batch.Fact(new PollCreated(
            "P", new PollDefinition { Kind = PollKind.Single, Title = "Which?", Options = [.. Enumerable.Range(0, 4).Select(i => new PollOption($"{i}", $"Option {i}"))] }));
        batch.Fact(new PollOpened("P"));
        return batch.Written.ToArray();
    }
}
