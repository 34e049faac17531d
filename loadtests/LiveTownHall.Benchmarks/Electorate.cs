using LiveTownHall.Tally;

namespace LiveTownHall.Benchmarks;

/// <summary>Made-up voters and a stream of their ballots, the same in every run.</summary>
internal static class Electorate
{
    internal const int Options = 8;

    internal static ulong[] Voters(int count)
    {
        var random = new Random(20261123);
        var voters = new ulong[count];
        for (var i = 0; i < count; i++)
            voters[i] = (ulong)random.NextInt64(long.MinValue, long.MaxValue);
        return voters;
    }

    /// <summary>Ballots by randomly chosen voters, in no order that a cache could guess.</summary>
    internal static VoterBallot[] Ballots(ulong[] voters, int count)
    {
        var random = new Random(42);
        var ballots = new VoterBallot[count];
        for (var i = 0; i < count; i++)
            ballots[i] = new VoterBallot(voters[random.Next(voters.Length)], (ulong)random.Next(Options));
        return ballots;
    }
}
