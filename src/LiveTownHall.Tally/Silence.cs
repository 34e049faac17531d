namespace LiveTownHall.Tally;

/// <summary>Whether a voter that the tally knows says anything.</summary>
public enum Silence : byte
{
    /// <summary>Their ballot counts, or there is none.</summary>
    None,

    /// <summary>They take part and say nothing.</summary>
    Abstains,

    /// <summary>They took their ballot back.</summary>
    Withdrew,
}
