namespace LiveTownHall.Tally;

/// <summary>What casting a ballot changed.</summary>
public enum CastResult
{
    /// <summary>The voter had no ballot in the box before.</summary>
    New,

    /// <summary>The voter's former ballot was replaced by another one.</summary>
    Changed,

    /// <summary>The voter had cast exactly this ballot already; nothing changed.</summary>
    Unchanged,

    /// <summary>The ballot that counts was cast with a greater fence; nothing changed.</summary>
    Superseded,
}
