using MessagePack;

namespace LiveTownHall.Contracts.Moderation;

/// <summary>What the desk sees of a question beside what everybody sees.</summary>
[MessagePackObject]
public sealed record DeskItem
{
    /// <summary>Stable handle of the author. One and the same person has one handle for what was asked by name and another for what was asked without.</summary>
    [Key(0)] public required string AuthorId { get; init; }

    /// <summary>Questions under this handle, by state.</summary>
    [Key(1)] public required IReadOnlyDictionary<string, int> AuthorHistory { get; init; }

    [Key(2)] public bool? AuthorMuted { get; init; }

    /// <summary>Ids of the rules that held or marked it.</summary>
    [Key(3)] public IReadOnlyList<string>? Rules { get; init; }

    [Key(4)] public IReadOnlyList<FlagCaseView>? Flags { get; init; }

    /// <summary>Who has taken it on.</summary>
    [Key(5)] public ItemClaimView? Claim { get; init; }

    /// <summary>Fact-checks it may repeat, best first, at most three. Advice: none of it is a public label.</summary>
    [Key(6)] public IReadOnlyList<ClaimSuggestion>? Suggestions { get; init; }

    /// <summary>Questions it may repeat, best first.</summary>
    [Key(7)] public IReadOnlyList<SimilarItem>? Similar { get; init; }

    /// <summary>Context notes that wait for a second person.</summary>
    [Key(8)] public IReadOnlyList<ProposedContext>? Proposed { get; init; }

    /// <summary>The newest verdict on it.</summary>
    [Key(9)] public DecisionView? Decision { get; init; }

    /// <summary>The redaction that waits for a second person.</summary>
    [Key(10)] public ProposedRedaction? Redaction { get; init; }

    /// <summary>Ids of the questions that were merged into it.</summary>
    [Key(11)] public IReadOnlyList<string>? Merged { get; init; }

    /// <summary>Its texts before the present revision, oldest first; the last five of them.</summary>
    [Key(12)] public IReadOnlyList<string>? Earlier { get; init; }

    /// <summary>Who rejected it, as long as it is: they can't decide the appeal.</summary>
    [Key(13)] public string? RejectedBy { get; init; }
}

/// <summary>The flags of one category on one item.</summary>
[MessagePackObject]
public sealed record FlagCaseView
{
    /// <summary>The argument of ResolveFlags.</summary>
    [Key(0)] public required string Id { get; init; }

    /// <summary>One of <see cref="FlagCategories"/>.</summary>
    [Key(1), OneOf(typeof(FlagCategories))] public required string Category { get; init; }

    /// <summary>open, claimed, agreed, disagreed, ignored, escalated or void.</summary>
    [Key(2)] public required string State { get; init; }

    /// <summary>People who flagged.</summary>
    [Key(3)] public required int People { get; init; }

    [Key(4)] public required int Weight { get; init; }

    /// <summary>What they wrote; the ten newest.</summary>
    [Key(5)] public IReadOnlyList<string>? Notes { get; init; }
}

/// <param name="Until">When the claim ends unless it is renewed.</param>
[MessagePackObject]
public sealed record ItemClaimView([property: Key(0)] string By, [property: Key(1)] string? Name, [property: Key(2)] DateTimeOffset Until);

/// <param name="Score">0 to 1; for ordering, no probability.</param>
[MessagePackObject]
public sealed record ClaimSuggestion(
    [property: Key(0)] string ClaimId,
    [property: Key(1)] string Claim,
    [property: Key(2)] string Rating,
    [property: Key(3)] string Publisher,
    [property: Key(4)] string Url,
    [property: Key(5)] string? ReviewDate,
    [property: Key(6)] string? Language,
    [property: Key(7)] double Score);

[MessagePackObject]
public sealed record SimilarItem([property: Key(0)] string Id, [property: Key(1)] string Text, [property: Key(2)] string State, [property: Key(3)] double Score);

[MessagePackObject]
public sealed record ProposedContext(
    [property: Key(0)] string Id,
    [property: Key(1)] string Text,
    [property: Key(2)] IReadOnlyList<string> Sources,
    [property: Key(3)] string By,
    [property: Key(4)] string? ByName,
    [property: Key(5)] DateTimeOffset At,
    [property: Key(6)] string? Corrects);

/// <param name="By">Staff id of whoever decided, or <c>system</c>.</param>
/// <param name="UndoUntil">Until when whoever decided may take it back; absent once something else has happened.</param>
[MessagePackObject]
public sealed record DecisionView(
    [property: Key(0)] string By,
    [property: Key(1)] string? Name,
    [property: Key(2)] string Action,
    [property: Key(3)] DateTimeOffset At,
    [property: Key(4)] int Revision,
    [property: Key(5)] string From,
    [property: Key(6)] string To,
    [property: Key(7)] DateTimeOffset? UndoUntil = null);

[MessagePackObject]
public sealed record ProposedRedaction([property: Key(0)] string By, [property: Key(1)] string? ByName, [property: Key(2)] string Reason, [property: Key(3)] string ByRole);
