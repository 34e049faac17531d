namespace LiveTownHall.Core.Text;

/// <summary>What <see cref="PlainText.Clean"/> found.</summary>
public enum CleanOutcome
{
    Ok,

    /// <summary>Nothing was written.</summary>
    Empty,

    TooLong,

    /// <summary>Something was written, but nothing in it can be seen.</summary>
    Invalid,
}
