namespace LiveTownHall.Tally;

/// <summary>A voter and the ballot of theirs that counts.</summary>
/// <param name="Voter">64-bit pseudonym, any value.</param>
/// <param name="Ballot">Packed by its poll's kind; opaque here, any value.</param>
/// <param name="Fence">The greatest that this voter cast with; 0 where none was given.</param>
public readonly record struct VoterBallot(ulong Voter, ulong Ballot, ulong Fence = 0) : IComparable<VoterBallot>
{
    /// <summary>Without the fence.</summary>
    public void Deconstruct(out ulong voter, out ulong ballot) => (voter, ballot) = (Voter, Ballot);

    /// <summary>Orders by voter; a box holds each voter once.</summary>
    public int CompareTo(VoterBallot other) => Voter.CompareTo(other.Voter);

    public static bool operator <(VoterBallot left, VoterBallot right) => left.CompareTo(right) < 0;

    public static bool operator >(VoterBallot left, VoterBallot right) => left.CompareTo(right) > 0;

    public static bool operator <=(VoterBallot left, VoterBallot right) => left.CompareTo(right) <= 0;

    public static bool operator >=(VoterBallot left, VoterBallot right) => left.CompareTo(right) >= 0;
}
