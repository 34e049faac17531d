namespace LiveTownHall.LoadTests.Aims;

/// <summary>How much of everything one run of the table uses.</summary>
internal sealed record Scale
{
    public static readonly Scale Full = new();

    /// <summary>For a look in between: the same rows, fewer and shorter windows.</summary>
    public static readonly Scale Quick = new() { Rounds = 2, Window = TimeSpan.FromSeconds(3), Replayed = 2_000_000 };

    public int Rounds { get; init; } = 5;

    public TimeSpan Window { get; init; } = TimeSpan.FromSeconds(6);

    /// <summary>Only our server, for a profiler to look at; ratios are then of no meaning.</summary>
    public bool Alone { get; init; }

    public int Screens { get; init; } = 4000;

    public int Returning { get; init; } = 8000;

    public int Replayed { get; init; } = 10_000_000;
}
