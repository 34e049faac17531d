using System.Collections.Immutable;

namespace LiveTownHall.Tally;

/// <summary>
/// An exact cut through a tally at a journal position: every ballot up to it, none after it. Immutable; the counts of the
/// profile always add up to the number of voters, where the tally keeps one.
/// </summary>
public sealed class TallySnapshot
{
    internal TallySnapshot(long position, long voters, ImmutableArray<DistinctBallot> profile, long abstained = 0)
    {
        Position = position;
        Voters = voters;
        Profile = profile;
        Abstained = abstained;
    }

    /// <summary>The journal position of the cut; 0 before the first.</summary>
    public long Position { get; }

    /// <summary>Voters whose ballot counts.</summary>
    public long Voters { get; }

    /// <summary>Voters who took part and said nothing; not among <see cref="Voters"/>.</summary>
    public long Abstained { get; }

    /// <summary>The distinct ballots with their counts, sorted by ballot. Shared between snapshots where nothing changed; empty where the tally keeps no profile.</summary>
    public ImmutableArray<DistinctBallot> Profile { get; }
}
