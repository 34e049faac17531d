using LiveTownHall.Tally;

namespace LiveTownHall.Benchmarks;

/// <summary>A way from many producers to counted ballots.</summary>
internal interface ICounting
{
    /// <summary>Ballots counted so far.</summary>
    long Counted { get; }

    /// <summary>Counts a ballot, or hands it over for counting. Any thread; waits while there is no room.</summary>
    void Cast(VoterBallot ballot);

    /// <summary>Returns when so many ballots are counted.</summary>
    void WaitUntilCounted(long ballots);
}
