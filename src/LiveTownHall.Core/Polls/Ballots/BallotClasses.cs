using System.Collections.Immutable;
using LiveTownHall.Core.Facts;
using LiveTownHall.Tally;

namespace LiveTownHall.Core.Polls;

/// <summary>Which ballots of a round are surer to be one person's than a device's token makes them. One writer.</summary>
internal sealed class BallotClasses
{
    private readonly Dictionary<ulong, AssuranceClass> _byVoter = [];

    public AssuranceClass Of(ulong voter) => _byVoter.GetValueOrDefault(voter);

    /// <returns>Whether that is another one than before.</returns>
    public bool Set(ulong voter, AssuranceClass assurance)
    {
        if (Of(voter) == assurance)
            return false;
        if (assurance == AssuranceClass.DeviceToken)
            _byVoter.Remove(voter);
        else
            _byVoter[voter] = assurance;
        return true;
    }

    public IEnumerable<KeyValuePair<ulong, AssuranceClass>> Sorted() => _byVoter.OrderBy(entry => entry.Key);

    /// <summary>What each class has cast, as of now.</summary>
    public ImmutableArray<ClassCut> Cut(PollBallots ballots, PollTally tally)
    {
        var classes = new SortedDictionary<AssuranceClass, Counted>();
        foreach (var (voter, assurance) in _byVoter)
        {
            if (!tally.TryGetBallot(voter, out var ballot))
                continue;
            if (!classes.TryGetValue(assurance, out var counted))
                classes.Add(assurance, counted = new Counted(ballots.Kind.StartCount(ballots.Definition)));
            counted.Add(ballot, ballots.Pool);
        }

        return [.. classes.Select(entry => entry.Value.At(entry.Key))];
    }

    private sealed class Counted(RunningCount? running)
    {
        private readonly SortedDictionary<ulong, long> _profile = [];
        private long _voters;

        public void Add(ulong ballot, BallotPool? pool)
        {
            _voters++;
            if (running is null)
                _profile[ballot] = _profile.GetValueOrDefault(ballot) + 1;
            else if (pool!.TryGet(ballot, out var bytes))
                running.Add(bytes.AsSpan());
        }

        public ClassCut At(AssuranceClass assurance) => new(assurance, _voters, [.. _profile.Select(line => new DistinctBallot(line.Key, line.Value))], running?.Result());
    }
}

/// <summary>The ballots of one class of assurance at a cut.</summary>
/// <param name="Profile">See <see cref="TallySnapshot.Profile"/>.</param>
/// <param name="Counted">As in <see cref="PollCut"/>.</param>
public sealed record ClassCut(AssuranceClass Assurance, long Voters, ImmutableArray<DistinctBallot> Profile, PollResult? Counted);
