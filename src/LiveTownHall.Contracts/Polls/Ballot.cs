using MessagePack;

namespace LiveTownHall.Contracts.Polls;

/// <summary>One voter's answer; exactly the field of the poll's kind is present, or one of the last two.</summary>
[MessagePackObject]
public sealed record Ballot
{
    /// <summary>single (exactly one), multiple: option ids in any order, without repeats. motion: yes, no or abstain. statement: agree, disagree or pass.</summary>
    [Key(0)] public IReadOnlyList<string>? Choices { get; init; }

    /// <summary>ranking: option ids, best first; may be partial, without repeats.</summary>
    [Key(1)] public IReadOnlyList<string>? Ranking { get; init; }

    /// <summary>rating, numeric.</summary>
    [Key(2)] public double? Value { get; init; }

    /// <summary>words: each at most 40 characters.</summary>
    [Key(3)] public IReadOnlyList<string>? Words { get; init; }

    /// <summary>text: at most 2,000 characters.</summary>
    [Key(4)] public string? Text { get; init; }

    /// <summary>points: whole numbers from 0 by option id, together at least 1 and at most the poll's points; an option left out is given 0.</summary>
    [Key(5)] public IReadOnlyDictionary<string, double>? Points { get; init; }

    /// <summary>grid: across and up by option id, each from 0 to 1 in steps of 0.05; options may be left out, but not all.</summary>
    [Key(6)] public IReadOnlyDictionary<string, IReadOnlyList<double>>? Places { get; init; }

    /// <summary>True to take part and choose nothing, where the poll's settings allow it.</summary>
    [Key(7)] public bool? Abstain { get; init; }

    /// <summary>True to take back what was cast, as if one had not voted; never in a ballot that the server sends.</summary>
    [Key(8)] public bool? Withdraw { get; init; }
}
