namespace LiveTownHall.Text.Claims;

/// <summary>Most that one import takes. Past a limit of the file nothing is imported; past one of a field its entry is refused.</summary>
public sealed record ClaimImportLimits
{
    public static ClaimImportLimits Default { get; } = new();

    /// <summary>Bytes of a file.</summary>
    public int Bytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>Entries of a file, those that will be refused included.</summary>
    public int Entries { get; init; } = 50_000;

    /// <summary>Runes of a claim.</summary>
    public int Text { get; init; } = 1_000;

    /// <summary>Runes of a rating.</summary>
    public int Rating { get; init; } = 300;

    /// <summary>Runes of a publisher's name.</summary>
    public int Publisher { get; init; } = 200;

    /// <summary>Runes of a headline.</summary>
    public int Title { get; init; } = 500;

    /// <summary>Characters of an address.</summary>
    public int Url { get; init; } = 2_000;
}
