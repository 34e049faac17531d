namespace LiveTownHall.Core.Polls;

/// <summary>One voter's answer in words: the fields of the protocol's <c>Ballot</c>. Unchecked until <see cref="Marking.TryPack"/> took it.</summary>
public sealed record BallotPaper
{
    public IReadOnlyList<string?>? Choices { get; init; }

    /// <summary>Best first.</summary>
    public IReadOnlyList<string?>? Ranking { get; init; }

    public double? Value { get; init; }

    public IReadOnlyList<string?>? Words { get; init; }

    public string? Text { get; init; }

    /// <summary>By option id.</summary>
    public IReadOnlyDictionary<string, double>? Points { get; init; }

    /// <summary>By option id: across and up, each from 0 to 1.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<double>>? Places { get; init; }

    /// <summary>True to take part and choose nothing, where the poll allows it.</summary>
    public bool? Abstain { get; init; }

    /// <summary>True to take back what was cast.</summary>
    public bool? Withdraw { get; init; }

    public bool Equals(BallotPaper? other)
        => other is not null
        && Same(Choices, other.Choices)
        && Same(Ranking, other.Ranking)
        && Value == other.Value
        && Same(Words, other.Words)
        && Text == other.Text
        && Same(Points, other.Points)
        && Same(Places, other.Places)
        && Abstain == other.Abstain
        && Withdraw == other.Withdraw;

    public override int GetHashCode() => HashCode.Combine(Length(Choices), Length(Ranking), Value, Length(Words), Text, Points?.Count ?? -1, Places?.Count ?? -1);

    private static int Length(IReadOnlyList<string?>? list) => list?.Count ?? -1;

    private static bool Same(IReadOnlyList<string?>? a, IReadOnlyList<string?>? b)
        => a is null || b is null ? a == b : a.SequenceEqual(b, StringComparer.Ordinal);

    private static bool Same(IReadOnlyDictionary<string, double>? a, IReadOnlyDictionary<string, double>? b)
        => a is null || b is null ? a == b : a.Count == b.Count && a.All(entry => b.TryGetValue(entry.Key, out var other) && other == entry.Value);

    private static bool Same(IReadOnlyDictionary<string, IReadOnlyList<double>>? a, IReadOnlyDictionary<string, IReadOnlyList<double>>? b)
        => a is null || b is null ? a == b : a.Count == b.Count && a.All(entry => b.TryGetValue(entry.Key, out var other) && other.SequenceEqual(entry.Value));
}
