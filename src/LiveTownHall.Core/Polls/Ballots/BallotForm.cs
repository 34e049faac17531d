namespace LiveTownHall.Core.Polls;

/// <summary>What a counted ballot is made of.</summary>
public enum BallotForm
{
    /// <summary>64 bits that say everything.</summary>
    Bits,

    /// <summary>Canonical bytes in people's own words, see <see cref="TermBytes"/>.</summary>
    Terms,

    /// <summary>Canonical bytes of the kind's own making.</summary>
    Bytes,
}
